import FeedCore
import Foundation
import GRDB

/// Which position of a request a fetched row answers.
///
/// Text keys are turned into the column's own type first: `app.Tweet:007` and `app.Tweet:7` are the same tweet,
/// and a key that is no number is nobody.
struct KeyPositions {
  private(set) var integers: [Int64: Int] = [:]
  private(set) var texts: [String: Int] = [:]
  /// Positions that ask for the same row as an earlier one.
  private(set) var repeated: [(position: Int, first: Int)] = []

  init(_ keys: [String], _ kind: PrimaryKey.Kind) {
    kind == .integer ? integers.reserveCapacity(keys.count) : texts.reserveCapacity(keys.count)
    for (position, key) in keys.enumerated() {
      switch kind {
      case .integer: if let number = Int64(key) { note(position, integers.updateIfNew(number, position)) }
      case .text: note(position, texts.updateIfNew(key, position))
      case .other: note(position, texts.updateIfNew(UUID(uuidString: key)?.feedKey ?? key, position))
      }
    }
  }

  private mutating func note(_ position: Int, _ first: Int?) {
    if let first { repeated.append((position, first)) }
  }

  var isEmpty: Bool { integers.isEmpty && texts.isEmpty }

  /// The keys as a JSON array. SQLite sorts them itself, so that neighbouring rows share pages.
  var json: String {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    bytes.reserveCapacity(integers.count * 8 + texts.count * 24 + 2)
    for key in integers.keys {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: String(key).utf8)
    }
    for key in texts.keys {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      JSONWriter.write(string: key, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Dictionary {
  /// - Returns: the value that is there already; nil where `value` was stored.
  fileprivate mutating func updateIfNew(_ key: Key, _ value: Value) -> Value? {
    if let existing = self[key] { return existing }
    self[key] = value
    return nil
  }
}
