import FeedCore
import Foundation

extension Reading {
  private static let objectByID =
    "SELECT collection, id, data, owner, created_at, updated_at FROM object WHERE collection = ? AND id = ?"

  func object(_ collection: String, _ id: String) throws -> CollectionObject? {
    try sql(Self.objectByID).first(collection, id) { try Self.object($0) }
  }

  static func object(_ row: Statement.Row) throws -> CollectionObject {
    CollectionObject(
      collection: row.text(0),
      id: row.text(1),
      data: try row.fields(2),
      ownerID: row.isNull(3) ? nil : row.text(3),
      createdAt: Timestamp(microseconds: row.int(4)),
      updatedAt: Timestamp(microseconds: row.int(5))
    )
  }

  /// See “Collections” in the article “Users and collections” of FeedCore.
  func requiredObject(_ collection: String, _ id: String) throws -> CollectionObject {
    guard let object = try object(collection, id) else {
      throw FeedError(.notFound, "There is no object '\(id)' in the collection '\(collection)'.")
    }
    return object
  }

  func objects(_ foreignIDs: [String]) throws -> [CollectionObject] {
    try foreignIDs.compactMap { name in
      guard let colon = name.firstIndex(of: ":") else { return nil }
      return try object(String(name[..<colon]), String(name[name.index(after: colon)...]))
    }
  }
}
