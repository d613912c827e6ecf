import FeedCore

extension Writing {
  func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) throws -> FeedUser {
    try Self.validateUserID(id)
    try requireOwn(id)
    if let user = try reading.user(id) {
      guard orGet else { throw FeedError(.conflict, "The user '\(id)' exists already.") }
      return user
    }
    let user = FeedUser(id: id, data: data, createdAt: now, updatedAt: now)
    try sql("INSERT INTO user(id, data, created_at, updated_at) VALUES (?, ?, ?, ?)")
      .run(id, storedText(data), now.microseconds, now.microseconds)
    return user
  }

  func updateUser(_ id: String, data: [String: JSONValue]) throws -> FeedUser {
    try requireOwn(id)
    try sql("UPDATE user SET data = ?2, updated_at = ?3 WHERE id = ?1").run(
      id,
      storedText(data),
      now.microseconds
    )
    guard let user = try reading.user(id) else { throw FeedError(.notFound, "There is no user '\(id)'.") }
    return user
  }

  func deleteUser(_ id: String) throws {
    try requireOwn(id)
    try sql("DELETE FROM user WHERE id = ?").run(id)
    guard db.changesCount > 0 else { throw FeedError(.notFound, "There is no user '\(id)'.") }
  }

  func addUsers(_ users: [NewUser], overriding: Bool) throws -> [FeedUser] {
    try users.map { new in
      guard overriding, try reading.user(new.id) != nil else {
        return try addUser(new.id, data: new.data, orGet: true)
      }
      return try updateUser(new.id, data: new.data)
    }
  }

  /// Unknown ids are no error.
  func deleteUsers(_ ids: [String]) throws {
    for id in ids {
      try requireOwn(id)
      try sql("DELETE FROM user WHERE id = ?").run(id)
    }
  }

  private static func validateUserID(_ id: String) throws {
    guard !id.isEmpty, id.utf8.count <= 255 else {
      throw FeedError(.input, "A user's id has 1 to 255 bytes.", fields: ["id": ["This field is required."]])
    }
  }
}
