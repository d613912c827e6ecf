import FeedCore
import FeedEngine

/// A random life of the reactions on one activity, on the engine and in a dictionary.
struct ReactionHistory: RandomLife {
  private struct Known {
    var id: String
    var kind: String
    var user: String
    var parent: String?
    var depth: Int
    var isDeleted = false
    var targets: [FeedID] = []
  }

  private static let kinds = ["like", "comment", "clap"]
  private static let targets: [FeedID] = ["notification:x", "flat:y"]
  private static let activity = ActivityID(
    foreignID: "f",
    time: Timestamp(microseconds: 1_700_000_000_000_000)
  )

  private var random: SeededNumbers
  private var known: [Known] = []
  private(set) var steps: [String] = []

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  mutating func step(_ engine: FeedEngine) async throws {
    let index = known.isEmpty ? nil : random.next(below: known.count)
    switch random.next(below: 8) {
    case 0..<3: try await add(parent: nil, engine)
    case 3..<5: try await add(parent: index.map { known[$0] }, engine)
    case 5:
      guard let index else { return }
      steps.append("delete \(index)")
      let id = known[index].id
      erase(id)
      try await engine.deleteReaction(id, softly: false)
    case 6:
      guard let index else { return }
      steps.append("hide \(index)")
      known[index].isDeleted = true
      try await engine.deleteReaction(known[index].id, softly: true)
    default:
      guard let index else { return }
      if known[index].isDeleted {
        steps.append("restore \(index)")
        known[index].isDeleted = false
        try await engine.restoreReaction(known[index].id)
      } else {
        steps.append("move \(index)")
        known[index].targets = someTargets()
        try await engine.update(
          ReactionUpdate(id: known[index].id, data: nil, targetFeeds: known[index].targets)
        )
      }
    }
  }

  private mutating func someTargets() -> [FeedID] { Self.targets.filter { _ in random.next(below: 2) == 0 } }

  private mutating func add(parent: Known?, _ engine: FeedEngine) async throws {
    let kind = Self.kinds[random.next(below: 3)]
    let user = "u\(random.next(below: 3))"
    let targets = someTargets()
    steps.append("add \(kind) below \(parent?.id ?? "nothing")")
    let new = NewReaction(
      kind: kind,
      on: parent.map { .reaction($0.id) } ?? .activity(Self.activity),
      userID: user,
      targetFeeds: targets
    )
    do {
      let added = try await engine.add(new)
      let depth = parent.map { $0.depth + 1 } ?? 0
      guard depth < 3, parent?.isDeleted != true else {
        throw Divergence(description: "too deep, or below a deleted one, after \(steps)")
      }
      known.append(
        Known(id: added.id, kind: kind, user: user, parent: parent?.id, depth: depth, targets: targets)
      )
    } catch let error as FeedError {
      guard error.code == .input, parent?.depth == 2 || parent?.isDeleted == true else { throw error }
    }
  }

  private mutating func erase(_ id: String) {
    for child in known where child.parent == id { erase(child.id) }
    known.removeAll { $0.id == id }
  }

  private func children(of id: String?) -> [Known] { known.filter { $0.parent == id && !$0.isDeleted } }

  mutating func compare(_ engine: FeedEngine) async throws {
    let page = try await engine.reactions(ReactionQuery(.activity(Self.activity), limit: 25))
    try expect(
      page.reactions.map(\.id),
      children(of: nil).reversed().map(\.id).prefix(25).map { $0 },
      "the list"
    )
    for item in known {
      let reaction = try await engine.reaction(item.id)
      try expect(reaction.deletedAt != nil, item.isDeleted, "whether \(item.id) is deleted")
      let below = item.depth < 2 ? children(of: item.id) : []
      let counts = Dictionary(below.map { ($0.kind, 1) }, uniquingKeysWith: +)
      try expect(reaction.childrenCounts, counts, "the children of \(item.id)")
      let latest = reaction.latestChildren.values.joined().map(\.id).sorted()
      try expect(latest, below.suffix(10).map(\.id).sorted(), "the latest children of \(item.id)")
    }
    for feed in Self.targets {
      let expected = known.filter { !$0.isDeleted && $0.targets.contains(feed) }.map { "SR:\($0.id)" }
        .sorted()
      let shown = try await engine.read(feed, FeedQuery(limit: 100))
      let entries = shown.activities + shown.groups.flatMap(\.activities)
      let found = entries.compactMap { $0.activity.custom["reaction"]?.stringValue }.sorted()
      // A group shows its newest fifteen.
      guard expected.count < 15 || feed.group == "flat" else { continue }
      try expect(found, expected, "what stands in \(feed)")
    }
  }

  private func expect<Value: Equatable>(_ shown: Value, _ expected: Value, _ what: String) throws {
    guard shown == expected else {
      throw Divergence(description: "\(what): \(shown), not \(expected), after \(steps)")
    }
  }
}
