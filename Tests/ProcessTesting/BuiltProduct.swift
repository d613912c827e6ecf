import Foundation

/// The path of an executable built beside the running tests, such as `runnel`.
package func builtProduct(_ name: String) -> String {
  let tests =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
  return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(name).path
}
