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

  /// Integers as a JSON array, in the order of the table: neighbouring rows share pages.
  var integersJSON: String {
    var text = "["
    for (index, key) in integers.keys.sorted().enumerated() {
      if index > 0 { text += "," }
      text += String(key)
    }
    return text + "]"
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
