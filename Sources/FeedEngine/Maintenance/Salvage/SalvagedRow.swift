import FeedCore

/// Thrown where a row holds what its table cannot.
struct UnreadableRow: Error {}

/// The columns of a row that was found in a damaged database, each checked before it is used.
struct SalvagedRow {
  let record: Record

  /// Times that activities can have: 1582 to 5236.
  private static let times: ClosedRange<Int64> = -12_219_292_800_000_000...103_072_867_200_000_000

  func int(_ column: Int) throws -> Int64 {
    guard let value = record.values[column].int else { throw UnreadableRow() }
    return value
  }

  func text(_ column: Int) throws -> String {
    guard let text = record.values[column].text else { throw UnreadableRow() }
    return text
  }

  func required(_ column: Int) throws -> String {
    let text = try text(column)
    guard !text.isEmpty else { throw UnreadableRow() }
    return text
  }

  func optionalText(_ column: Int) throws -> String? {
    record.values[column].isNull ? nil : try text(column)
  }

  func time(_ column: Int) throws -> Timestamp {
    let value = try int(column)
    guard Self.times.contains(value) else { throw UnreadableRow() }
    return Timestamp(microseconds: value)
  }

  func optionalTime(_ column: Int) throws -> Timestamp? {
    record.values[column].isNull ? nil : try time(column)
  }

  /// The members of a JSON object; none for empty text.
  func fields(_ column: Int) throws -> [String: JSONValue] {
    let text = try text(column)
    guard !text.isEmpty else { return [:] }
    guard case .object(let members)? = try? JSONParser.parse(text, marks: .kept) else {
      throw UnreadableRow()
    }
    return members
  }

  func feeds(_ column: Int) throws -> [FeedID] {
    let text = try text(column)
    return try text.split(separator: " ").map { part in
      guard let feed = try? FeedID(parsing: String(part)) else { throw UnreadableRow() }
      return feed
    }
  }
}

extension SalvagedRow {
  /// A row of `user` as a line.
  func userLine() throws -> (key: String, line: String) {
    let id = try required(1)
    return (id, DumpLine.user(id, data: try fields(2), created: try time(3), updated: try time(4)))
  }

  /// A row of `object` as a line.
  func objectLine() throws -> (key: String, line: String) {
    let object = CollectionObject(
      collection: try required(1),
      id: try required(2),
      data: try fields(3),
      ownerID: try optionalText(4),
      createdAt: try time(5),
      updatedAt: try time(6)
    )
    return (object.foreignID, DumpLine.object(object))
  }

  func activity() throws -> Activity {
    let position = ActivityPosition(time: try time(1).microseconds, tie: try int(2))
    guard ActivityPosition(exactly: position.id) == position else { throw UnreadableRow() }
    return Activity(
      id: position.id,
      actor: try required(3),
      verb: try required(4),
      object: try required(5),
      target: try text(6),
      foreignID: try text(7),
      time: Timestamp(microseconds: position.time),
      to: try feeds(8),
      custom: try fields(9)
    )
  }

  /// - Parameter parents: ids by number.
  func reaction(parents: [Int64: String]) throws -> Reaction {
    let id = try text(1)
    guard ActivityID(id) != nil else { throw UnreadableRow() }
    let activity = ActivityID(high: UInt64(bitPattern: try int(3)), low: UInt64(bitPattern: try int(4)))
    return Reaction(
      id: id,
      kind: try required(2),
      activityID: activity,
      userID: try required(5),
      parent: record.values[6].int.flatMap { parents[$0] } ?? "",
      data: try fields(8),
      createdAt: try time(11),
      updatedAt: try time(12),
      deletedAt: try optionalTime(13),
      targetFeeds: try feeds(9)
    )
  }
}
