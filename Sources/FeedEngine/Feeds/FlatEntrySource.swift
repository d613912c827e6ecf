/// One sorted source of a flat feed's entries, read as far as it is asked, newest first.
struct FlatEntrySource: ~Copyable {
  enum Table {
    /// What was added or targeted here.
    case publication
    /// What came from followed feeds.
    case inbox
  }

  /// The row of the head, which is there until the one after it is asked for.
  private(set) var row: Statement.Row?
  private let rows: Statement.Rows
  private let columns: Columns
  private var entry: FlatEntry?
  private var isAhead = true
  private var isExhausted = false

  /// - Parameter withActivities: whether `row` begins with the columns of the activity, and entries whose
  ///   activity is gone are left out.
  init(
    _ reading: Reading,
    _ table: Table,
    feed: Int64,
    bounds: PositionBounds,
    withActivities: Bool
  ) throws {
    columns = withActivities ? .afterActivity : .alone
    if bounds.areOpen {
      rows = try reading.sql(Self.query(table, withActivities).all).rows(feed)
    } else {
      let (below, above) = (bounds.below, bounds.above)
      rows = try reading.sql(Self.query(table, withActivities).bounded)
        .rows(feed, below.time, below.tie, above.time, above.tie)
    }
  }

  /// The entry that comes next.
  mutating func head() throws -> FlatEntry? {
    guard isAhead, !isExhausted else { return entry }
    isAhead = false
    row = try rows.next()
    isExhausted = row == nil
    entry = row.map { row in
      FlatEntry(
        position: ActivityPosition(time: row.int(0), tie: row.int(1)),
        origin: row.int(columns.origin),
        act: row.int(columns.act)
      )
    }
    return entry
  }

  mutating func advance() { isAhead = true }
}

extension FlatEntrySource {
  /// Where a query has what an entry needs beside its position.
  private struct Columns {
    var origin: Int32
    var act: Int32

    static let alone = Columns(origin: 2, act: 3)
    static let afterActivity = Columns(origin: 9, act: 10)
  }

  // Built once, as those of the activities are.
  private static let publications = entries("publication", "0")
  private static let arrivals = entries("inbox", "e.origin")
  private static let publishedActivities = activities("publication", "0")
  private static let arrivedActivities = activities("inbox", "e.origin")

  /// SQLite compares each row with bounds that consist of two columns, also with those that hold for any row.
  private struct Query {
    let all: String
    let bounded: String

    init(_ start: String) {
      func query(_ condition: String) -> String {
        "\(start) WHERE e.feed = ?1 \(condition) ORDER BY e.time DESC, e.tie DESC"
      }
      all = query("")
      bounded = query("AND (e.time, e.tie) < (?2, ?3) AND (e.time, e.tie) > (?4, ?5)")
    }
  }

  private static func query(_ table: Table, _ withActivities: Bool) -> Query {
    switch table {
    case .publication: withActivities ? publishedActivities : publications
    case .inbox: withActivities ? arrivedActivities : arrivals
    }
  }

  private static func entries(_ table: String, _ origin: String) -> Query {
    Query("SELECT e.time, e.tie, \(origin), e.act FROM \(table) e")
  }

  /// One statement for all: looking each activity up by one of its own took as long again.
  private static func activities(_ table: String, _ origin: String) -> Query {
    Query(
      """
      SELECT \(Reading.activityColumns(of: "a", at: "e")), \(origin), e.act
      FROM \(table) e CROSS JOIN activity a ON a.act = e.act
      """
    )
  }
}
