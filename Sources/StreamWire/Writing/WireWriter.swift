import FeedCore

/// Writes JSON text member by member, straight to bytes.
///
/// A page of a feed is written without an intermediate tree: building one for 25 activities costs more than
/// reading them from the store does.
package struct WireWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether values were left out, because the text was too long already; it is valid JSON, but not whole.
  package private(set) var isCut = false
  private var needsComma = false
  private let limit: Int

  /// - Parameter limit: bytes after which texts and JSON values are replaced by null. References are replaced
  ///   by what they refer to, wherever they occur: a few stored objects could fill any memory.
  package init(reserving capacity: Int = 1024, limit: Int = .max) {
    self.limit = limit
    bytes.reserveCapacity(capacity)
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes `{…}` around what `members` writes.
  package mutating func object(_ members: (inout WireWriter) throws -> Void) rethrows {
    open("{")
    try members(&self)
    close("}")
  }

  /// Writes `[…]`, each element with `write`.
  package mutating func array<Elements: Sequence>(
    _ elements: Elements,
    _ write: (inout WireWriter, Elements.Element) throws -> Void
  ) rethrows {
    open("[")
    for element in elements { try write(&self, element) }
    close("]")
  }

  /// Writes an object whose names are data; in the order of the names, so that equal values give equal text.
  package mutating func dictionary<Value>(
    _ members: [String: Value],
    _ write: (inout WireWriter, Value) throws -> Void
  ) rethrows {
    open("{")
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      key(name)
      try write(&self, value)
    }
    close("}")
  }

  /// The name of the member whose value is written next.
  package mutating func key(_ name: StaticString) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func key(_ name: String) {
    comma()
    JSONWriter.write(string: name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ value: String) {
    guard bytes.count < limit else { return cut() }
    comma()
    JSONWriter.write(string: value, to: &bytes)
    needsComma = true
  }

  /// Text that needs no escape: an id, a time.
  package mutating func plain(_ value: String) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: value.utf8)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func id(_ id: ActivityID) {
    value(ofAtMost: ActivityID.textCount + 2) { room in
      room.json("\"")
      room.id(id)
      room.json("\"")
    }
  }

  /// Writes one value in pieces.
  ///
  /// - Parameter limit: the most bytes that `write` may write.
  mutating func value(ofAtMost limit: Int, _ write: (inout FixedCapacityWriter) -> Void) {
    comma()
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: limit))
    let count = bytes.withUnsafeMutableBufferPointer { bytes in
      var room = FixedCapacityWriter(UnsafeMutableBufferPointer(rebasing: bytes[start...]))
      write(&room)
      return room.count
    }
    bytes.removeLast(limit - count)
    needsComma = true
  }

  package mutating func int(_ value: Int) {
    comma()
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  package mutating func bool(_ value: Bool) {
    comma()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  package mutating func null() {
    comma()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  private mutating func cut() {
    isCut = true
    null()
  }

  package mutating func json(_ value: JSONValue) {
    guard bytes.count < limit else { return cut() }
    comma()
    JSONWriter.write(value, to: &bytes)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  mutating func open(_ bracket: Unicode.Scalar) {
    comma()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }
}

extension WireWriter {
  package mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  package mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func member(_ name: StaticString, _ value: JSONValue) {
    key(name)
    json(value)
  }

  package mutating func member(_ name: StaticString, _ value: [String: JSONValue]) {
    member(name, .object(value))
  }

  package mutating func member(_ name: StaticString, _ feeds: [FeedID]) {
    key(name)
    array(feeds) { $0.string($1.description) }
  }

  /// A time as users, objects, reactions and follows carry it: with `Z`.
  package mutating func member(_ name: StaticString, zoned time: Timestamp) {
    key(name)
    plain(time.zonedText)
  }

  /// A time as activities and groups carry it: without a zone.
  package mutating func member(_ name: StaticString, unzoned time: Timestamp) {
    key(name)
    plain(time.activityText)
  }
}
