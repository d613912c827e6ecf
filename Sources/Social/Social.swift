import FeedCore

/// The reference application: what one person does with feeds, over any backend.
///
/// It keeps its objects as Stream does: people are users (`SU:ann`), tweets are objects of a collection
/// (`SO:tweet:…`), likes and comments are reactions. So it works alike on the embedded engine, on a Stream
/// server and on the hosted service. Sources: `stream-api.md` §3, `stream-django.md` (example application).
///
/// Every function may throw `FeedError`, whose `detail` is one sentence to show.
public struct Social: Sendable {
  /// The most characters (Unicode scalars) that a text may have.
  public static let textLimit = 5000

  public let backend: any FeedBackend
  /// Who acts and reads.
  public let userID: String
  /// The time of what is done; nil leaves it to the backend's clock.
  public let clock: (@Sendable () -> Timestamp)?
  /// The feeds of `userID`.
  public let feeds: PersonFeeds

  /// - Throws: `FeedError` with code `input` for an id that no user can have.
  public init(
    backend: any FeedBackend,
    userID: String,
    clock: (@Sendable () -> Timestamp)? = nil
  ) throws {
    guard FeedID.isValid(userID) else {
      throw FeedError(.input, "The user id '\(userID)' is not valid: use letters, digits, '_' and '-'.")
    }
    (self.backend, self.userID, self.clock) = (backend, userID, clock)
    feeds = PersonFeeds(userID)
  }

  /// `SU:<user id>`
  public var actor: String { Reference.user(userID).description }

  /// What every read for the screen brings along: the reader's own reactions, recent ones, counts.
  public var enrichment: Enrichment {
    Enrichment(
      userID: userID,
      ownReactions: true,
      recentReactions: true,
      reactionCounts: true,
      ownChildren: true
    )
  }
}
