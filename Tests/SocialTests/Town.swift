import FeedCore
import FeedEngine
import Social
import Testing

/// A few people on an engine in memory.
struct Town {
  let engine: FeedEngine

  init(_ people: String...) async throws {
    engine = try FeedEngine(inMemory: .standard)
    for person in people { try await self[person].signUp(name: person.capitalized) }
  }

  /// What one of them does.
  subscript(_ person: String) -> Social {
    get throws { try Social(backend: engine, userID: person) }
  }

  /// The verbs and actors of the newest notifications of a person, newest group first.
  func notifications(_ person: String) async throws -> [String] {
    let social = try self[person]
    return try await social.page(social.feeds.notification).groups.flatMap(\.activities)
      .map { "\($0.activity.authorID ?? "?") \($0.activity.verb)" }
  }

  /// The texts in a person's timeline, newest first; the verb if there is none.
  func timeline(_ person: String) async throws -> [String] {
    let social = try self[person]
    return try await social.page(social.feeds.timeline).activities.map(\.summary)
  }

  func counts(_ id: ActivityID) async throws -> [String: Int] {
    let counts = try await self["ann"].activity(id).reactions?.counts ?? [:]
    return counts.filter { $0.value > 0 }
  }
}

extension EnrichedActivity {
  var summary: String {
    if case .string(let text) = field("object")?["text"] { return text }
    return activity.verb
  }
}

/// Expects a `FeedError` with `code` and hands it on.
@discardableResult
func expectFailure(
  _ code: FeedError.Code,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () async throws -> some Any
) async -> FeedError? {
  do {
    _ = try await body()
    Issue.record("It should have failed with \(code).", sourceLocation: sourceLocation)
  } catch let error as FeedError {
    #expect(error.code == code, "\(error.detail)", sourceLocation: sourceLocation)
    return error
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
  return nil
}
