import Subprocess

/// Reads what `git cat-file --batch` prints: one object after the other, each with its size, whatever bytes
/// it has.
struct GitObjectReader {
  /// More than this of an object is skipped.
  static let longestContent = 1 << 20

  private var iterator: SubprocessOutputSequence.Iterator
  private var bytes: [UInt8] = []
  private var position = 0

  init(_ iterator: SubprocessOutputSequence.Iterator) { self.iterator = iterator }

  /// The content of the next object, empty if it is missing; nil at the end.
  mutating func next() async throws -> ArraySlice<UInt8>? {
    guard let header = try await line() else { return nil }
    guard let size = header.split(separator: " ").dropFirst(2).last.flatMap({ Int($0) }) else { return [] }
    let content = try await read(size)
    _ = try await read(1)
    return content
  }

  private mutating func line() async throws -> String? {
    while true {
      if let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        return String(decoding: bytes[position..<end], as: UTF8.self)
      }
      guard try await fill() else { return nil }
    }
  }

  private mutating func read(_ count: Int) async throws -> ArraySlice<UInt8> {
    var missing = count
    var content: [UInt8] = []
    while missing > 0 {
      let part = bytes[position...].prefix(missing)
      content += part.prefix(Self.longestContent - content.count)
      position += part.count
      missing -= part.count
      if missing > 0, try await !fill() { break }
    }
    return content[...]
  }

  private mutating func fill() async throws -> Bool {
    guard let buffer = try await iterator.next() else { return false }
    bytes.removeFirst(position)
    position = 0
    buffer.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return true
  }
}
