import FeedCore

extension Social {
  /// The stored activity that acting on `id` means; follows `SA:` objects as `EnrichedActivity.subject` does.
  ///
  /// - Throws: `FeedError` with code `notFound` if it or what it points at is gone.
  func subject(of id: ActivityID) async throws -> Activity {
    var activity = try await storedActivity(id)
    // Reposts point at the innermost activity, so one step is the rule; the bound guards against rings.
    for _ in 0..<8 where activity.isAboutAnother {
      guard let inner = activity.subjectID else { break }
      activity = try await storedActivity(inner)
    }
    return activity
  }

  func storedActivity(_ id: ActivityID) async throws -> Activity {
    let found = try await backend.activities([.id(id)], enrichment: nil)
    guard let activity = found.first?.activity else {
      throw FeedError(.notFound, "This activity is gone: it was deleted or never existed.")
    }
    return activity
  }
}
