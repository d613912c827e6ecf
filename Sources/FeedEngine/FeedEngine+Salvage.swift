import FeedCore
import GRDB

extension FeedEngine {
  /// Looks for damage in a file that need not open: names pages, and the tables and indexes that they belong
  /// to.
  ///
  /// The file is left as it is. A database of an older version is looked at without being brought up to date.
  ///
  /// - Returns: one sentence a finding; empty where all is well.
  /// - Throws: `FeedError` with code `storage` for a file that cannot be read or is not a database of feeds.
  public static func check(path: String) throws -> [String] {
    let path = try DatabasePath.resolve(path)
    let findings: [String]
    do {
      findings = try findingsOfSQLite(path)
    } catch let error as FeedError where error.code == .storage {
      let damage = try damage(of: path, insteadOf: error)
      return damage.isEmpty ? [error.detail] : damage
    }
    guard !findings.isEmpty else { return [] }
    // What SQLite says of a page is more exact; what it did not come to look at is added.
    let damage = TreeWalk(try PageFile(path)).sentences
    return damage + findings
  }

  /// Writes what a damaged file still holds, as ``dump(_:)`` does: what stands on pages that are whole comes
  /// out, wherever the damage is.
  ///
  /// The file is left as it is.
  ///
  /// - Parameter line: takes each line, without its end. An error that it throws ends the salvage.
  /// - Returns: what was written, and what could not be read.
  /// - Throws: `FeedError` with code `storage` for a file that cannot be read.
  public static func salvage(path: String, _ line: (String) throws -> Void) throws -> SalvageReport {
    let file = try PageFile(DatabasePath.resolve(path))
    return try withoutActuallyEscaping(line) { line in
      var salvage = Salvage(file, line: line)
      return try salvage.write()
    }
  }

  private static func findingsOfSQLite(_ path: String) throws -> [String] {
    var file = DatabaseFile(path: path)
    file.onlyReads = true
    let state = try translatingStorageErrors { try file.inspect() }
    guard [.current, .unlogged, .outdated].contains(state) else { throw file.refusal(of: state) }
    // What the invariants ask for is there from the last migration on.
    guard state != .outdated else { return try integrityFindings(file) }
    let engine = try FeedEngine(path: path, onlyReads: true)
    defer { try? engine.close() }
    return try engine.read { try $0.findings() }
  }

  private static func integrityFindings(_ file: DatabaseFile) throws -> [String] {
    try translatingStorageErrors {
      let connection = try file.openReader(ReadingMode(of: file.path))
      defer { try? connection.close() }
      let configuration = try EngineConfiguration(groups: FeedGroups([]), clock: Timestamp.now)
      return try connection.unsafeRead { db in
        let reading = Reading(db: db, configuration: configuration)
        return try IntegrityFindings(titles: reading.pageTitles()).read(reading)
      }
    }
  }

  /// - Throws: `error` if nothing in the file is recognized as ours.
  private static func damage(of path: String, insteadOf error: FeedError) throws -> [String] {
    guard let file = try? PageFile(path), file.pageCount > 0 else { throw error }
    let walk = TreeWalk(file)
    // What opens without damage was refused for another reason.
    guard walk.isBroken else { throw error }
    guard walk.isDatabase || walk.holdsOurRows else { throw error }
    return walk.sentences
  }
}

extension TreeWalk {
  /// Whether the file begins as databases do.
  fileprivate var isDatabase: Bool { file.page(1).map(PageFile.isHeader) ?? false }

  /// Whether any page has rows of one of our tables.
  fileprivate var holdsOurRows: Bool {
    var reader = RecordReader(file)
    return strayPages.contains { number in
      guard let page = tree(number) else { return false }
      let records = reader.records(of: page).records
      return records.contains { record in SalvagedTable.allCases.contains { $0.accepts(record) } }
    }
  }
}
