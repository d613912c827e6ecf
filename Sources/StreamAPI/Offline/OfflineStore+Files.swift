import FeedCore
import Foundation
import GRDB

/// Imports what earlier builds kept as single files: `outbox/1.json`, `pages/….json`.
extension OfflineStore {
  /// Each file is imported once, also if the program ends between the import and the removal of the file.
  func importFiles(at now: Timestamp) throws {
    let writes = Self.files(in: "\(folder)/outbox").compactMap { file in
      UInt64(file.name.dropLast(5)).map { (number: $0, file: file) }
    }
    let pages = Self.files(in: "\(folder)/pages")
    guard !writes.isEmpty || !pages.isEmpty else { return }
    try queue.write { [limits] db in
      for (_, file) in writes.sorted(by: { $0.number < $1.number }) {
        try Self.once(file, db) { try Self.importWrite($0, at: now, db) }
      }
      for file in pages { try Self.once(file, db) { try Self.importPage($0, db) } }
      try Self.trim(db, limits, at: now)
    }
    try removeFiles(writes.map(\.file) + pages)
  }

  private struct OldFile {
    var path: String
    var name: String
  }

  private static func files(in folder: String) -> [OldFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { OldFile(path: "\(folder)/\($0)", name: $0) }
  }

  private static func once(_ file: OldFile, _ db: Database, _ body: (Data) throws -> Void) throws {
    try db.execute(sql: "INSERT OR IGNORE INTO imported_files VALUES (?)", arguments: [file.path])
    guard db.changesCount == 1, let data = FileManager.default.contents(atPath: file.path) else { return }
    try body(data)
  }

  private static func importWrite(_ data: Data, at now: Timestamp, _ db: Database) throws {
    do {
      try insert(try OfflineWrite(keptRequest: try JSONParser.parse(data, marks: .kept)), at: now, db)
    } catch let error as DatabaseError {
      throw error
    } catch {
      let reason = (error as? FeedError)?.detail ?? "It is not JSON."
      try insertUnreadable(String(decoding: data, as: UTF8.self), reason, at: now, db)
    }
  }

  /// A page that cannot be read is missing when it would be needed, which is no worse than not having read
  /// it.
  private static func importPage(_ data: Data, _ db: Database) throws {
    guard let json = try? JSONParser.parse(data, marks: .kept), let query = json["query"]?.stringValue,
      let feed = json["feed"]?.stringValue.flatMap({ try? FeedID(parsing: $0) }), let wire = json["page"],
      let readAt = json["as_of"]?.stringValue.flatMap({ Timestamp(iso8601: $0) }),
      let page = try? FeedPage(wire: wire, query: FeedQuery(enrichment: Enrichment()))
    else { return }
    try insert(JSONWriter.bytes(wire), feed, query, CachedPages([page]).mentions, at: readAt, db)
  }

  private func removeFiles(_ files: [OldFile]) throws {
    for file in files { try? FileManager.default.removeItem(atPath: file.path) }
    for name in ["outbox", "pages"] where Self.files(in: "\(folder)/\(name)").isEmpty {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    let gone = files.map(\.path).filter { !FileManager.default.fileExists(atPath: $0) }
    try queue.write { db in
      for path in gone { try db.execute(sql: "DELETE FROM imported_files WHERE name = ?", arguments: [path]) }
    }
  }
}
