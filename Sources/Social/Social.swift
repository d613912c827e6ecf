import FeedCore

/// The reference application: what one person does with feeds, over any backend.
///
/// It keeps its objects as Stream does: people are users (`SU:ann`), tweets are objects of a collection
/// (`SO:tweet:…`), likes and comments are reactions. So it works alike on the embedded engine, on a Stream
/// server and on the hosted service. What the operations mean is in the article “Feeds and fan-out” of
/// FeedCore and in the articles beside it.
///
/// Every function may throw `FeedError`, whose `detail` is one sentence to show.
package struct Social: Sendable {
  /// The most characters (Unicode scalars) that a text may have.
  package static let textLimit = 5000

  package let backend: any FeedBackend
  /// Who acts and reads.
  package let userID: String
  /// The time of what is done; nil leaves it to the backend's clock.
  package let clock: (@Sendable () -> Timestamp)?
  /// The feeds of `userID`.
  package let feeds: PersonFeeds

  /// - Throws: `FeedError` with code `input` for an id that no user can have.
  package init(
    backend: any FeedBackend,
    userID: String,
    clock: (@Sendable () -> Timestamp)? = nil
  ) throws {
    guard FeedID.isValid(userID) else {
      throw FeedError(.input, "The user id '\(userID)' is not valid: use letters, digits, '_' and '-'.")
    }
    self.backend = backend
    self.userID = userID
    self.clock = clock
    feeds = PersonFeeds(userID)
  }

  /// `SU:<user id>`
  package var actor: String { Reference.user(userID).description }

  /// What every read for the screen brings along: the reader's own reactions, recent ones, counts.
  package var enrichment: Enrichment {
    Enrichment(
      userID: userID,
      ownReactions: true,
      recentReactions: true,
      reactionCounts: true,
      ownChildren: true
    )
  }
}
