import Foundation

/// A process that a test started, and that cannot outlive it.
///
/// A child that stays behind holds the runner's output open, and the runner then waits for it for ever. So
/// what a test starts is killed where the test releases it, and it writes nowhere but where the test reads.
///
/// Reading and waiting block the thread: asynchronous tests do so in ``onOwnThread(_:)``, or await
/// ``ending()``.
package final class ChildProcess: @unchecked Sendable {
  private let process = Process()
  private let output: FileHandle
  private var unread = Data()

  /// - Parameters:
  ///   - program: a path, or the name of a program in `PATH`.
  ///   - environment: nil for the tests' own.
  ///   - errors: the file that standard error goes to; nil to throw it away.
  package init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String]? = nil,
    errors: String? = nil
  ) throws {
    let pipe = Pipe()
    output = pipe.fileHandleForReading
    process.executableURL = URL(filePath: program.contains("/") ? program : "/usr/bin/env")
    process.arguments = program.contains("/") ? arguments : [program] + arguments
    if let environment { process.environment = environment }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = try errors.map(Self.file) ?? FileHandle.nullDevice
    try withSignalsUnblocked { try process.run() }
  }

  deinit {
    if process.isRunning { Foundation.kill(processID, SIGKILL) }
    process.waitUntilExit()
  }

  private static func file(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  package var processID: pid_t { process.processIdentifier }

  // MARK: Output

  /// The next line; nil at the end of the output.
  package func line() -> String? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = output.availableData
      guard !more.isEmpty else { return nil }
      unread += more
    }
  }

  /// Everything it still writes, until its end.
  package func text() -> String {
    unread += output.readDataToEndOfFile()
    defer { unread = Data() }
    return String(decoding: unread, as: UTF8.self)
  }

  // MARK: The end

  /// Waits for the end.
  ///
  /// - Returns: the exit status; 128 and the signal's number where one ended it.
  @discardableResult
  package func wait() -> Int32 {
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return isSignal ? 128 + process.terminationStatus : process.terminationStatus
  }

  /// As ``wait()``, without holding up a thread of the tests.
  package func ending() async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "runnel.child-process").async { continuation.resume(returning: self.wait()) }
    }
  }

  /// Sends a signal and waits for the end.
  ///
  /// - Returns: as ``wait()``.
  package func end(with signal: Int32) async -> Int32 {
    Foundation.kill(processID, signal)
    return await ending()
  }

  /// Kills it as the kernel does when memory runs out, and reads what it had said before.
  package func kill() -> [String] {
    Foundation.kill(processID, SIGKILL)
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    return lines
  }
}

/// A child inherits the signals that its parent's thread blocks, and the threads of a pool block most: such a
/// child could not be ended by SIGTERM.
private func withSignalsUnblocked(_ body: () throws -> Void) rethrows {
  var none = sigset_t()
  var before = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  try body()
}
