import ArgumentParser
import FeedCore
import Social
import StreamWire
import StyledText

struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Show a user, or change your own name and bio.",
    discussion: "An empty text ('--bio \"\"') removes that part."
  )

  @Argument(help: "A user id (default: you).")
  var user: String?

  @Option(help: "Your name.")
  var name: String?

  @Option(help: "A sentence about you.")
  var bio: String?

  @Option(help: "Where you are.")
  var location: String?

  @Option(help: ArgumentHelp("Your page.", valueName: "url"))
  var website: String?

  @Flag(help: "Print Stream's JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func validate() throws {
    guard user == nil || changes.isEmpty else {
      throw ValidationError("You can change only your own profile.")
    }
    if name?.isEmpty == true { throw ValidationError("A name cannot be empty.") }
  }

  private var changes: [String: JSONValue] {
    let given = ["name": name, "bio": bio, "location": location, "website": website].compactMapValues { $0 }
    return given.mapValues { $0.isEmpty ? .null : .string($0) }
  }

  func run() async throws {
    try await CommandSession.run(session, changes.isEmpty ? .reading : .writing) { session in
      if !changes.isEmpty { try await session.social.updateProfile(changes) }
      let id = user?.withoutAt ?? session.social.userID
      do {
        try show(try await session.social.profile(id), session.output)
      } catch let error as FeedError where error.code == .notFound {
        throw try await session.unknownUser(id)
      }
    }
  }

  private func show(_ person: Person, _ output: StandardOutput) throws {
    guard !json else { return try output.print(jsonText: StreamJSON.text(person.user)) }
    try output.print("\(TextCleaner.field(person.name))  @\(person.id)")
    for part in ["bio", "location", "website"] {
      guard let text = person.user.data[part]?.stringValue, !text.isEmpty else { continue }
      try output.print(TextCleaner.field(text))
    }
    let (followers, following) = (person.user.followersCount ?? 0, person.user.followingCount ?? 0)
    try output.print("\(followers) followers, follows \(following)\(relation(person))")
  }

  private func relation(_ person: Person) -> String {
    if person.isReader { return "" }
    switch (person.isFollowed, person.followsReader == true) {
    case (true, true): return "; you follow each other"
    case (true, false): return "; you follow them"
    case (false, true): return "; follows you"
    case (false, false): return ""
    }
  }
}
