/// The place of a sequence that ends something, and that may have arrived in part.
struct EscapeEnd {
  /// The bytes before the sequence, or before what may become one.
  let length: Int
  let isFound: Bool

  /// - Parameter end: starts with an escape byte and has no other.
  static func find(_ end: [UInt8], in bytes: ArraySlice<UInt8>) -> EscapeEnd {
    var rest = bytes
    while let escape = rest.firstIndex(of: 0x1B) {
      let tail = bytes[escape...]
      if tail.starts(with: end) { return EscapeEnd(length: escape - bytes.startIndex, isFound: true) }
      if end.starts(with: tail) { return EscapeEnd(length: escape - bytes.startIndex, isFound: false) }
      rest = tail.dropFirst()
    }
    return EscapeEnd(length: bytes.count, isFound: false)
  }
}
