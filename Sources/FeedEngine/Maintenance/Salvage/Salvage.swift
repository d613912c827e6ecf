import FeedCore

/// Writes what a damaged database still holds, as a dump does, page by page and without SQLite.
struct Salvage {
  private let file: PageFile
  private let walk: TreeWalk
  private let line: (String) throws -> Void
  private var reader: RecordReader
  /// Pages with rows of each table that no tree refers to.
  private var stray: [SalvagedTable: [Int]] = [:]
  private var report: SalvageReport

  init(_ file: PageFile, line: @escaping (String) throws -> Void) {
    self.file = file
    self.line = line
    walk = TreeWalk(file)
    reader = RecordReader(file)
    report = SalvageReport(walk)
    stray = findStrayPages()
  }

  mutating func write() throws -> SalvageReport {
    let feeds = feedNames()
    try writeLines(.user) { try $0.userLine() }
    try writeLines(.object) { try $0.objectLine() }
    try writeActivities(feeds)
    try writeLines(.follow) { try Self.followLine($0, feeds) }
    try writeReactions()
    return report
  }

  // MARK: Rows

  /// Calls `body` with each row of `table` that has the right shape; those that it refuses are counted.
  private mutating func rows(of table: SalvagedTable, _ body: (SalvagedRow) throws -> Void) throws {
    for number in pages(of: table) { try rows(of: table, on: number, isStray: false, body) }
    for number in stray[table] ?? [] { try rows(of: table, on: number, isStray: true, body) }
  }

  private mutating func rows(
    of table: SalvagedTable,
    on number: Int,
    isStray: Bool,
    _ body: (SalvagedRow) throws -> Void
  ) throws {
    guard let page = walk.tree(number) else { return }
    let (records, broken) = reader.records(of: page)
    if !isStray { report.unreadable[table, default: 0] += broken }
    for record in records {
      do {
        guard table.accepts(record) else { throw UnreadableRow() }
        try body(SalvagedRow(record: record))
        if isStray { report.strayRows += 1 }
      } catch is UnreadableRow {
        if !isStray { report.unreadable[table, default: 0] += 1 }
      }
    }
  }

  /// Writes a line for each row, once for each key.
  ///
  /// - Parameter read: returns nil for a row that is in no dump.
  private mutating func writeLines(
    _ table: SalvagedTable,
    _ read: (SalvagedRow) throws -> (key: String, line: String)?
  ) throws {
    var written: Set<String> = []
    let write = line
    try rows(of: table) { row in
      guard let (key, text) = try read(row) else { return }
      if written.insert(key).inserted { try write(text) }
    }
    report.written[table] = written.count
  }

  // MARK: Rows that refer to others

  private mutating func writeActivities(_ feeds: [Int64: FeedID]) throws {
    let publications = publications()
    var homeless = 0
    try writeLines(.activity) { row in
      let activity = try row.activity()
      let added = row.record.number.flatMap { publications[$0] } ?? []
      let names = added.sorted { $0.event < $1.event }.compactMap { feeds[$0.feed] }
      if names.isEmpty { homeless += 1 }
      return (activity.id.description, DumpLine.activity(activity, feeds: names))
    }
    report.activitiesWithoutFeed = homeless
  }

  private mutating func writeReactions() throws {
    var ids: [Int64: String] = [:]
    let before = report
    try rows(of: .reaction) { row in
      if let number = row.record.number { ids[number] = try row.text(1) }
    }
    // What was counted now is counted again with the lines.
    report = before
    try writeLines(.reaction) { row in
      let reaction = try row.reaction(parents: ids)
      return (reaction.id, DumpLine.reaction(reaction))
    }
  }

  private static func followLine(_ row: SalvagedRow, _ feeds: [Int64: FeedID]) throws -> (
    key: String, line: String
  )? {
    let (follower, target) = (try row.int(0), try row.int(1))
    guard let source = feeds[follower], let followed = feeds[target] else { throw UnreadableRow() }
    // One that has ended, with its history kept, is not a follow any more.
    guard row.record.values[5].isNull else { return nil }
    return ("\(follower) \(target)", DumpLine.follow(source, followed, created: try row.time(7)))
  }

  /// The names of feeds by number: from the table, and from the index that repeats them.
  private mutating func feedNames() -> [Int64: FeedID] {
    var names: [Int64: FeedID] = [:]
    try? rows(of: .feed) { row in
      guard let number = row.record.number else { throw UnreadableRow() }
      names[number] = FeedID(trusted: try row.text(1), try row.text(2))
    }
    for row in indexRows("sqlite_autoindex_feed_1") where row.values.count == 3 {
      guard let slug = row.values[0].text, let name = row.values[1].text, let number = row.values[2].int,
        let feed = try? FeedID(slug, name)
      else { continue }
      names[number] = names[number] ?? feed
    }
    return names
  }

  /// The feeds that each activity was added to: from the table, and from the index that repeats them.
  private mutating func publications() -> [Int64: Set<Publication>] {
    var found: [Int64: Set<Publication>] = [:]
    try? rows(of: .publication) { row in
      guard try row.int(4) == 0, let event = row.record.number else { return }
      found[try row.int(5), default: []].insert(Publication(event: event, feed: try row.int(1)))
    }
    for row in indexRows("publication_page") where row.values.count == 6 {
      guard row.values[3].int == 0, let feed = row.values[0].int, let act = row.values[4].int,
        let event = row.values[5].int
      else { continue }
      found[act, default: []].insert(Publication(event: event, feed: feed))
    }
    return found
  }

  private struct Publication: Hashable {
    var event: Int64
    var feed: Int64
  }

  private mutating func indexRows(_ name: String) -> [Record] {
    guard let pages = walk.found.first(where: { $0.tree.name == name })?.pages else { return [] }
    return pages.compactMap { walk.tree($0) }.flatMap { reader.records(of: $0).records }
  }

  // MARK: Stray pages

  /// Pages that have lost their tree, by the tables whose rows they hold.
  ///
  /// Looked for where some tree is broken: in whole trees nothing is missing, and what lies elsewhere was
  /// deleted. A broken tree may also lead to pages of another one, so every page is looked at.
  private func findStrayPages() -> [SalvagedTable: [Int]] {
    guard walk.isBroken else { return [:] }
    let followed = Dictionary(
      SalvagedTable.allCases.map { ($0, Set(pages(of: $0))) },
      uniquingKeysWith: { first, _ in first }
    )
    var stray: [SalvagedTable: [Int]] = [:]
    var reader = RecordReader(file)
    for number in walk.usedPages {
      guard let page = walk.tree(number) else { continue }
      let records = reader.records(of: page).records
      for table in SalvagedTable.allCases where records.contains(where: table.accepts) {
        if followed[table]?.contains(number) != true { stray[table, default: []].append(number) }
      }
    }
    return stray
  }

  /// The pages of a table, as far as its tree can be followed.
  private func pages(of table: SalvagedTable) -> [Int] {
    walk.found.first { $0.tree.name == table.rawValue }?.pages ?? []
  }
}
