import Subprocess

/// Cuts a stream of bytes at its NULs. It holds no more than one field and one piece of the stream at a time.
struct NulSeparatedReader {
  /// A field longer than this is cut: a commit message of that size is an attack or an accident.
  static let longestField = 1 << 20

  private var iterator: SubprocessOutputSequence.Iterator
  private var bytes: [UInt8] = []
  private var position = 0
  private var hasEnded = false

  init(_ iterator: SubprocessOutputSequence.Iterator) { self.iterator = iterator }

  /// The next field; nil at the end of the stream.
  mutating func next() async throws -> ArraySlice<UInt8>? {
    var searched = position
    while true {
      if let end = bytes[searched...].firstIndex(of: 0) {
        defer { position = end + 1 }
        return bytes[position..<end].prefix(Self.longestField)
      }
      searched = bytes.count
      guard !hasEnded else { return nil }
      try await fill(&searched)
    }
  }

  private mutating func fill(_ searched: inout Int) async throws {
    guard let buffer = try await iterator.next() else {
      hasEnded = true
      return
    }
    bytes.removeFirst(position)
    searched -= position
    position = 0
    if bytes.count > Self.longestField {
      // Keep its beginning; drop the rest until it ends.
      bytes.removeLast(bytes.count - Self.longestField)
      searched = bytes.count
    }
    buffer.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}
