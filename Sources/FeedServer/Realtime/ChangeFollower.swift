import FeedCore
import Logging

/// Follows the changes of an app's feeds for as long as its task runs, whatever becomes of one stream of
/// them.
struct ChangeFollower: Sendable {
  let app: StreamApp
  let interest: ChangeInterest
  let logger: Logger
  /// Before a stream that ended or could not be opened is tried again; it doubles up to a minute.
  var firstPause: Duration = .milliseconds(500)

  private static let longestPause = Duration.seconds(60)

  /// Calls `body` with each change, in order. What happens while no stream is open is not delivered.
  func follow(_ body: (FeedChange) async -> Void) async {
    guard app.backend.capabilities.contains(.realtime) else { return }
    var pause = firstPause
    while !Task.isCancelled {
      do {
        for await change in try await app.backend.changes(in: interest) {
          pause = firstPause
          await body(change)
        }
      } catch {
        note(error, isFirst: pause == firstPause)
      }
      guard (try? await Task.sleep(for: pause)) != nil else { return }
      pause = min(pause * 2, Self.longestPause)
    }
  }

  private func note(_ error: any Error, isFirst: Bool) {
    guard isFirst else { return }
    logger.error(
      "Changes cannot be followed; it is tried again.",
      metadata: ["app": "\(app.key)", "error": "\(error)"]
    )
  }
}
