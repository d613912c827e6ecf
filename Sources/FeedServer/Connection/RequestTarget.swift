/// The target of a request line in origin form, `/path?query`. Source: RFC 9112 §3.2.
struct RequestTarget {
  let path: String
  /// The host that an absolute form names; it has precedence over `Host`.
  let authority: String?

  /// - Parameter text: in origin form, or in absolute form, as clients send it through a proxy. Other forms
  ///   are kept as they are.
  init(_ text: String) {
    guard let start = Self.authorityStart(of: text) else {
      path = text
      authority = nil
      return
    }
    let rest = text.utf8[text.utf8.index(text.startIndex, offsetBy: start)...]
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    authority = String(Substring(rest[..<end]))
    let path = String(Substring(rest[end...]))
    self.path = path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
  }

  private static func authorityStart(of text: String) -> Int? {
    // Nearly every target begins with a slash.
    guard text.utf8.first != UInt8(ascii: "/") else { return nil }
    return ["http://", "https://"].first { scheme in
      text.utf8.count >= scheme.utf8.count
        && Substring(text.utf8.prefix(scheme.utf8.count)).equalsIgnoringCase(scheme)
    }?.utf8.count
  }

  /// Whether `text` may name a host and port: no user, no path, no blanks. It becomes part of links.
  static func isAuthority(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 65...90, 97...122: true
      default: Self.marks.contains(byte)
      }
    }
  }

  private static let marks = Set("-._~!$&'()*+,;=:[]%".utf8)
}

extension StringProtocol {
  /// Compares ASCII letters without their case.
  ///
  /// - Parameter lowercase: letters, digits and marks from 0x20 to 0x3F, in lower case.
  func equalsIgnoringCase(_ lowercase: String) -> Bool {
    utf8.count == lowercase.utf8.count
      && zip(utf8, lowercase.utf8).allSatisfy { byte, other in
        byte == other || (65...90).contains(byte) && byte | 0x20 == other
      }
  }

  /// The elements of a header field's list, without the blanks around them.
  func listElements() -> [Substring] {
    Substring(self).utf8.split(separator: UInt8(ascii: ",")).map { element in
      let start = element.drop { $0 == 0x20 || $0 == 0x09 }
      let end = start.lastIndex { $0 != 0x20 && $0 != 0x09 }
      return Substring(end.map { start[...$0] } ?? start[start.endIndex...])
    }
  }
}
