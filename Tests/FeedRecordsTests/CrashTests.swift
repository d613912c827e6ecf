import Foundation
import Testing

@Suite("A crash at any point delivers exactly what was committed")
struct CrashTests {
  /// Five kills here; `PublishingCrash soak 200` is the whole of it.
  @Test func killedWhilePublishing() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "PublishingCrash")
    process.arguments = ["soak", "5"]
    process.standardOutput = output
    try process.run()
    let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(report)")
    #expect(report.hasPrefix("5 kills, "), "\(report)")
  }
}
