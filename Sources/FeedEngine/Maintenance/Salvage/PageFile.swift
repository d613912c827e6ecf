import FeedCore
import Foundation

/// The pages of a database file, with what its log holds in their place, read without SQLite.
struct PageFile {
  let pageSize: Int
  let pageCount: Int
  /// Bytes of a page that hold data.
  let usableSize: Int
  private let file: RawFile
  private let log: RawFile?
  private let logged: LoggedPages

  /// What SQLite gives a page unless told otherwise, as all databases of ours have it.
  private static let usualPageSize = 4096

  /// - Throws: `FeedError` with code `storage` if the file cannot be read.
  init(_ path: String) throws {
    file = try RawFile(path)
    log = try? RawFile(path + "-wal")
    logged = log.map { LoggedPages($0) } ?? LoggedPages.none
    let inLog = logged.offsets[1].flatMap { [log] in log?.bytes(at: $0, count: 100) }
    let header = inLog ?? file.bytes(at: 0, count: 100) ?? []
    let isHeader = Self.isHeader(header)
    let size = isHeader ? Self.pageSize(header) : nil
    pageSize = size ?? (logged.pageSize > 0 ? logged.pageSize : Self.usualPageSize)
    let reserved = isHeader && header[20] <= 64 ? Int(header[20]) : 0
    usableSize = pageSize - reserved
    let inFile = (file.size + pageSize - 1) / pageSize
    pageCount = logged.pageCount > 0 ? logged.pageCount : inFile
  }

  static func isHeader(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 100 && bytes.starts(with: Array("SQLite format 3\0".utf8))
  }

  private static func pageSize(_ header: [UInt8]) -> Int? {
    guard let size = header.uint16(at: 16) else { return nil }
    if size == 1 { return 65_536 }
    return size >= 512 && size.nonzeroBitCount == 1 ? size : nil
  }

  /// Pages count from 1.
  ///
  /// - Returns: nil for one that the file does not have.
  func page(_ number: Int) -> [UInt8]? {
    guard number >= 1, number <= pageCount else { return nil }
    if let offset = logged.offsets[number] { return log?.bytes(at: offset, count: pageSize) }
    return file.bytes(at: (number - 1) * pageSize, count: pageSize)
  }
}

extension LoggedPages {
  /// Of a database without a log.
  static let none = LoggedPages()

  private init() {}
}
