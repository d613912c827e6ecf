import FeedCore
import StreamWire

/// One line of a JSON Lines file.
enum JSONLine {
  /// Reads `{"feed": "user:ann", …an activity… }`; nil for a blank line.
  ///
  /// - Throws: `FeedError` with code `input`, saying what is wrong.
  static func entry(_ line: Result<ArraySlice<UInt8>, FeedError>, _ number: Int) throws -> ImportPortion
    .Entry?
  {
    let bytes = try line.get().trimmedBlanks
    guard !bytes.isEmpty else { return nil }
    let value = try bytes.withUnsafeBufferPointer { try JSONParser.parse($0) }
    guard case .object(var members) = value else {
      throw FeedError(.input, "It is not JSON object: write {\"feed\": \"user:ann\", \"actor\": …}.")
    }
    guard let feed = members.removeValue(forKey: "feed")?.stringValue else {
      throw FeedError(.input, "It names no feed: add \"feed\": \"user:ann\".")
    }
    let activity = try NewActivity(wire: .object(members))
    return ImportPortion.Entry(feed: try FeedID(parsing: feed), activity: activity, line: number)
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks at the ends and without a byte order mark in front.
  fileprivate var trimmedBlanks: ArraySlice<UInt8> {
    var slice = starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
    while let byte = slice.first, byte == 0x20 || (0x09...0x0D).contains(byte) { slice.removeFirst() }
    while let byte = slice.last, byte == 0x20 || (0x09...0x0D).contains(byte) { slice.removeLast() }
    return slice
  }
}
