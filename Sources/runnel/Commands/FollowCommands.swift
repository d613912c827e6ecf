import ArgumentParser
import FeedCore
import Social

struct FollowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: "Follow people, repositories, boards: what they do comes into your timeline."
  )

  @Argument(help: "User ids, with or without '@'.")
  var users: [String]

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .writing) { session in
      for user in users {
        do {
          try await session.social.follow(user.withoutAt)
        } catch let error as FeedError where error.code == .notFound {
          throw try await session.unknownUser(user.withoutAt)
        }
      }
    }
  }
}

struct UnfollowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unfollow",
    abstract: "Stop following people: what came from them leaves your timeline."
  )

  @Argument(help: "User ids, with or without '@'.")
  var users: [String]

  @Flag(help: "Keep what came already.")
  var keepHistory = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .writing) { session in
      for user in users {
        let id = user.withoutAt
        // Who was followed and is gone can still be unfollowed.
        let isThere = try await !session.backend.users([id]).isEmpty
        if !isThere, try await !session.follows(id) { throw try await session.unknownUser(id) }
        try await session.social.unfollow(id, keepHistory: keepHistory)
      }
    }
  }
}

extension String {
  /// People write `@ann` where the id is `ann`.
  var withoutAt: String { hasPrefix("@") ? String(dropFirst()) : self }
}

extension CommandSession {
  /// Whether the acting user's timeline follows the feed of the user called `id`.
  fileprivate func follows(_ id: String) async throws -> Bool {
    let query = FollowQuery(limit: 1, filter: [try FeedID("user", id)])
    return try await !backend.following(of: social.feeds.timeline, query).isEmpty
  }

  /// The sentence for a user who does not exist, with the one who was probably meant.
  func unknownUser(_ id: String) async throws -> Failure {
    let query = PeopleQuery(.matching(nil), limit: 1000)
    let ids = (try? await social.people(query).people.map(\.id)) ?? []
    var sentence = "There is no user '\(id)'."
    if let near = Suggestion.nearest(to: id, among: ids) { sentence += " Did you mean '\(near)'?" }
    return Failure(.noInput, sentence)
  }
}
