import Dispatch
import Foundation

// libFuzzer's entry points: `.ci/fuzz` builds this target with coverage and links it with the fuzzer's own
// `main`.

/// What `SocketlessServer` shares with the tests.
enum TestServer {
  static let key = "key"
  static let secret = "secret"
}

private final class Fuzzed: Sendable {
  static let shared = Fuzzed()

  /// One input at a time: libFuzzer calls from one thread.
  nonisolated(unsafe) private var server = try! SocketlessServer()
  nonisolated(unsafe) private var count = 0

  /// - Returns: nil if all is well, otherwise what is wrong.
  func problem(with bytes: [UInt8]) -> String? {
    count += 1
    // What is stored would grow without end.
    if count % 5_000 == 0 { server = try! SocketlessServer() }
    let server = server
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var problem: String?
    Task.detached {
      do {
        let result = try await server.send(bytes)
        problem = result.statuses.first { $0 >= 500 && ![501, 503].contains($0) }.map { "status \($0)" }
      } catch {
        problem = "\(error)"
      }
      done.signal()
    }
    done.wait()
    return problem
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzRequest(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
  if let problem = Fuzzed.shared.problem(with: bytes) { fatalError(problem) }
  return 0
}
