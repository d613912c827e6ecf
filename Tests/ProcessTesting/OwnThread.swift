import Dispatch

/// Runs a test that waits for a process on a thread of its own, so that it does not hold up the other tests.
package func onOwnThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws
  -> Result
{
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue(label: "runnel.pty-test").async {
      continuation.resume(with: Swift.Result(catching: body))
    }
  }
}
