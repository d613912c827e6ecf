import FeedCore

/// A deletion that is shown and not sent yet.
///
/// What is gone from the backend comes back without its likes and comments. So for a while a deletion only
/// hides, and taking it back changes nothing for anybody. It is on disk meanwhile: if the program is killed,
/// its next run makes it.
struct PendingDeletion: Sendable {
  /// How long it can be undone whole.
  static let milliseconds = 10_000

  /// Under which it is stored already.
  let request: RequestID
  let write: Write
  /// Shows again what was hidden.
  let reversal: PendingWrite.Reversal
}
