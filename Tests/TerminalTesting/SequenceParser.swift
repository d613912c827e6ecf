/// Splits what a program sends into characters, controls and sequences.
struct SequenceParser {
  enum Item: Equatable {
    case text(Unicode.Scalar)
    case control(UInt8)
    /// `ESC final`.
    case escape(UInt8)
    /// `CSI`: private marker, numbers, intermediates and final byte.
    case sequence(marker: UInt8?, numbers: [Int], final: String)
    /// `OSC`: the text up to its end.
    case command(String)
    case unknown(String)
  }

  private var buffer: [UInt8] = []

  mutating func feed(_ bytes: some Sequence<UInt8>) -> [Item] {
    buffer += bytes
    var items: [Item] = []
    var rest = buffer[...]
    while let (item, length) = SequenceParser.next(rest) {
      items.append(item)
      rest = rest.dropFirst(length)
    }
    buffer = Array(rest)
    return items
  }

  private static func next(_ bytes: ArraySlice<UInt8>) -> (Item, Int)? {
    guard let first = bytes.first else { return nil }
    if first == 0x1B { return escape(bytes.dropFirst()) }
    if first < 0x20 || first == 0x7F { return (.control(first), 1) }
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard bytes.count >= length else { return nil }
    let scalar = String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    return (.text(scalar), length)
  }

  private static func escape(_ rest: ArraySlice<UInt8>) -> (Item, Int)? {
    guard let second = rest.first else { return nil }
    switch second {
    case UInt8(ascii: "["): return sequence(rest.dropFirst())
    case UInt8(ascii: "]"): return command(rest.dropFirst())
    case UInt8(ascii: "("), UInt8(ascii: ")"): return rest.count > 1 ? (.control(0x0F), 3) : nil
    default: return (.escape(second), 2)
    }
  }

  private static func sequence(_ rest: ArraySlice<UInt8>) -> (Item, Int)? {
    guard let end = rest.firstIndex(where: { $0 >= 0x40 }) else { return nil }
    var body = rest[..<end]
    let marker = body.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
    if marker != nil { body = body.dropFirst() }
    let digits = body.prefix { $0 >= 0x30 }
    let numbers = digits.split(separator: 0x3B, omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    let final = String(decoding: body.dropFirst(digits.count) + [rest[end]], as: UTF8.self)
    return (.sequence(marker: marker, numbers: numbers, final: final), end - rest.startIndex + 3)
  }

  private static func command(_ rest: ArraySlice<UInt8>) -> (Item, Int)? {
    for index in rest.indices {
      let isBell = rest[index] == 0x07
      let isTerminator = rest[index] == 0x1B && rest[(index + 1)...].first == UInt8(ascii: "\\")
      guard isBell || isTerminator else { continue }
      let text = String(decoding: rest[..<index], as: UTF8.self)
      return (.command(text), index - rest.startIndex + (isBell ? 3 : 4))
    }
    return nil
  }
}
