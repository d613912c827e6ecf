import FeedCore
import Foundation
import GRDB
import PrivateFiles

/// The file that holds the feeds: created, brought up to date, or refused and left as it is.
struct DatabaseFile: Sendable {
  /// Without links once `open` has returned it.
  private(set) var path: String
  /// Bytes of pages that each connection keeps; nil for what is usual where one reads, where one writes.
  var cache: Int?
  /// Whether writes wait for the disk where SQLite needs it to keep the file whole.
  var outlivesPowerLoss = true
  /// Whether the file is to be left as it is, also where it could be written.
  var onlyReads = false
  /// Seconds to wait for another process that opens a database in the same folder.
  var lockPatience = 30
  /// Receives a sentence where opening or writing has to wait for another program.
  var onWait: (@Sendable (String) -> Void)?

  init(
    path: String,
    cache: Int? = nil,
    outlivesPowerLoss: Bool = true,
    onlyReads: Bool = false,
    onWait: (@Sendable (String) -> Void)? = nil
  ) {
    self.path = path
    self.cache = cache
    self.outlivesPowerLoss = outlivesPowerLoss
    self.onlyReads = onlyReads
    self.onWait = onWait
  }

  /// A file that was found in order.
  struct Opened {
    var file: DatabaseFile
    /// The connection that writes, where one had to be opened to create or migrate the database.
    var writer: DatabasePool?
  }

  /// Finds the file in order, or creates it, or brings its schema up to date.
  ///
  /// A database that is up to date is only read: nobody who writes to it is waited for.
  ///
  /// - Throws: `FeedError` with code `storage` for a file that is not a database, is another program's, was
  ///   written by a newer version, or has to be changed and cannot be.
  func open() throws -> Opened {
    var file = self
    file.path = try DatabasePath.resolve(path)
    return try translatingStorageErrors {
      var state = try file.inspect()
      if file.canBeUsed(in: state) { return Opened(file: file.adaptedToPermissions) }
      if state == .newer { throw file.refusal(of: state) }
      guard !file.onlyReads else { throw file.refusal(of: state) }
      if state == .missing {
        try PrivateFolder.make(DatabasePath.folder(of: file.path))
        file.path = try DatabasePath.resolve(file.path)
      }
      // Two processes that create the same file would both apply the migrations, and a third would see a file
      // with half its tables and think it another program's. So what was seen without the lock is looked at
      // again.
      let lock = try FolderLock(DatabasePath.folder(of: file.path), file.lockWait)
      defer { withExtendedLifetime(lock) {} }
      state = try file.inspect()
      if file.canBeUsed(in: state) { return Opened(file: file.adaptedToPermissions) }
      guard state == .missing || file.canBePrepared(in: state) else { throw file.refusal(of: state) }
      return Opened(file: file, writer: try file.create())
    }
  }

  /// A pool on the file, whose schema it brings up to date. To be called with the folder's lock.
  private func create() throws -> DatabasePool {
    if access(path, F_OK) != 0 { try prepareFile() }
    let pool = try openWriter()
    try Self.migrate(pool)
    return pool
  }

  static func migrate(_ writer: any DatabaseWriter) throws {
    try Schema.migrator.migrate(writer)
    try writer.writeWithoutTransaction { db in
      guard try Int32.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID else { return }
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
  }

  /// Makes the file with mode 0600, so that SQLite's own files beside it get the same.
  private func prepareFile() throws {
    Foundation.close(try PrivateFile.open(path, O_RDWR))
  }

  private var lockWait: LimitedWait {
    LimitedWait(
      limit: lockPatience,
      "Another program is opening a database in \(DatabasePath.folder(of: path)); waiting for it, at most "
        + "\(lockPatience) seconds.",
      onWait
    )
  }
}
