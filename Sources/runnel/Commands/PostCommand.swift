import ArgumentParser
import FeedCore
import Social
import StreamWire

struct PostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post",
    abstract: "Post a text to your feed and your followers'.",
    discussion: "Without a text it reads standard input. It prints the id of the new activity."
  )

  @Argument(help: "What to say. Words are joined by blanks; '-' reads standard input.")
  var text: [String] = []

  @Option(
    help: ArgumentHelp("Answer this activity.", valueName: "activity"),
    transform: ActivityArgument.parse
  )
  var replyTo: ActivityID?

  @Option(help: ArgumentHelp("Attach the picture at this address; may be repeated.", valueName: "url"))
  var image: [String] = []

  @Flag(help: "Print the activity as Stream's JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    let text = try Social.checkedText(TextArgument.text(text), canBeEmpty: !image.isEmpty)
    try await CommandSession.run(session, .writing) { session in
      let post = Post(text, media: image.map { Media(url: $0) }, replyTo: replyTo)
      let activity = try await session.social.post(post)
      try session.output.print(jsonText: json ? StreamJSON.text(activity) : activity.id.description)
    }
  }
}
