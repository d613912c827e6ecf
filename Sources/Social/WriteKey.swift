import FeedCore

/// Names what is written before it is written, so that writing it again, after a crash or a lost response, is the same
/// as writing it once.
public struct WriteKey: Hashable, Sendable {
  /// A UUID.
  public var id: String
  /// The time that the activity gets.
  public var time: Timestamp
  /// Whether it may have been written before.
  public var isRepeated: Bool

  public init(id: String, time: Timestamp, isRepeated: Bool = false) {
    self.id = id
    self.time = time
    self.isRepeated = isRepeated
  }
}
