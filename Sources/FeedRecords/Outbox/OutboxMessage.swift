import FeedCore

/// What an outbox entry asks the feeds to do.
enum OutboxMessage: Hashable, Sendable {
  case add(Publication)
  /// Only the publication's feed and foreign id count.
  case remove(Publication)
  case follow(UserFollow)
  case unfollow(UserFollow)
}

/// How an entry came into the outbox.
enum OutboxOperation: String, Sendable {
  /// A row was inserted, or deleted; its columns are captured.
  case add
  case remove
  /// A program put a finished message in.
  case message
}
