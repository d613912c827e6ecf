import ArgumentParser
import Social
import StreamWire

struct UsersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users",
    abstract: "List people, or find them by name, id or bio."
  )

  @Argument(help: "Words to look for.")
  var text: [String] = []

  @Option(help: ArgumentHelp("Only followers of this user.", valueName: "user"))
  var followersOf: String?

  @Option(help: ArgumentHelp("Only those whom this user follows.", valueName: "user"))
  var followedBy: String?

  @Option(name: [.short, .long], help: "How many.")
  var limit = 25

  @Flag(help: "Print Stream's JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
    let choices = [text.isEmpty ? nil : "words", followersOf.map { _ in "" }, followedBy.map { _ in "" }]
    guard choices.compactMap({ $0 }).count <= 1 else {
      throw ValidationError("Give words, --followers-of or --followed-by: one of them.")
    }
  }

  private var selection: PeopleQuery.Selection {
    if let followersOf { return .followers(of: followersOf.withoutAt) }
    if let followedBy { return .following(of: followedBy.withoutAt) }
    return .matching(text.isEmpty ? nil : text.joined(separator: " "))
  }

  func run() async throws {
    try await CommandSession.run(session, .reading) { session in
      let people = try await collect(session.social)
      guard !json else {
        return try session.output.print(results: people.map { StreamJSON.json(of: $0.user) })
      }
      guard !people.isEmpty else { return try session.output.print(nobody) }
      try PeopleTable(people).lines.forEach { try session.output.print($0) }
    }
  }

  /// Pages until there are `limit` people.
  private func collect(_ social: Social) async throws -> [Person] {
    var people: [Person] = []
    var next: PeopleQuery? = PeopleQuery(selection, limit: min(limit, 100))
    while let query = next, people.count < limit {
      let page = try await social.people(query)
      people += page.people
      next = page.next
    }
    return Array(people.prefix(limit))
  }

  private var nobody: String {
    switch selection {
    case .matching(nil): "Nobody is here yet. 'runnel post' makes you the first."
    case .matching(let text?): "Nobody matches '\(text)'."
    case .followers(let user): "Nobody follows \(user)."
    case .following(let user): "\(user) follows nobody."
    }
  }
}
