import Foundation

/// The models and keys that a page refers to, each once.
struct ModelKeys {
  fileprivate struct Table {
    let label: String
    var keys: [String] = []
    var positions: [String: Int] = [:]
  }

  private var tables: [Table] = []
  /// How many references there may be: room that is made at once.
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  var requests: [ModelRequest] { tables.map { ModelRequest(label: $0.label, keys: $0.keys) } }

  /// Where the instance that `text` refers to will stand; nil where `text` refers to no model that can be fetched.
  ///
  /// This runs for every field of every activity: it looks at bytes, and makes one short string.
  mutating func position(
    of text: String,
    resolves: (String) -> Bool
  ) -> (model: Int, key: Int)? {
    var text = text
    return text.withUTF8 { bytes in
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let key = UnsafeBufferPointer(rebasing: bytes[(colon + 1)...])
      guard !key.isEmpty, !key.contains(UInt8(ascii: ":")) else { return nil }
      guard let model = model(UnsafeBufferPointer(rebasing: bytes[..<colon]), resolves) else { return nil }
      return (model, tables[model].position(of: String(decoding: key, as: UTF8.self)))
    }
  }

  private mutating func model(
    _ label: UnsafeBufferPointer<UInt8>,
    _ resolves: (String) -> Bool
  ) -> Int? {
    for model in tables.indices where tables[model].label.utf8Equals(label) { return model }
    let label = String(decoding: label, as: UTF8.self)
    guard resolves(label) else { return nil }
    var table = Table(label: label)
    table.keys.reserveCapacity(capacity)
    table.positions.reserveCapacity(capacity)
    tables.append(table)
    return tables.count - 1
  }

  func reference(_ model: Int, _ key: Int) -> Reference {
    .model(type: tables[model].label, key: tables[model].keys[key])
  }
}

extension ModelKeys.Table {
  fileprivate mutating func position(of key: String) -> Int {
    // One look-up both finds and reserves the place.
    let position = Self.reserve(&positions[key, default: -1], next: keys.count)
    if position == keys.count { keys.append(key) }
    return position
  }

  private static func reserve(_ slot: inout Int, next: Int) -> Int {
    if slot < 0 { slot = next }
    return slot
  }
}

extension String {
  fileprivate func utf8Equals(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = utf8
    guard text.count == bytes.count else { return false }
    let equal = text.withContiguousStorageIfAvailable { own in
      bytes.isEmpty || memcmp(own.baseAddress!, bytes.baseAddress!, bytes.count) == 0
    }
    return equal ?? text.elementsEqual(bytes)
  }
}
