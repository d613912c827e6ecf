import Foundation

/// The models and keys that a page refers to, each once.
struct ModelKeys {
  private struct Table {
    let label: String
    /// What references to the model begin with: its label and the colon.
    let prefix: ContiguousArray<UInt8>
    var index: KeyIndex

    init(label: String, capacity: Int) {
      self.label = label
      prefix = ContiguousArray("\(label):".utf8)
      index = KeyIndex(capacity: capacity)
    }

    /// The key in a reference to this model; nil for any other text.
    func key(in bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
      let start = prefix.count
      guard bytes.count > start else { return nil }
      let isOurs = prefix.withUnsafeBufferPointer { memcmp($0.baseAddress!, bytes.baseAddress!, start) == 0 }
      guard isOurs else { return nil }
      let key = UnsafeBufferPointer(rebasing: bytes[start...])
      return memchr(key.baseAddress!, Int32(UInt8(ascii: ":")), key.count) == nil ? key : nil
    }
  }

  private var tables: [Table] = []
  /// How many references there may be: room that is made at once.
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  var requests: [ModelRequest] { tables.map { ModelRequest(label: $0.label, keys: $0.index.keys) } }

  /// Where the instance that `text` refers to will stand; nil if `text` refers to no model that can be
  /// fetched.
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
    for model in tables.indices {
      guard let key = tables[model].key(in: bytes) else { continue }
      return (model, tables[model].index.position(of: key))
    }
    guard let table = newTable(for: bytes, resolves), let key = table.key(in: bytes) else { return nil }
    tables.append(table)
    return (tables.count - 1, tables[tables.count - 1].index.position(of: key))
  }

  /// A table for the model that a reference seems to name; nil if nobody can fetch it.
  private func newTable(for bytes: UnsafeBufferPointer<UInt8>, _ resolves: (String) -> Bool) -> Table? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = bytes[(colon + 1)...]
    guard !key.isEmpty, !key.contains(UInt8(ascii: ":")) else { return nil }
    let label = String(decoding: bytes[..<colon], as: UTF8.self)
    guard resolves(label) else { return nil }
    return Table(label: label, capacity: capacity)
  }

  var count: Int { tables.count }

  /// How many keys of a model the page refers to.
  func keyCount(_ model: Int) -> Int { tables[model].index.keys.count }

  func reference(_ model: Int, _ key: Int) -> Reference {
    .model(type: tables[model].label, key: tables[model].index.keys[key])
  }
}
