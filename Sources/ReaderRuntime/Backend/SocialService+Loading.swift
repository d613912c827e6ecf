import FeedCore
import Reader
import Social

extension SocialService {
  private static let pageSize = 30
  /// More new entries than this are not loaded behind the reader's back.
  private static let newerLimit = 400

  package func load(_ load: Load) async throws -> Loaded {
    switch load {
    case .list(let source, let start): .page(try await list(source, start))
    case .newer(let feed, let bound): .page(try await newer(feed, than: bound))
    case .activities(let ids): .activities(try await social.activities(ids))
    case .comments(let id, let start): try await comments(on: id, start)
    case .likers(let id): try await likers(of: id)
    case .profile(let id): .profile(try await profile(id))
    case .followed: .followed(try await followed())
    case .people(let source, let start): try await people(source, start)
    }
  }

  // MARK: Lists

  private func list(_ source: ListSource, _ start: PageStart?) async throws -> ListPage {
    switch source {
    case .feed(let feed):
      guard case .feed(let query)? = start else {
        return ListPage(try await social.page(feed, limit: Self.pageSize))
      }
      return ListPage(try await social.page(feed, query))
    case .search(let words): return try await search(words, start)
    case .bookmarks: return try await bookmarks(start)
    }
  }

  private func search(_ words: String, _ start: PageStart?) async throws -> ListPage {
    var before: ActivityID?
    if case .after(let id)? = start { before = ActivityID(id) }
    let found = try await social.search(words, limit: Self.pageSize, before: before)
    let next = found.count < Self.pageSize ? nil : found.last.map { PageStart.after($0.id.description) }
    return ListPage(found.map { .activity($0) }, next: next)
  }

  private func bookmarks(_ start: PageStart?) async throws -> ListPage {
    var query = ReactionQuery(.user(social.userID), kind: "bookmark", limit: ReactionQuery.maximumLimit)
    if case .reactions(let next)? = start { query = next }
    let page = try await social.backend.reactions(query)
    let activities = try await social.activities(page.reactions.map(\.activityID))
    return ListPage(activities.map { .activity($0) }, next: page.next.map { .reactions($0) })
  }

  /// What came after an entry, newest first.
  private func newer(_ feed: FeedID, than bound: String?) async throws -> ListPage {
    guard let bound else { return ListPage(try await social.page(feed, limit: Self.pageSize)) }
    let limit = FeedQuery.maximumLimit
    var query: FeedQuery? = FeedQuery(limit: limit, bounds: [IDBound(.greaterThan, bound)])
    var entries: [Entry.Content] = []
    var unread: Int?
    var asOf: Timestamp?
    while let asked = query, entries.count < Self.newerLimit {
      let page = try await social.page(feed, asked)
      entries += page.contents
      unread = page.unread
      asOf = page.asOf
      query = page.items.count < limit ? nil : page.next
    }
    return ListPage(entries, isComplete: query == nil, unread: unread, asOf: asOf)
  }

  // MARK: Threads and people

  /// Oldest first, each with its newest answers.
  private func comments(on id: ActivityID, _ start: PageStart?) async throws -> Loaded {
    if case .reactions(let query)? = start { return commentPage(try await social.comments(query)) }
    let thread = try await social.thread(id)
    return commentPage(thread.comments)
  }

  private func commentPage(_ page: CommentPage) -> Loaded {
    .comments(page.comments.reversed(), next: page.next.map { .reactions($0) })
  }

  private func likers(of id: ActivityID) async throws -> Loaded {
    let page = try await social.reactions(ReactionKind.like, on: id, limit: 10)
    return .people(page.reactions.compactMap(\.user).map { Reader.Person($0, isFollowed: false) }, next: nil)
  }

  private func profile(_ id: String) async throws -> Profile {
    let person = try await social.profile(id)
    return Profile(person.user, isFollowed: person.isFollowed, followsReader: person.followsReader ?? false)
  }

  /// Everybody whom the reader follows, a page at a time.
  private func followed() async throws -> Set<String> {
    var ids: Set<String> = []
    var query = FollowQuery(limit: 1000)
    while true {
      let follows = try await social.backend.following(of: social.feeds.timeline, query)
      ids.formUnion(follows.map(\.target.id))
      guard follows.count == query.limit, query.offset < 100_000 else { return ids }
      query.offset += query.limit
    }
  }

  private func people(_ source: PeopleSource, _ start: PageStart?) async throws -> Loaded {
    var query = PeopleQuery(source.selection, limit: Self.pageSize)
    if case .offset(let number)? = start, let next = nextPeople[number] { query = next }
    let page = try await social.people(query)
    let people = page.people.map { Reader.Person($0.user, isFollowed: $0.isFollowed) }
    return .people(people, next: page.next.map(remember))
  }

  /// The next page of people is known here only; the reader holds its number.
  private func remember(_ query: PeopleQuery) -> PageStart {
    let number = (nextPeople.keys.max() ?? 0) + 1
    nextPeople[number] = query
    nextPeople[number - 50] = nil
    return .offset(number)
  }
}

extension PeopleSource {
  fileprivate var selection: PeopleQuery.Selection {
    switch self {
    case .search(let words): .matching(words.isEmpty ? nil : words)
    case .followers(let id): .followers(of: id)
    case .following(let id): .following(of: id)
    }
  }
}

extension FeedPage {
  var contents: [Entry.Content] {
    switch items {
    case .activities(let activities): activities.map { .activity($0) }
    case .groups(let groups): groups.map { .group($0) }
    }
  }
}

extension ListPage {
  init(_ page: FeedPage) {
    self.init(page.contents, next: page.next.map { .feed($0) }, unread: page.unread, asOf: page.asOf)
  }
}
