/// Percent-encoding of query values and path segments. Source: RFC 3986.
package enum PercentCoding {
  /// Everything but letters, digits and `-._~` becomes `%XX`; blanks too, so that the text fits a path as
  /// well.
  package static func encode(_ text: String) -> String {
    if text.utf8.allSatisfy(isUnreserved) { return text }
    var output: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        output.append(byte)
      } else {
        output.append(UInt8(ascii: "%"))
        output.append(hexadecimal[Int(byte >> 4)])
        output.append(hexadecimal[Int(byte & 15)])
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The text that was encoded; an incomplete `%` stays as it is. Bytes that are no UTF-8 become U+FFFD.
  ///
  /// - Parameter plusIsBlank: as forms write it; true in queries, false in paths.
  package static func decode(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String {
    var text = String(text)
    let isCoded = text.utf8.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
    return isCoded ? text.withUTF8 { decode($0[...], plusIsBlank: plusIsBlank) } : text
  }

  static func decode(_ source: Slice<UnsafeBufferPointer<UInt8>>, plusIsBlank: Bool) -> String {
    guard source.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
      return String(decoding: source, as: UTF8.self)
    }
    var output: [UInt8] = []
    var index = source.startIndex
    while index < source.endIndex {
      let byte = source[index]
      if byte == UInt8(ascii: "%"), index + 2 < source.endIndex, let high = digit(source[index + 1]),
        let low = digit(source[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
        continue
      }
      output.append(byte == UInt8(ascii: "+") && plusIsBlank ? UInt8(ascii: " ") : byte)
      index += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let hexadecimal = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
