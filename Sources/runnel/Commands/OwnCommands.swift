import ArgumentParser
import FeedCore
import Social
import StreamWire

struct EditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change the text of something you posted.",
    discussion: "Without a text it reads standard input."
  )

  @Argument(help: "The id of the activity.", transform: ActivityArgument.parse)
  var activity: ActivityID

  @Argument(help: "The new text; '-' reads standard input.")
  var text: [String] = []

  @Flag(help: "Print the activity as Stream's JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    let text = try Social.checkedText(TextArgument.text(text))
    try await CommandSession.run(session, .writing) { session in
      let edited = try await session.social.edit(activity, text)
      if json { try session.output.print(jsonText: StreamJSON.text(edited)) }
    }
  }
}

struct DeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete what you posted, with its comments and likes."
  )

  @Argument(help: "Ids of activities of yours.", transform: ActivityArgument.parse)
  var activities: [ActivityID]

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .writing) { session in
      for activity in activities { try await session.social.delete(activity) }
    }
  }
}
