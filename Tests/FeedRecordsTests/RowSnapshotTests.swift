import Foundation
import GRDB
import Testing

@testable import FeedRecords

@Suite("A captured row is read back as it was")
struct RowSnapshotTests {
  private func roundTrip(_ values: [(any DatabaseValueConvertible)?]) throws -> [DatabaseValue] {
    try DatabaseQueue().write { db in
      let columns = values.indices.map { "c\($0)" }
      try db.execute(sql: "CREATE TABLE t (\(columns.joined(separator: ", ")))")
      let marks = values.map { _ in "?" }.joined(separator: ", ")
      try db.execute(sql: "INSERT INTO t VALUES (\(marks))", arguments: StatementArguments(values))
      let sql = "SELECT \(RowSnapshot.sql(columns: columns, of: "t")) FROM t"
      let snapshot = try String.fetchOne(db, sql: sql)
      let row = try RowSnapshot.row(try #require(snapshot), columns: columns, db)
      #expect(Array(row.columnNames) == columns)
      return Array(row.databaseValues)
    }
  }

  private static let texts = [
    "", "t", "r1.5", "It's \"quoted\" \\ \n\t\u{1} ünï 👩‍👩‍👧",
  ]
  private static let reals: [Double] = [
    .leastNonzeroMagnitude,
    0.1, -1.0 / 3, 1.7976931348623157e308, 1e15, 2, .infinity, -.infinity,
  ]
  private static let blobs = [Data(), Data((0...255).map { UInt8($0) })]
  private static let integers = [Int64.min, Int64.max, 0]

  private static var values: [DatabaseValue] {
    let values = texts.map(\.databaseValue) + reals.map(\.databaseValue)
    return values + blobs.map(\.databaseValue) + integers.map(\.databaseValue) + [.null]
  }

  @Test(arguments: values)
  func everyValue(_ value: DatabaseValue) throws {
    #expect(try roundTrip([value]) == [value])
  }

  @Test func anyReal() throws {
    var generator = SystemRandomNumberGenerator()
    let reals = (0..<2000).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
    for start in stride(from: 0, to: reals.count, by: 100) {
      let values = reals[start..<min(start + 100, reals.count)].map(\.databaseValue)
      #expect(try roundTrip(values) == values)
    }
  }

  @Test func moreColumnsThanAFunctionTakes() throws {
    let values = (0..<200).map(\.databaseValue)
    #expect(try roundTrip(values) == values)
  }
}
