import Foundation
import GRDBSQLite

/// How a database can be read without changing a byte of it or of its folder.
enum ReadingMode {
  /// Together with those who have it open, through their log and its index.
  case shared
  /// Nobody has it open, but a log was left: its index is made in memory.
  case privateLog
  /// Nobody has it open and there is no log: the file alone is all there is.
  case immutable

  init(of path: String) {
    let log = Self.size(path + "-wal")
    let hasIndex = Self.size(path + "-shm") != nil
    switch log {
    case let bytes? where bytes > 0: self = hasIndex ? .shared : .privateLog
    case .some where hasIndex: self = .shared
    default: self = .immutable
    }
  }

  /// The name to open it by.
  func uri(_ path: String) -> String {
    switch self {
    case .shared: DatabaseURI.text(path, ["mode=ro"])
    // Without locks, or SQLite would want to make the index's file. Nobody is there who could hold one.
    case .privateLog: DatabaseURI.text(path, ["mode=ro", "vfs=unix-none"])
    case .immutable: DatabaseURI.text(path, ["mode=ro", "immutable=1"])
    }
  }

  /// To be run before anything is read.
  var preparation: String { self == .privateLog ? "PRAGMA locking_mode = EXCLUSIVE;" : "" }

  private static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}

/// File names with options, in SQLite's form.
enum DatabaseURI {
  /// - Parameter path: absolute.
  /// - Returns: the path alone where SQLite was built without such names.
  static func text(_ path: String, _ options: [String]) -> String {
    guard sqlite3_compileoption_used("USE_URI") != 0 else { return path }
    let escaped = path.utf8.map { byte in
      isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
    }
    return "file:" + escaped.joined() + "?" + options.joined(separator: "&")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }
}

/// What changes about a file and its log when somebody writes to them.
struct FileStamp: Equatable {
  private var parts: [Int]

  init(_ path: String) {
    parts = ["", "-wal", "-shm"].flatMap { suffix in
      var status = stat()
      guard stat(path + suffix, &status) == 0 else { return [-1] }
      #if os(Linux)
      let time = status.st_mtim
      #else
      let time = status.st_mtimespec
      #endif
      // Readers write the index, too.
      guard suffix != "-shm" else { return [Int(status.st_ino)] }
      return [Int(status.st_ino), Int(status.st_size), time.tv_sec, time.tv_nsec]
    }
  }
}
