/// A row as a tree holds it: its columns, and its number where it is a table's.
struct Record {
  enum Value: Equatable {
    case null
    case int(Int64)
    case real
    case text([UInt8])
    case blob

    var int: Int64? { if case .int(let value) = self { value } else { nil } }
    var isNull: Bool { self == .null }
    /// The text; nil for another kind of value, and for bytes that are not UTF-8.
    var text: String? {
      guard case .text(let bytes) = self else { return nil }
      return String(validating: bytes, as: UTF8.self)
    }
  }

  var number: Int64?
  var values: [Value]

  /// Nil for bytes that are no record. Source: SQLite's "Database File Format" §2.1.
  init?(_ payload: [UInt8], number: Int64?) {
    guard let (size, start) = payload.varint(at: 0), size >= start, size <= payload.count else { return nil }
    let headerEnd = Int(size)
    var (position, body) = (start, headerEnd)
    var values: [Value] = []
    while position < headerEnd {
      guard let (type, next) = payload.varint(at: position), next <= headerEnd,
        let (value, length) = Self.value(type, payload, at: body)
      else { return nil }
      values.append(value)
      position = next
      body += length
    }
    // Nothing may be left over.
    guard body == payload.count else { return nil }
    self.number = number
    self.values = values
  }

  private static func value(_ type: Int64, _ payload: [UInt8], at offset: Int) -> (Value, Int)? {
    switch type {
    case 0: return (.null, 0)
    case 1...6:
      let length = [1, 2, 3, 4, 6, 8][Int(type) - 1]
      return payload.signed(at: offset, bytes: length).map { (.int($0), length) }
    case 7: return offset + 8 <= payload.count ? (.real, 8) : nil
    case 8, 9: return (.int(type - 8), 0)
    case 12...:
      let length = (type - 12) / 2
      guard length <= payload.count - offset else { return nil }
      if type % 2 == 0 { return (.blob, Int(length)) }
      return (.text(Array(payload[offset..<offset + Int(length)])), Int(length))
    default: return nil
    }
  }
}
