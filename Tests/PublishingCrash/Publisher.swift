import FeedRecords
import Foundation
import GRDB

/// Saves and deletes notes without end while its dispatcher delivers.
struct Publisher {
  let folder: String

  private struct Stop: Error {}

  func run() async throws -> Never {
    let feeds = try Note.feeds(folder: folder)
    Task { await feeds.dispatcher.run() }
    print("publishing")
    fflush(nil)
    while true {
      do {
        try await feeds.database.write(transaction)
      } catch is Stop {}
    }
  }

  /// Some notes, now and then fewer again, and now and then nothing after all.
  private func transaction(_ db: Database) throws {
    for _ in 0..<Int.random(in: 1...5) {
      var note = Note(userID: .random(in: Note.users), createdAt: .now)
      try note.insert(db)
    }
    if Bool.random() {
      try db.execute(sql: "DELETE FROM note WHERE id IN (SELECT id FROM note ORDER BY random() LIMIT 2)")
    }
    if Int.random(in: 0..<4) == 0 { throw Stop() }
  }
}
