import FeedCore

/// The activities that contain what is looked for, in their own fields or in those of their object.
struct HitSource {
  /// All hits, or more; nil if they are too many to be listed.
  let listed: Set<Int64>?
  private let reading: Reading
  private let matcher: TextMatcher

  /// Whether texts have to be read to find out what is a hit.
  var readsTexts: Bool { listed == nil ? matcher.query.tokensAreLoose : matcher.query.isPartial }

  init(_ reading: Reading, _ matcher: TextMatcher, mostListed most: Int) throws {
    self.reading = reading
    self.matcher = matcher
    let rows = try matcher.listed(most)
    listed =
      try matcher.kind == .activity ? rows.map { Set($0) } : rows.flatMap { try Self.acts($0, reading, most) }
  }

  /// The activities that refer to objects; nil for more than `most`: many may have the same few objects.
  private static func acts(_ objects: [Int64], _ reading: Reading, _ most: Int) throws -> Set<Int64>? {
    let statement = try reading.sql(
      """
      SELECT a.act FROM object o CROSS JOIN activity a ON a.object = 'SO:' || o.collection || ':' || o.id
      WHERE o.row = ? LIMIT ?
      """
    )
    var acts: Set<Int64> = []
    for object in objects {
      try statement.each(object, most + 1) { acts.insert($0.int(0)) }
      if acts.count > most { return nil }
    }
    return acts
  }

  /// Those of `acts` that are hits.
  func hits(among acts: [Int64], _ budget: inout SearchBudget) throws -> Set<Int64> {
    let acts = listed.map { listed in acts.filter { listed.contains($0) } } ?? acts
    guard listed == nil || matcher.query.isPartial, !acts.isEmpty else { return Set(acts) }
    guard matcher.kind == .object else { return try found(acts, &budget) }
    let objects = try objects(of: acts, &budget)
    let found = try found(Set(objects.values).sorted(), &budget)
    return Set(objects.filter { found.contains($0.value) }.keys)
  }

  private func found(_ rows: [Int64], _ budget: inout SearchBudget) throws -> Set<Int64> {
    guard listed != nil else { return try matcher.matches(rows, &budget) }
    return Set(try rows.filter { try matcher.occurs(in: $0, &budget) })
  }

  /// The rows of the objects that the activities refer to, by activity.
  private func objects(of acts: [Int64], _ budget: inout SearchBudget) throws -> [Int64: Int64] {
    let text = try reading.sql("SELECT object FROM activity WHERE act = ?")
    let row = try reading.sql("SELECT row FROM object WHERE collection = ? AND id = ?")
    var rows: [Int64: Int64] = [:]
    for act in acts {
      budget.spend(.row, times: 2)
      let reference = try text.first(act) { Reference(stored: $0.text(0)) } ?? nil
      guard case .object(let collection, let id) = reference else { continue }
      rows[act] = try row.first(collection, id) { $0.int(0) }
    }
    return rows
  }
}
