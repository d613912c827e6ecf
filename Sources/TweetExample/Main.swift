import FeedCore
import FeedRecords
import Foundation
import GRDB

/// A tweet, like and follow application in a terminal.
///
/// Its models publish themselves; see `Models/`. With `STREAM_URL` in the environment the same program keeps
/// its feeds on a Stream server, otherwise in `tweets-feeds.db` beside its own `tweets.db`.
@main
enum Main {
  static let usage = """
    usage: tweet-example NAME tweet TEXT | like ID | delete ID | follow NAME | unfollow NAME
           tweet-example NAME timeline | notifications
           tweet-example status
    Data is kept in $TWEETS_FOLDER, or else in the current folder.
    """

  static func main() async {
    do {
      try await run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = environment["TWEETS_FOLDER"] ?? "."
    let settings = try FeedSettings(environment: environment)
    let app = try TweetApp(
      database: DatabasePool(path: folder + "/tweets.db"),
      backend: FeedHome.open(settings, file: folder + "/tweets-feeds.db"),
      settings: settings
    )
    try await perform(arguments, app)
    await deliver(app)
  }

  /// A server keeps the dispatcher running; a command delivers before it ends. What it cannot deliver is
  /// kept.
  private static func deliver(_ app: TweetApp) async {
    do {
      try await app.feeds.dispatcher.deliverPending()
    } catch {
      FileHandle.standardError.write(Data("Saved. The feeds follow later: \(error)\n".utf8))
    }
  }

  private static func perform(_ arguments: [String], _ app: TweetApp) async throws {
    let words = arguments + ["", ""]
    switch (words[0], words[1], words.dropFirst(2).first ?? "") {
    case ("status", "", _): print(status(try await app.feeds.status()))
    case (let name, "tweet", let text) where !text.isEmpty: try await app.tweet(text, by: name)
    case (let name, "like", let id): try await app.like(number(id), by: name)
    case (_, "delete", let id): try await app.delete(number(id))
    case (let name, "follow", let other) where !other.isEmpty: try await app.follow(other, by: name)
    case (let name, "unfollow", let other) where !other.isEmpty: try await app.unfollow(other, by: name)
    case (let name, "timeline", _): print(try Page.text(await app.timeline(of: name)), terminator: "")
    case (let name, "notifications", _):
      print(try Page.text(await app.notifications(of: name)), terminator: "")
    default:
      print(usage)
      exit(64)
    }
  }

  private static func number(_ text: String) throws -> Int64 {
    guard let number = Int64(text) else { throw FeedError(.input, "'\(text)' is not a tweet's number.") }
    return number
  }

  private static func status(_ status: OutboxStatus) -> String {
    "waiting: \(status.waiting), failed: \(status.failed)"
      + (status.attempts > 0 ? ", tried: \(status.attempts)" : "")
      + (status.lastError.map { ", last error: \($0)" } ?? "")
  }
}
