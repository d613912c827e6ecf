import FeedCore

/// Writes into room that was made for all of it: an activity has so many small pieces that to look for each
/// whether there is room took most of the time of writing it.
struct FixedCapacityWriter {
  private let room: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are written.
  private(set) var count = 0

  init(_ room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

  /// Writes text that is JSON already.
  mutating func json(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    take(text.count).baseAddress?.update(from: start, count: text.count)
  }

  mutating func json(_ text: StaticString) {
    json(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes valid UTF-8 as it stands between quotes: up to six bytes for each byte.
  mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
    if JSONWriter.isPlain(text) { return json(text) }
    var quoted: [UInt8] = []
    JSONWriter.write(text: text, to: &quoted)
    quoted.withUnsafeBufferPointer { json(UnsafeBufferPointer(rebasing: $0.dropFirst().dropLast())) }
  }

  mutating func escaped(_ text: String) {
    var text = text
    text.withUTF8 { escaped($0) }
  }

  /// Writes 36 bytes.
  mutating func id(_ id: ActivityID) { id.write(to: take(ActivityID.textCount)) }

  /// Writes 26 bytes.
  mutating func time(_ time: Timestamp) { time.write(to: take(Timestamp.textCount)) }

  private mutating func take(_ size: Int) -> UnsafeMutableBufferPointer<UInt8> {
    let start = count
    count += size
    // A buffer does not look itself once it is optimized, and what is written comes from other people.
    precondition(count <= room.count, "An activity is longer than the room that was made for it.")
    return UnsafeMutableBufferPointer(rebasing: room[start..<count])
  }
}
