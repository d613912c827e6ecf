import ArgumentParser
import FeedCore
import Social

struct FeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Print a feed, with the templates that the reader shows it with.",
    discussion: """
      A feed is written group:id, such as timeline:ann or user:swift-nio; the group alone means your own.
      """
  )

  @Argument(help: ArgumentHelp("Which feed.", valueName: "group:id"))
  var feed: String

  @Option(help: ArgumentHelp("Only activities with this verb; may be repeated.", valueName: "verb"))
  var verb: [String] = []

  @Option(help: ArgumentHelp("Only what this user did; may be repeated.", valueName: "user"))
  var actor: [String] = []

  @Option(help: ArgumentHelp("Only what comes after this activity or group in the feed.", valueName: "id"))
  var before: String?

  @Option(help: ArgumentHelp("Order by this ranking method of the group.", valueName: "method"))
  var ranking: String?

  @OptionGroup var display: DisplayOptions
  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .readingOwn) { session in
      let feed = try await session.feed(feed)
      var query = FeedQuery(ranking: ranking)
      query.filter.actors = actor.map { Reference.user($0.withoutAt).description }
      query.filter.verbs = verb
      query.bounds = before.map { [IDBound(.lessThan, $0)] } ?? []
      try await FeedPrinter(session, display).print(feed, query)
    }
  }
}

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Print the newest activities that hold some words."
  )

  @Argument(help: "Words to look for.")
  var text: [String]

  @OptionGroup var display: DisplayOptions
  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .reading) { session in
      let words = text.joined(separator: " ")
      let found = try await session.social.search(words, limit: display.limit)
      let printer = FeedPrinter(session, display)
      guard display.json || !found.isEmpty else {
        return try session.output.print("Nothing holds '\(words)'.")
      }
      try printer.print(found)
    }
  }
}

extension CommandSession {
  /// The feed that a person wrote: `group:id`, or a group alone for their own.
  ///
  /// - Throws: `FeedError` for text of another shape; `Failure` for an unknown group or user.
  func feed(_ text: String) async throws -> FeedID {
    let feed = text.contains(":") ? try FeedID(parsing: text) : try FeedID(text, social.userID)
    // A server says itself which groups it has.
    if let groups = home.groups, groups[feed.group] == nil { throw Self.unknownGroup(feed.group, groups) }
    if let demo = home.demo, demo.leavesOut(feed) { try await demo.writeRest() }
    let isPersonal = social.feeds.all.contains { $0.group == feed.group }
    if isPersonal, feed.id != social.userID, try await backend.users([feed.id]).isEmpty {
      // An import fills feeds of people who never signed up.
      let isFilled = try await backend.read(feed, FeedQuery(limit: 1)).items.count > 0
      guard isFilled else { throw try await unknownUser(feed.id) }
    }
    return feed
  }

  private static func unknownGroup(_ name: String, _ groups: FeedGroups) -> Failure {
    let names = groups.byName.keys.sorted().joined(separator: ", ")
    return Failure(.noInput, "There is no feed group '\(name)'; there are \(names).")
  }
}
