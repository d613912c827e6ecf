import GRDB

/// The program's own tables. It keeps users, tweets, likes and follows; feeds are the backend's.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("tweets") { db in
      try db.create(table: "user") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("name", .text).notNull().unique()
      }
      try db.create(table: "tweet") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("userID", .integer).notNull().references("user", onDelete: .cascade)
        table.column("text", .text).notNull()
        table.column("createdAt", .datetime).notNull()
      }
      try createLikesAndFollows(db)
    }
    return migrator
  }

  private static func createLikesAndFollows(_ db: Database) throws {
    try db.create(table: "like") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("userID", .integer).notNull().references("user", onDelete: .cascade)
      table.column("tweetID", .integer).notNull().references("tweet", onDelete: .cascade)
      table.column("createdAt", .datetime).notNull()
      table.uniqueKey(["userID", "tweetID"])
    }
    try db.create(table: "follow") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("userID", .integer).notNull().references("user", onDelete: .cascade)
      table.column("targetID", .integer).notNull().references("user", onDelete: .cascade)
      table.column("createdAt", .datetime).notNull()
      table.uniqueKey(["userID", "targetID"])
    }
  }
}
