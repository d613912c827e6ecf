import FeedCore
import FeedEngine

/// Searching many posts: a page must cost what it shows, not what the words occur in.
struct SearchRows {
  let folder: String
  /// Posts that are searched.
  let posts: Int

  func measure() async throws -> [Row] {
    let engine = try FeedEngine(path: "\(folder)/search-\(UInt32.random(in: 0 ... .max)).db")
    defer { try? engine.close() }
    for portion in stride(from: 0, to: posts, by: 20_000) {
      try await engine.batch { batch in
        for number in portion..<min(portion + 20_000, posts) { try add(number, to: batch) }
      }
    }
    try await index(engine)
    let scope = FeedScope(groups: ["user"], id: "reader")
    let old = ActivityID(foreignID: "post:\(posts / 2)", time: time(posts / 2))
    return [
      try await row("a word in a third", 25, engine) { $0 % 3 == 0 },
      row("the same, 1,000 results", 20, try await search("walrus", limit: 1000, engine)),
      row("the same, from the middle", 5, try await search("walrus", before: old, engine)),
      row("the same, for a user", 5, try await search("walrus", in: scope, engine)),
      row("two words", 5, try await search("walrus tusk", engine)),
      row("a word in a hundredth", 5, try await search("rain", engine)),
      row("a word in a thousandth", 5, try await search("heron", engine)),
      row("one letter", 5, try await search("w", engine)),
      row("a word in none", 5, try await search("nowhere", engine)),
    ]
  }

  /// A search indexes posts for two seconds and then goes on.
  private func index(_ engine: FeedEngine) async throws {
    while try await engine.searchActivities("newest", limit: 1, before: nil, in: nil).isEmpty {}
  }

  private func row(_ name: String, _ goal: Double, _ duration: Double) -> Row {
    let name = "search \(posts) posts: \(name), in ms; \(Int(goal))"
    return Row(name: name, ours: duration, other: goal, unit: "ms", goal: 1)
  }

  private func row(_ name: String, _ limit: Int, _ engine: FeedEngine, _ isFound: (Int) -> Bool) async throws
    -> Row
  {
    let found = try await engine.searchActivities("walrus", limit: limit, before: nil, in: nil)
    let expected = (0..<posts).reversed().lazy.filter(isFound).prefix(limit).map { "o\($0)" }
    precondition(found.map(\.activity.object) == Array(expected))
    return row(name, 5, try await search("walrus", engine))
  }

  private func search(
    _ text: String,
    limit: Int = 25,
    before: ActivityID? = nil,
    in scope: FeedScope? = nil,
    _ engine: FeedEngine
  ) async throws -> Double {
    try await medianMicroseconds(10) { _ in
      _ = try await engine.searchActivities(text, limit: limit, before: before, in: scope)
    } / 1000
  }

  private func time(_ number: Int) -> Timestamp {
    Timestamp(microseconds: DataSet.start + Int64(number) * 1000)
  }

  /// Words of a tail of 30,000, and some of known frequency.
  private func add(_ number: Int, to batch: FeedEngineBatch) throws {
    var numbers = Numbers(seed: UInt64(number))
    var words = (0..<8).map { _ in
      let unit = numbers.unit()
      return "w\(Int(unit * unit * unit * 30_000))"
    }
    if number % 3 == 0 { words.append("walrus") }
    if number % 3 != 1 { words.append("tusk") }
    if number % 100 == 7 { words.append("rain") }
    if number % 1000 == 7 { words.append("heron") }
    if number == posts - 1 { words.append("newest") }
    let new = NewActivity(
      actor: "SU:u\(number % 1000)",
      verb: "post",
      object: "o\(number)",
      foreignID: "post:\(number)",
      time: time(number),
      custom: ["text": .string(words.joined(separator: " "))]
    )
    _ = try batch.add([new], to: FeedID(trusted: "user", "u\(number % 1000)"))
  }
}
