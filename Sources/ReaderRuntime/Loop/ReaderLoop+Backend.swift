import FeedCore
import Reader

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

  /// What arrived between the first pages and the moment from which changes are told, nobody tells.
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

  /// Writes go out one after the other, in the order in which they were asked for.
  func enqueue(_ write: Write, _ request: RequestID) {
    lane.append(write, request)
    guard !lane.isRunning else { return }
    lane.isRunning = true
    work { [self] in
      while let next = lane.next() {
        let result = await answer { try await $0.write(next.write) }
        send(.written(next.request, result))
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
