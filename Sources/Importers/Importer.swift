/// Adds what a source holds to feeds.
///
/// An import can be run again: what is there already is left as it is.
package protocol Importer: Sendable {
  /// Reads the whole source and adds its entries.
  ///
  /// - Parameter progress: called at most four times a second, and once at the end.
  /// - Returns: how much was added, and which entries could not be read.
  /// - Throws: `FeedError` with code `input` if the source cannot be read, `storage` if the feeds cannot be
  ///   written; `CancellationError` if the task was cancelled.
  func run(progress: (@Sendable (ImportProgress) -> Void)?) async throws -> ImportSummary
}
