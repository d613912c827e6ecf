import FeedCore

/// The part of a cursor's row that belongs to a relation.
///
/// Only classes adopt it, as a part is asked thousands of times through the protocol.
protocol RelatedRow: AnyObject {
  /// The instance at the other end; nil if there is none.
  func instance() throws -> (any FieldReadable)?
}
