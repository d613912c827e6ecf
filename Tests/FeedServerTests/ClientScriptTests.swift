import FeedCore
import Foundation
import Subprocess
import Testing

/// Stream's official clients against the server, where a Python with them is at hand: `RUNNEL_CLIENTS_PYTHON`
/// names it, with stream-python (and, for the Django application, stream-django and Django) installed.
@Suite struct ClientScriptTests {
  static let python = ProcessInfo.processInfo.environment["RUNNEL_CLIENTS_PYTHON"] ?? ""
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("clients").path

  @Test(
    .enabled(if: !python.isEmpty),
    arguments: ["stream_python.py", "stream_python_async.py", "stream_django_app.py"]
  )
  func drives(_ script: String) async throws {
    try await TestServer.run { server in
      // The client takes the name localhost for a server of your own, and no other.
      let result = try await Subprocess.run(
        .path(.init(Self.python)),
        arguments: [
          "-W", "ignore", "\(Self.folder)/\(script)", "http://localhost:\(server.port)", "key", "secret",
        ],
        output: .string(limit: 1 << 20),
        error: .string(limit: 1 << 20)
      )
      let said = result.standardOutput + result.standardError
      #expect(result.terminationStatus.isSuccess, "\(said)")
      #expect(said.contains(" ok, 0 not ok"), "\(said)")
    }
  }
}
