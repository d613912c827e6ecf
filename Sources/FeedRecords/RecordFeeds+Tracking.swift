import FeedCore

extension RecordFeeds {
  /// Runs `body` without publishing what it saves and deletes: a fixture, an import.
  ///
  /// - Parameter model: only this model; nil for all.
  @discardableResult
  public func withoutTracking<Result>(
    _ model: (any ActivityRecord.Type)? = nil,
    _ body: () throws -> Result
  ) rethrows -> Result {
    try manager.tracking.suspended(model?.feedLabel, body)
  }

  /// The same around asynchronous work: it holds in this task and its children only.
  @discardableResult
  public func withoutTracking<Result>(
    _ model: (any ActivityRecord.Type)? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    try await manager.tracking.suspended(model?.feedLabel, isolation: isolation, body)
  }

  /// Publishes nothing of `model`, or of any, until ``enableTracking(_:)``.
  public func disableTracking(_ model: (any ActivityRecord.Type)? = nil) {
    manager.tracking.disable(model?.feedLabel)
  }

  /// Undoes ``disableTracking(_:)`` with the same argument.
  public func enableTracking(_ model: (any ActivityRecord.Type)? = nil) {
    manager.tracking.enable(model?.feedLabel)
  }
}
