/// Big-endian numbers at an offset, as SQLite's file format has them; nil beyond the end.
extension [UInt8] {
  func uint16(at offset: Int) -> Int? {
    guard offset >= 0, offset + 2 <= count else { return nil }
    return Int(self[offset]) << 8 | Int(self[offset + 1])
  }

  func uint32(at offset: Int) -> UInt32? {
    guard offset >= 0, offset + 4 <= count else { return nil }
    return self[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A number of 1 to 8 bytes with its sign.
  func signed(at offset: Int, bytes: Int) -> Int64? {
    guard offset >= 0, bytes > 0, offset + bytes <= count else { return nil }
    let start = Int64(Int8(bitPattern: self[offset]))
    return self[offset + 1..<offset + bytes].reduce(start) { $0 << 8 | Int64($1) }
  }

  /// A number of variable length, and where it ends. Source: SQLite's "Database File Format" §1.6.
  func varint(at offset: Int) -> (value: Int64, end: Int)? {
    var value: UInt64 = 0
    for index in 0..<9 {
      guard offset >= 0, offset + index < count else { return nil }
      let byte = self[offset + index]
      if index == 8 { return (Int64(bitPattern: value << 8 | UInt64(byte)), offset + 9) }
      value = value << 7 | UInt64(byte & 0x7f)
      if byte < 0x80 { return (Int64(bitPattern: value), offset + index + 1) }
    }
    return nil
  }
}
