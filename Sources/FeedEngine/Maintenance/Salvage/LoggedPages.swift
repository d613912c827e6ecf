import Foundation

/// The pages that a write-ahead log holds in place of the file's: the newest committed version of each.
///
/// Frames count up to the first whose checksum is wrong, as they do for SQLite itself. Source: "WAL-mode File
/// Format" §1.
struct LoggedPages {
  /// Where each page's bytes begin in the log.
  private(set) var offsets: [Int: Int] = [:]
  private(set) var pageSize = 0
  /// The size of the database in pages after the last commit; 0 if there is none.
  private(set) var pageCount = 0

  private static let headerSize = 32
  private static let frameHeaderSize = 24

  /// Empty for a file that is not a log.
  init(_ file: RawFile) {
    guard let header = file.bytes(at: 0, count: Self.headerSize), let magic = header.uint32(at: 0),
      magic & ~1 == 0x377f_0682, let size = header.uint32(at: 8), (512...65_536).contains(size)
    else { return }
    var checksum = LogChecksum(isBigEndian: magic & 1 == 1)
    checksum.add(header[..<24])
    guard checksum.isEqual(header, at: 24) else { return }
    pageSize = Int(size)
    read(file, salts: header[16..<24], checksum)
  }

  private mutating func read(_ file: RawFile, salts: ArraySlice<UInt8>, _ start: LogChecksum) {
    var checksum = start
    var uncommitted: [Int: Int] = [:]
    var position = Self.headerSize
    while let frame = file.bytes(at: position, count: Self.frameHeaderSize + pageSize),
      let page = frame.uint32(at: 0), let commit = frame.uint32(at: 4), frame[8..<16] == salts
    {
      checksum.add(frame[..<8])
      checksum.add(frame[Self.frameHeaderSize...])
      guard checksum.isEqual(frame, at: 16) else { return }
      uncommitted[Int(page)] = position + Self.frameHeaderSize
      if commit > 0 {
        offsets.merge(uncommitted) { $1 }
        uncommitted = [:]
        pageCount = Int(commit)
      }
      position += frame.count
    }
  }
}

/// The running checksum of a log.
private struct LogChecksum {
  let isBigEndian: Bool
  private var first: UInt32 = 0
  private var second: UInt32 = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  /// - Parameter bytes: a multiple of 8.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index + 8 <= bytes.endIndex {
      first = first &+ word(bytes, index) &+ second
      second = second &+ word(bytes, index + 4) &+ first
      index += 8
    }
  }

  private func word(_ bytes: ArraySlice<UInt8>, _ index: Int) -> UInt32 {
    let word =
      UInt32(bytes[index]) << 24 | UInt32(bytes[index + 1]) << 16 | UInt32(bytes[index + 2]) << 8
      | UInt32(bytes[index + 3])
    return isBigEndian ? word : word.byteSwapped
  }

  func isEqual(_ bytes: [UInt8], at offset: Int) -> Bool {
    bytes.uint32(at: offset) == first && bytes.uint32(at: offset + 4) == second
  }
}
