import FeedCore

extension Reading {
  /// The columns that `activity(_:origin:)` reads, from the tables of these names.
  static func activityColumns(of table: String, at position: String) -> String {
    let own = ["actor", "verb", "object", "target", "foreign_id", "targets", "custom"].map {
      "\(table).\($0)"
    }
    return (["\(position).time", "\(position).tie"] + own).joined(separator: ", ")
  }

  // Built once: putting a text together takes as long as looking an activity up.
  private static let columns = activityColumns(of: "activity", at: "activity")
  private static let activityByNumber = "SELECT \(columns) FROM activity WHERE act = ?"
  private static let activityByPosition = "SELECT \(columns) FROM activity WHERE time = ? AND tie = ?"

  /// - Returns: nil if the activity is gone.
  func activity(act: Int64, origin: FeedID? = nil) throws -> Activity? {
    try withActivityRow(act) { try Self.activity($0, origin: origin) }
  }

  /// - Returns: nil if the activity is gone.
  func withActivityRow<Result>(_ act: Int64, _ body: (Statement.Row) throws -> Result) throws -> Result? {
    try sql(Self.activityByNumber).first(act, read: body)
  }

  func activity(_ id: ActivityID) throws -> Activity? {
    guard let position = ActivityPosition(exactly: id) else { return nil }
    return try sql(Self.activityByPosition)
      .first(position.time, position.tie) { try Self.activity($0, origin: nil) }
  }

  func act(_ position: ActivityPosition) throws -> Int64? {
    try sql("SELECT act FROM activity WHERE time = ? AND tie = ?")
      .first(position.time, position.tie) { $0.int(0) }
  }

  /// The feed behind an `origin` column; nil for what was added or targeted where it stands.
  static func origin(_ number: Int64, _ reading: Reading) throws -> FeedID? {
    number == 0 ? nil : try reading.feed(number)
  }

  static func activity(_ row: Statement.Row, origin: FeedID?) throws -> Activity {
    Activity(
      id: ActivityPosition(time: row.int(0), tie: row.int(1)).id,
      actor: row.text(2),
      verb: row.text(3),
      object: row.text(4),
      target: row.text(5),
      foreignID: row.text(6),
      time: Timestamp(microseconds: row.int(0)),
      origin: origin,
      to: row.withBytes(7) { $0.isEmpty ? [] : FeedIDText.feeds($0) },
      custom: try row.fields(8)
    )
  }
}

extension Statement.Row {
  /// The members of a JSON object; empty text stands for none.
  func fields(_ column: Int32) throws -> [String: JSONValue] {
    try withBytes(column) { bytes in
      guard !bytes.isEmpty, case .object(let members) = try JSONParser.parse(bytes, marks: .kept) else {
        return [:]
      }
      return members
    }
  }
}

/// How a list of feeds is kept in a column: `user:ann notification:bob`.
enum FeedIDText {
  static func text(_ feeds: [FeedID]) -> String {
    feeds.map(\.description).joined(separator: " ")
  }

  static func feeds(_ bytes: UnsafeBufferPointer<UInt8>) -> [FeedID] {
    bytes.split(separator: UInt8(ascii: " ")).compactMap { part in
      guard let colon = part.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      return FeedID(
        trusted: String(decoding: part[..<colon], as: UTF8.self),
        String(decoding: part[(colon + 1)...], as: UTF8.self)
      )
    }
  }

  static func feeds(_ text: String) -> [FeedID] {
    var text = text
    return text.withUTF8 { feeds($0) }
  }
}

/// How members are kept in a column: JSON, or nothing where there are none.
///
/// - Throws: `FeedError` with code `input` for values that are nested so deeply that no answer could hold
///   them.
func storedText(_ fields: [String: JSONValue]) throws -> String {
  if fields.isEmpty { return "" }
  // An answer wraps them in a few levels of its own, and a parser takes `JSONParser.maximumDepth`.
  guard JSONValue.object(fields).isNested(atMost: JSONParser.maximumDepth - 12) else {
    throw FeedError(.input, "Values are nested at most \(JSONParser.maximumDepth - 12) levels deep.")
  }
  return JSONWriter.text(.object(fields))
}

extension JSONValue {
  fileprivate func isNested(atMost depth: Int) -> Bool {
    switch self {
    case .array(let values): depth > 0 && values.allSatisfy { $0.isNested(atMost: depth - 1) }
    case .object(let members): depth > 0 && members.values.allSatisfy { $0.isNested(atMost: depth - 1) }
    case .null, .bool, .int, .double, .decimal, .string: true
    }
  }
}
