/// The models and keys that a page refers to, each once.
struct ModelKeys {
  private struct Table {
    let label: String
    var index: KeyIndex
  }

  private var tables: [Table] = []
  /// How many references there may be: room that is made at once.
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  var requests: [ModelRequest] { tables.map { ModelRequest(label: $0.label, keys: $0.index.keys) } }

  /// Where the instance that `text` refers to will stand; nil where `text` refers to no model that can be fetched.
  ///
  /// This runs for every field of every activity: it looks at bytes, and makes a string only of what is new.
  mutating func position(of text: String, resolves: (String) -> Bool) -> (model: Int, key: Int)? {
    if let found = text.utf8.withContiguousStorageIfAvailable({ position(of: $0, resolves) }) { return found }
    var text = text
    return text.withUTF8 { position(of: $0, resolves) }
  }

  private mutating func position(
    of bytes: UnsafeBufferPointer<UInt8>,
    _ resolves: (String) -> Bool
  ) -> (model: Int, key: Int)? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = UnsafeBufferPointer(rebasing: bytes[(colon + 1)...])
    guard !key.isEmpty, !key.contains(UInt8(ascii: ":")) else { return nil }
    guard let model = model(UnsafeBufferPointer(rebasing: bytes[..<colon]), resolves) else { return nil }
    return (model, tables[model].index.position(of: key))
  }

  private mutating func model(
    _ label: UnsafeBufferPointer<UInt8>,
    _ resolves: (String) -> Bool
  ) -> Int? {
    for model in tables.indices where tables[model].label.utf8Equals(label) { return model }
    let label = String(decoding: label, as: UTF8.self)
    guard resolves(label) else { return nil }
    tables.append(Table(label: label, index: KeyIndex(capacity: capacity)))
    return tables.count - 1
  }

  var count: Int { tables.count }

  /// How many keys of a model the page refers to.
  func keyCount(_ model: Int) -> Int { tables[model].index.keys.count }

  func reference(_ model: Int, _ key: Int) -> Reference {
    .model(type: tables[model].label, key: tables[model].index.keys[key])
  }
}
