import CMemory

/// The memory of the whole process: for programs to decide, never for a library.
public enum ProcessMemory {
  /// Stops SQLite from counting what it allocates, for which all connections of a process take one lock.
  ///
  /// Measured with two threads reading pages through the server: a tenth more answers. A program does this
  /// before it opens its first database, and only if nothing in it asks for `sqlite3_memory_used`.
  ///
  /// - Returns: false where a database was opened before; nothing is changed then.
  @discardableResult
  public static func skipSQLiteStatistics() -> Bool { cm_skip_sqlite_statistics() }

  /// Gives the system back what was freed, which the allocator otherwise keeps: after work that needed much
  /// once.
  public static func release() { cm_give_back() }
}
