import FeedCore
import Reader
import Social

/// Reads and writes what the reader asks for.
package protocol ReaderService: Sendable {
  /// Who reads; nil if the backend does not know them yet.
  func reader() async throws -> FeedUser?
  func load(_ load: Load) async throws -> Loaded
  /// - Parameter key: names the write: making it again, by this run of the program or a later one, changes
  ///   nothing.
  func write(_ write: Write, as key: WriteKey) async throws -> WriteOutcome
  /// What happens to the reader's four feeds from now on.
  func news() async throws -> AsyncStream<FeedNews>
}
