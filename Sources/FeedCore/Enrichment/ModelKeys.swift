/// The models and keys that a page refers to, each once.
struct ModelKeys {
  fileprivate struct Table {
    let label: String
    var keys: [String] = []
    var positions: [String: Int] = [:]
  }

  private var tables: [Table] = []

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
    if let model = tables.firstIndex(where: { $0.label.utf8.elementsEqual(label) }) { return model }
    let label = String(decoding: label, as: UTF8.self)
    guard resolves(label) else { return nil }
    tables.append(Table(label: label))
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
