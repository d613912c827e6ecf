import ArgumentParser
import FeedCore
import Social
import StreamWire

struct NotificationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notifications",
    abstract: "Print what others did that concerns you. Marks nothing; see 'runnel mark'."
  )

  @OptionGroup var display: DisplayOptions
  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .readingOwn) { session in
      try await FeedPrinter(session, display).print(session.social.feeds.notification)
    }
  }
}

struct UnreadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unread",
    abstract: "Print how many notifications wait: for prompts and status bars."
  )

  @Flag(help: "Print {\"unread\":…,\"unseen\":…}.")
  var json = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .readingOwn) { session in
      let badges = try await session.social.badges()
      guard json else { return try session.output.print("\(badges.unread)") }
      try session.output.print(json: [
        "unread": .int(Int64(badges.unread)), "unseen": .int(Int64(badges.unseen)),
      ])
    }
  }
}

struct MarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Mark notifications as read, or only as seen.",
    discussion: "Without ids it marks all of them."
  )

  @Argument(help: "Ids of notification groups, or of their newest activities.")
  var ids: [String] = []

  @Flag(help: "Only as seen.")
  var seen = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .writing) { session in
      let which: MarkOption = ids.isEmpty ? .all : .ids(ids)
      if seen {
        try await session.social.markSeen(which)
      } else {
        try await session.social.markRead(which)
      }
    }
  }
}
