import FeedCore
import Reader

/// Answers the reader's questions and does its writes.
public protocol ReaderService: Sendable {
  /// Who reads; nil where the backend does not know them yet.
  func reader() async throws -> FeedUser?
  func load(_ load: Load) async throws -> Loaded
  func write(_ write: Write) async throws -> WriteOutcome
  /// What happens to the reader's four feeds from now on.
  func news() async throws -> AsyncStream<FeedNews>
}
