import FeedCore
import StreamAuth

/// Listens to feeds and stays at it: reconnects with growing pauses or as the server advises, subscribes
/// again, and reads what was missed in between.
struct RealtimeConnection: Sendable {
  let client: StreamClient
  /// Nil listens to all that one may read; what was missed cannot be read then.
  let feeds: Set<FeedID>?
  let deliver: @Sendable (FeedChange) -> Void
  /// Called once: with nil when changes begin to come, with an error where they never will.
  let onReady: @Sendable ((any Error)?) -> Void

  /// The newest activity known of each feed.
  private struct Known {
    var newest: [FeedID: ActivityID] = [:]
    var isFirst = true
  }

  /// Why a line is given up.
  private enum End: Error {
    case restart(after: Double)
    case refused(String)
  }

  func run() async {
    var known = Known()
    var pause = 0.25
    var polls = false
    while !Task.isCancelled {
      do {
        try await listen(polling: polls, &known)
        pause = 0.25
      } catch is UpgradeRefused {
        polls = true
        continue
      } catch End.refused(let reason) {
        return onReady(FeedError(.notAllowed, "The server refuses to tell about changes: \(reason)."))
      } catch End.restart(let wait) {
        pause = max(wait, 0.05)
      } catch {
        // The first connection that fails is the caller's to know of; later ones are only breaks.
        if known.isFirst { return onReady(error) }
      }
      guard (try? await Task.sleep(for: .seconds(clamping: pause * .random(in: 0.75...1.25)))) != nil else {
        return
      }
      pause = min(pause * 2, 30)
    }
  }

  private func listen(polling: Bool, _ known: inout Known) async throws {
    let url = client.configuration.endpoints.realtime
    let line =
      polling
      ? PollingTransport.open(url, transport: client.transport)
      : try await WebSocketTransport.open(url, isThroughProxy: client.transport.usesProxy(for: url))
    defer { line.close() }
    var bayeux = BayeuxClient(try subscriptions(), connectionType: polling ? "long-polling" : "websocket")
    line.send(JSONWriter.text(bayeux.handshake()))
    for try await text in line.incoming {
      line.buffered.remove(text.count)
      for action in bayeux.receive(text) { try await perform(action, on: line, &known) }
    }
  }

  private func perform(_ action: BayeuxClient.Action, on line: BayeuxTransport, _ known: inout Known)
    async throws
  {
    switch action {
    case .send(let message): line.send(JSONWriter.text(message))
    case .deliver(let change): note(change, &known)
    case .ready:
      try await catchUp(&known)
      if known.isFirst { onReady(nil) }
      known.isFirst = false
    case .refused(let reason): throw End.refused(reason)
    case .restart(let wait): throw End.restart(after: wait)
    }
  }

  private func note(_ change: FeedChange, _ known: inout Known) {
    if let newest = change.new.map(\.id).max() {
      known.newest[change.feed] = max(newest, known.newest[change.feed] ?? newest)
    }
    deliver(change)
  }

  // MARK: What was missed

  /// Before the first change only looks where each feed stands; later delivers what came in the meantime.
  private func catchUp(_ known: inout Known) async throws {
    for feed in feeds ?? [] {
      let page = try await client.read(
        feed,
        FeedQuery(limit: known.isFirst ? 1 : 100, enrichment: Enrichment())
      )
      let activities = page.activities + page.groups.flatMap(\.activities)
      let before = known.newest[feed]
      let missed = activities.filter { activity in before.map { activity.id > $0 } ?? true }
      known.newest[feed] = (activities.map(\.id) + [before].compactMap { $0 }).max()
      if !known.isFirst, !missed.isEmpty {
        deliver(FeedChange(feed: feed, new: missed, publishedAt: .now()))
      }
    }
  }

  // MARK: Channels

  private func subscriptions() throws -> [BayeuxClient.Subscription] {
    guard let feeds else { return [try subscription("*", claims: .server("*", "read"))] }
    return try feeds.sorted().map { try subscription($0.group + $0.id, claims: .feed($0, "*", "read")) }
  }

  private func subscription(_ name: String, claims: TokenClaims) throws -> BayeuxClient.Subscription {
    let channel = "site-\(client.configuration.appID)-feed-\(name)"
    var ext: [String: JSONValue] = ["user_id": .string(channel)]
    switch client.configuration.credentials {
    case .secret:
      ext["api_key"] = .string(client.configuration.key)
      ext["signature"] = .string(try client.sign(claims))
    case .token(let token):
      ext["api_key"] = .string(client.configuration.key)
      ext["signature"] = .string(token)
    case .peer: break
    }
    return BayeuxClient.Subscription(channel: "/\(channel)", ext: ext)
  }
}
