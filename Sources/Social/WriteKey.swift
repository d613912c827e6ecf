import FeedCore

/// Names what is written before it is written, so that writing it again, after a crash or a lost response, is
/// the same as writing it once.
package struct WriteKey: Hashable, Sendable {
  /// A UUID.
  package var id: String
  /// The time that the activity gets.
  package var time: Timestamp
  /// Whether it may have been written before.
  package var isRepeated: Bool

  package init(id: String, time: Timestamp, isRepeated: Bool = false) {
    self.id = id
    self.time = time
    self.isRepeated = isRepeated
  }
}
