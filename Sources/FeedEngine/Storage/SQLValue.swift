import GRDBSQLite

/// A Swift value that a statement can be given.
protocol SQLValue {
  /// Hands the value to parameter `index`, counted from 1.
  func bind(to statement: OpaquePointer, at index: Int32)
}

/// Makes SQLite copy the bytes before the call returns.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) { sqlite3_bind_int64(statement, index, self) }
}

extension Int: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Bool: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) {
    sqlite3_bind_int64(statement, index, self ? 1 : 0)
  }
}

extension String: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) {
    var text = self
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty buffer has no address, and SQLite takes a null pointer for NULL.
        guard let address = characters.baseAddress else {
          sqlite3_bind_text(statement, index, "", 0, transient)
          return
        }
        sqlite3_bind_text(statement, index, address, Int32(characters.count), transient)
      }
    }
  }
}

extension Optional: SQLValue where Wrapped: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) {
    if let self { self.bind(to: statement, at: index) } else { sqlite3_bind_null(statement, index) }
  }
}
