import FeedCore
import Foundation

extension Writing {
  func addObject(_ collection: String, id: String?, data: [String: JSONValue], ownerID: String?) throws
    -> CollectionObject
  {
    let id = id ?? UUID().uuidString.lowercased()
    try Self.validate(collection, id, data)
    guard try reading.object(collection, id) == nil else {
      throw FeedError(.conflict, "The object '\(collection):\(id)' exists already.")
    }
    return try insert(collection, id, data, ownerID)
  }

  private func insert(_ collection: String, _ id: String, _ data: [String: JSONValue], _ ownerID: String?)
    throws
    -> CollectionObject
  {
    let object = CollectionObject(
      collection: collection,
      id: id,
      data: data,
      ownerID: ownerID,
      createdAt: now,
      updatedAt: now
    )
    try sql(
      "INSERT INTO object(collection, id, data, owner, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)"
    )
    .run(collection, id, storedText(data), ownerID, now.microseconds, now.microseconds)
    return object
  }

  func updateObject(_ collection: String, id: String, data: [String: JSONValue]) throws -> CollectionObject {
    try Self.validate(collection, id, data)
    try requireOwnObject(collection, id)
    try sql("UPDATE object SET data = ?3, updated_at = ?4 WHERE collection = ?1 AND id = ?2")
      .run(collection, id, storedText(data), now.microseconds)
    return try reading.requiredObject(collection, id)
  }

  /// An object that is not there is found missing where it is changed.
  private func requireOwnObject(_ collection: String, _ id: String) throws {
    guard actingUser != nil, let object = try reading.object(collection, id) else { return }
    try requireOwn(object.ownerID)
  }

  func deleteObject(_ collection: String, id: String) throws {
    try requireOwnObject(collection, id)
    try sql("DELETE FROM object WHERE collection = ? AND id = ?").run(collection, id)
    guard db.changesCount > 0 else {
      throw FeedError(.notFound, "There is no object '\(id)' in the collection '\(collection)'.")
    }
  }

  /// Adds or replaces objects; `id` stays inside their data.
  func upsertObjects(_ objects: [String: [[String: JSONValue]]]) throws {
    for (collection, members) in objects.sorted(by: { $0.key < $1.key }) {
      for data in members {
        guard let id = Self.text(data["id"]) else {
          throw FeedError(.input, "An object of the collection '\(collection)' lacks its id.")
        }
        if try reading.object(collection, id) == nil {
          try Self.validate(collection, id, data)
          _ = try insert(collection, id, data, nil)
        } else {
          _ = try updateObject(collection, id: id, data: data)
        }
      }
    }
  }

  func deleteObjects(_ collection: String, ids: [String]) throws {
    for id in ids {
      try requireOwnObject(collection, id)
      try sql("DELETE FROM object WHERE collection = ? AND id = ?").run(collection, id)
    }
  }

  private static func text(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text)?: text
    case .int(let number)?: String(number)
    default: nil
    }
  }

  private static func validate(_ collection: String, _ id: String, _ data: [String: JSONValue]) throws {
    guard FeedID.isValid(collection) else {
      throw FeedError(
        .input,
        "The collection '\(collection)' is not valid: use letters, digits, '_' and '-'."
      )
    }
    guard FeedID.isValid(id) else {
      throw FeedError(.input, "The object id '\(id)' is not valid: use letters, digits, '_' and '-'.")
    }
    guard !data.isEmpty else {
      throw FeedError(
        .input,
        "The data of '\(collection):\(id)' is empty.",
        fields: ["data": ["This field is required."]]
      )
    }
  }
}
