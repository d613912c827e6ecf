import FeedCore
import FeedRecords
import GRDB
import Testing

@Suite("Times in columns")
struct TimestampColumnTests {
  private let moment = Timestamp(iso8601: "2018-12-21T09:45:42.455925")

  /// What a column that holds `value` is as a time, read from a statement and from a row that was kept.
  private func read(_ value: (any DatabaseValueConvertible)?) throws -> [Timestamp?] {
    try DatabaseQueue().read { db in
      let arguments: StatementArguments = [value]
      let kept = try Row.fetchOne(db, sql: "SELECT ?", arguments: arguments)?[0] as DatabaseValue?
      let read = try? Timestamp.fetchOne(db, sql: "SELECT ?", arguments: arguments)
      return [kept.flatMap(Timestamp.fromDatabaseValue), read]
    }
  }

  @Test("texts as Django, GRDB and Stream write them are read to the microsecond")
  func texts() throws {
    for text in [
      "2018-12-21 09:45:42.455925", "2018-12-21T09:45:42.455925Z", "2018-12-21 11:45:42.455925+02:00",
    ] {
      #expect(try read(text) == [moment, moment], "\(text)")
    }
    let day = try read("2018-12-21")
    #expect(day == [Timestamp(iso8601: "2018-12-21T00:00:00"), Timestamp(iso8601: "2018-12-21T00:00:00")])
  }

  @Test("numbers are seconds since 1970")
  func numbers() throws {
    #expect(try read(1_545_385_542) == Array(repeating: Timestamp(seconds: 1_545_385_542), count: 2))
    #expect(try read(-0.5) == Array(repeating: Timestamp(seconds: -0.5), count: 2))
  }

  @Test(
    "what is not a time is nil, also where it would not fit",
    arguments: ["", "yesterday", "2018-02-30 00:00:00"]
  )
  func nonsense(text: String) throws {
    #expect(try read(text) == [nil, nil])
    #expect(try read(1e300) == [nil, nil])
    #expect(try read(nil) == [nil, nil])
  }

  @Test("a time that is stored comes back, and texts sort as the times do")
  func roundTrip() throws {
    let times = [-1, 0, 1, 1_545_385_542_455_925].map { Timestamp(microseconds: $0) }
    try DatabaseQueue().write { db in
      try db.execute(sql: "CREATE TABLE t(at)")
      for time in times.reversed() { try db.execute(sql: "INSERT INTO t VALUES (?)", arguments: [time]) }
      #expect(try Timestamp.fetchAll(db, sql: "SELECT at FROM t ORDER BY at") == times)
      #expect(try String.fetchOne(db, sql: "SELECT max(at) FROM t") == "2018-12-21 09:45:42.455925")
    }
  }
}
