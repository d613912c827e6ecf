import CSQLite

/// How SQLite keeps account of memory, for the whole process.
public enum SQLiteMemory {
  /// Stops SQLite from counting what it allocates, for which all connections of a process take one lock.
  ///
  /// Measured with two threads reading pages through the server: a tenth more answers. A program does this before it
  /// opens its first database, and only if nothing in it asks for `sqlite3_memory_used`.
  ///
  /// - Returns: false where a database was opened before; nothing is changed then.
  @discardableResult
  public static func skipStatistics() -> Bool { cs_skip_memory_statistics() }
}
