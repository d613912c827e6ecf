import FeedCore
import Foundation
import Reader
import Social

extension ReaderLoop {
  /// Opens the backend while the first frame stands already.
  func connect() {
    work { [self] in
      do {
        let service = try await world.connect()
        self.service = service
        let user = try await service.reader()
        listen(to: service)
        send(.connected(user))
      } catch {
        send(.connectionFailed(error.asFeedError))
      }
      isConnecting = false
      runLane()
    }
  }

  private func listen(to service: any ReaderService) {
    news = Task { [weak self] in
      do {
        let changes = try await service.news()
        self?.lookForNews()
        for await change in changes { self?.send(.changed(change)) }
      } catch {
        self?.send(.notice("Live changes are off: \(sentence(of: error))", isError: true))
      }
    }
  }

  /// What arrived between the first pages and the moment from which changes are reported would be missing.
  private func lookForNews() {
    for tab in Tab.allCases {
      send(.changed(FeedNews(feed: tab.feed(of: state.userID), hasNew: true)))
    }
  }

  func ask(_ load: Load, _ request: RequestID) {
    work { [self] in
      let result = await answer { try await $0.load(load) }
      send(.loaded(request, result))
    }
  }

  /// Stores a write, and puts it in line.
  func enqueue(_ write: Write, _ request: RequestID) {
    if let stored = kept[request] ?? store(write, request) { enqueue(LaneEntry(stored, request)) }
  }

  /// Stores a write that is made later, or withdrawn.
  func keep(_ write: Write, _ request: RequestID) { _ = store(write, request) }

  func withdraw(_ request: RequestID) {
    if let write = kept.removeValue(forKey: request) { forget(write) }
  }

  /// - Returns: nil if it cannot be stored: it is not made then, and the reader is notified.
  private func store(_ write: Write, _ request: RequestID) -> UnfinishedWrite? {
    let record = UnfinishedWrite(id: UUID().uuidString.lowercased(), write: write, madeAt: world.clock.now)
    do {
      try world.files.journal?.record(record)
      kept[request] = record
      return record
    } catch {
      send(.written(request, .failure(error.asFeedError)))
      return nil
    }
  }

  private func forget(_ write: UnfinishedWrite) {
    do {
      try world.files.journal?.remove(write)
    } catch {
      send(.notice(sentence(of: error), isError: true))
    }
  }

  /// Writes go out one after the other, in the order in which they were asked for.
  func enqueue(_ entry: LaneEntry) {
    lane.append(entry)
    runLane()
  }

  /// What is asked for before the backend is open waits for it.
  private func runLane() {
    guard !lane.isRunning, !lane.isEmpty, !isConnecting else { return }
    lane.isRunning = true
    work { [self] in
      while let next = lane.next() {
        let key = WriteKey(id: next.write.id, time: next.write.madeAt, isRepeated: next.isRepeated)
        let result = await answer { try await $0.write(next.write.write, as: key) }
        // The outcome is taken in first: a text that was refused is a draft before its record goes.
        send(.written(next.request, result))
        withdraw(next.request)
      }
      lane.isRunning = false
    }
  }

  private func answer<Value: Sendable>(
    _ body: @Sendable (any ReaderService) async throws -> Value
  ) async -> Result<Value, FeedError> {
    guard let service else { return .failure(FeedError(.unreachable, "The feeds are not open yet.")) }
    do {
      return .success(try await body(service))
    } catch {
      return .failure(error.asFeedError)
    }
  }

  /// What was asked for is still done, unless it takes too long.
  func finishWritesAndEnd() {
    guard lane.isRunning else { return end() }
    let deadline = world.clock.after(milliseconds: 3000) { [weak self] in self?.end() }
    Task { @MainActor in
      await self.idle()
      deadline.cancel()
      self.end()
    }
  }
}

extension Error {
  var asFeedError: FeedError { self as? FeedError ?? FeedError(.internalError, sentence(of: self)) }
}
