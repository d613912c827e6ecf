import FeedCore
import PrivateFiles

/// Sends what waits, oldest first. One sender at a time works on a folder, in whichever process: two would
/// send the same write twice, or a later one before an earlier one.
actor OutboxSender {
  /// What became of a write while its maker waited.
  enum Outcome: Sendable {
    /// - Parameter response: nil if another process sent it.
    case sent(response: JSONValue?)
    case refused(FeedError)
    /// It is on disk and will be sent later.
    case waiting
  }

  private let store: OfflineStore
  private let lock: FileLock
  private let send: @Sendable (OfflineWrite) async throws -> JSONValue
  /// Called for each write that is set aside while no caller waits for it.
  private let report: @Sendable (FeedError) -> Void
  private var running: Task<Bool, Never>?
  /// Writes whose makers wait, with the response once there is one.
  private var awaited: [Int64: Outcome?] = [:]

  init(
    _ store: OfflineStore,
    send: @escaping @Sendable (OfflineWrite) async throws -> JSONValue,
    report: @escaping @Sendable (FeedError) -> Void
  ) throws {
    self.store = store
    self.send = send
    self.report = report
    lock = try FileLock("\(store.folder)/sender.lock")
  }

  /// Sends what waits until all is sent or the server cannot be reached.
  ///
  /// - Returns: whether nothing waits any more.
  func sendAll() async -> Bool {
    if let current = running {
      if await current.value { return true }
      // It may have begun before the server was back: only one that began later speaks for this call.
      if let later = running, later != current { return await later.value }
    }
    let task = Task { await self.sendUntilStopped() }
    // Set before the first suspension, so that a call that comes meanwhile finds it.
    running = task
    let isDone = await task.value
    // A later call may have replaced it while this one waited.
    if running == task { running = nil }
    return isDone
  }

  /// Sends one write, which is stored already, and those before it.
  func deliver(_ number: Int64, within patience: Duration) async -> Outcome {
    // Registered before sending: `refuse` reports a refusal only if no caller waits for the write.
    awaited[number] = .some(nil)
    let call = PatientCall { await self.sendAll() }
    _ = try? await call.value(within: patience)
    let outcome = awaited.removeValue(forKey: number) ?? nil
    if let outcome { return outcome }
    return await outcomeOnDisk(of: number)
  }

  private func outcomeOnDisk(of number: Int64) async -> Outcome {
    switch try? await store.stage(of: number) {
    // Removed by another process, which does that after sending.
    case .gone?: return .sent(response: nil)
    case .setAside(let error)?:
      // Another process was refused; here the user is notified, so that nothing is left to be kept.
      try? await store.remove(number)
      return .refused(error)
    case .waiting?, nil: return .waiting
    }
  }

  private func sendUntilStopped() async -> Bool {
    guard await acquire() else { return false }
    defer { lock.unlock() }
    while true {
      guard let next = try? await store.nextWrite() else { return false }
      for lost in next.unreadable { report(lost.error) }
      guard let waiting = next.write else { return true }
      guard await send(waiting) else { return false }
    }
  }

  /// Another process may be about to finish: it is given a moment.
  private func acquire() async -> Bool {
    for _ in 0..<40 {
      if lock.tryLock() { return true }
      guard (try? await Task.sleep(for: .milliseconds(25))) != nil else { return false }
    }
    return false
  }

  /// - Returns: false if the server cannot be reached, or refuses everything for now.
  private func send(_ waiting: WaitingWrite) async -> Bool {
    do {
      // A crash between sending and removing sends the write again.
      let response = try await send(waiting.write)
      try await store.remove(waiting.number)
      finish(waiting.number, .sent(response: response))
      return true
    } catch let error as FeedError where error.isFinal {
      return await refuse(waiting, error)
    } catch {
      return false
    }
  }

  private func refuse(_ waiting: WaitingWrite, _ error: FeedError) async -> Bool {
    do {
      if awaited.keys.contains(waiting.number) {
        try await store.remove(waiting.number)
        finish(waiting.number, .refused(error))
      } else if waiting.write.isDone(by: error) {
        // For example, what should be deleted is already gone.
        try await store.remove(waiting.number)
      } else {
        try await store.setAside(waiting.number, error)
        report(error)
      }
      return true
    } catch {
      return false
    }
  }

  private func finish(_ number: Int64, _ outcome: Outcome) {
    if awaited.keys.contains(number) { awaited[number] = outcome }
  }
}

extension FeedError {
  /// The server was not reached or did not respond: this says nothing about the request.
  var isConnectionFailure: Bool { code == .unreachable || code == .timeout }

  /// Whether sending the same request later would be refused again. What concerns the server, the rate or the
  /// token rather than the request passes, or is mended by the user; the write waits.
  var isFinal: Bool {
    switch code {
    case .unreachable, .timeout, .internalError, .rateLimit, .authentication, .apiKey, .siteSuspended,
      .storage:
      false
    default: status < 500
    }
  }
}
