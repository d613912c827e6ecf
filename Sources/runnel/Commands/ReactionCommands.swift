import ArgumentParser
import FeedCore
import Social
import StreamWire

struct LikeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "like",
    abstract: "Like activities.",
    discussion: "Liking twice is one like. 'runnel feed --ids' shows the ids."
  )

  @Argument(help: "Ids of activities.", transform: ActivityArgument.parse)
  var activities: [ActivityID]

  @Flag(help: "Print the likes as Stream's JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .writing) { session in
      for activity in activities {
        let like = try await session.social.like(activity)
        if json { try session.output.print(json: StreamJSON.json(of: like)) }
      }
    }
  }
}

struct UnlikeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlike",
    abstract: "Take likes back."
  )

  @Argument(help: "Ids of activities.", transform: ActivityArgument.parse)
  var activities: [ActivityID]

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .writing) { session in
      for activity in activities { try await session.social.unlike(activity) }
    }
  }
}

struct CommentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment",
    abstract: "Comment on an activity.",
    discussion: "Without a text it reads standard input. Prints the id of the new comment."
  )

  @Argument(help: "The id of the activity.", transform: ActivityArgument.parse)
  var activity: ActivityID

  @Argument(help: "What to say; '-' reads standard input.")
  var text: [String] = []

  @Flag(help: "Print the comment as Stream's JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    let text = try Social.checkedText(TextArgument.text(text))
    try await CommandSession.run(session, .writing) { session in
      let comment = try await session.social.comment(on: activity, text)
      try session.output.print(jsonText: json ? StreamJSON.text(comment) : comment.id)
    }
  }
}

struct RepostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repost",
    abstract: "Pass an activity on to your followers, with or without words of your own."
  )

  @Argument(help: "The id of the activity.", transform: ActivityArgument.parse)
  var activity: ActivityID

  @Argument(help: "Your words; with them it is a quote.")
  var text: [String] = []

  @Flag(help: "Take your reposts of it back.")
  var undo = false

  @Flag(help: "Print the repost as Stream's JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func validate() throws {
    guard !undo || text.isEmpty else { throw ValidationError("--undo takes no text.") }
  }

  func run() async throws {
    try await CommandSession.run(session, .writing) { session in
      guard !undo else { return try await session.social.undoRepost(activity) }
      let words = text == ["-"] ? try TextArgument.text(text) : text.joined(separator: " ")
      let repost = try await session.social.repost(activity, text: words)
      try session.output.print(jsonText: json ? StreamJSON.text(repost) : repost.id.description)
    }
  }
}
