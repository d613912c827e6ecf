import FeedCore
import Foundation
import Screen
import Social
import StreamWire
import StyledText

/// Prints pages of a feed: the reader's templates for people, Stream's JSON for programs.
struct FeedPrinter {
  private let session: CommandSession
  private let display: DisplayOptions

  init(_ session: CommandSession, _ display: DisplayOptions) {
    self.session = session
    self.display = display
  }

  private var output: StandardOutput { session.output }

  /// - Parameter query: what to read; how many is the display's to say.
  func print(_ feed: FeedID, _ query: FeedQuery = FeedQuery()) async throws {
    let text = display.json ? nil : try ActivityText(session, display)
    var query = query
    query.limit = min(display.limit, FeedQuery.maximumLimit)
    let filter = query.filter
    let page = try await pages(of: feed, query)
    if page.items.count == 0, !filter.isEmpty { try await checkVerbs(filter.verbs, in: feed) }
    guard let text else { return try output.print(jsonText: StreamJSON.text(page, of: feed)) }
    guard page.items.count > 0 else {
      return try output.print(emptySentence(feed, isFiltered: !filter.isEmpty))
    }
    switch page.items {
    case .activities(let activities): try print(activities, text)
    case .groups(let groups): try print(groups, text, isNotification: page.unseen != nil)
    }
  }

  /// Prints activities that were found in another way than by reading a feed.
  func print(_ activities: [EnrichedActivity]) throws {
    guard !display.json else { return try output.print(results: activities.map { StreamJSON.json(of: $0) }) }
    try print(activities, ActivityText(session, display))
  }

  private func print(_ activities: [EnrichedActivity], _ text: ActivityText) throws {
    for (index, activity) in activities.enumerated() {
      if index > 0 { try output.write("\n") }
      if display.ids { try output.print(activity.id.description) }
      try output.write(text.of(activity))
    }
  }

  private func print(_ groups: [ActivityGroup], _ text: ActivityText, isNotification: Bool) throws {
    for (index, group) in groups.enumerated() {
      if index > 0 { try output.write("\n") }
      if display.ids { try output.print(group.id) }
      try output.write(text.of(group, isNotification: isNotification))
    }
  }

  /// One page as long as `--limit` asks, made of as many as the backend's own limit needs.
  private func pages(of feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    var page = try await session.social.page(feed, query)
    while let next = page.next, page.items.count < display.limit {
      var query = next
      query.limit = min(display.limit - page.items.count, FeedQuery.maximumLimit)
      let more = try await session.social.page(feed, query)
      guard more.items.count > 0 else { break }
      page.append(more)
    }
    return page
  }

  /// A verb that nothing near has and nobody knows is a typing mistake.
  private func checkVerbs(_ verbs: [String], in feed: FeedID) async throws {
    let near = try await session.social.page(feed, FeedQuery(limit: FeedQuery.maximumLimit))
    let known = KnownVerbs.all.union(near.verbs)
    for verb in verbs where !known.contains(verb) {
      let there = near.verbs.isEmpty ? "" : "; there are \(near.verbs.sorted().joined(separator: ", "))"
      throw Failure(.noInput, "Nothing in \(feed) has the verb '\(verb)'\(there).")
    }
  }

  private func emptySentence(_ feed: FeedID, isFiltered: Bool) -> String {
    if isFiltered { return "Nothing in \(feed) is like that." }
    let own = session.social.feeds
    switch feed {
    case own.user: return "You have not posted yet. Try: runnel post \"Hello\""
    case own.timeline, own.aggregated:
      return
        "Nothing is here yet: follow somebody ('runnel users', 'runnel follow'), or look at 'runnel demo'."
    case own.notification: return "Nothing new concerns you."
    default: return "\(feed) is empty."
    }
  }
}

extension FeedPage {
  fileprivate mutating func append(_ more: FeedPage) {
    switch (items, more.items) {
    case (.activities(let first), .activities(let second)): items = .activities(first + second)
    case (.groups(let first), .groups(let second)): items = .groups(first + second)
    default: break
    }
    next = more.next
  }

  fileprivate var verbs: Set<String> {
    switch items {
    case .activities(let activities): Set(activities.map(\.activity.verb))
    case .groups(let groups): Set(groups.map(\.verb))
    }
  }
}

/// The verbs that the program itself writes.
enum KnownVerbs {
  static let all: Set<String> = [
    Verb.tweet, Verb.repost, Verb.follow, Verb.like, Verb.comment, "commit", "release", "star", "issue",
    "pull_request", "pin", "post", "photo", "event",
  ]
}
