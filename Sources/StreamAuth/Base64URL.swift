import Foundation

/// Base 64 as tokens write it: `-` and `_`, no padding. Source: RFC 4648 §5.
package enum Base64URL {
  package static func encode(_ data: some Sequence<UInt8>) -> String {
    let bytes = Data(data).base64EncodedData().compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      case UInt8(ascii: "="): nil
      default: byte
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes; nil for text that is not base 64. Padding may be there or not.
  package static func decode(_ text: some StringProtocol) -> Data? {
    var bytes = text.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      case UInt8(ascii: "="): nil
      default: byte
      }
    }
    bytes += Array(repeating: UInt8(ascii: "="), count: (4 - bytes.count % 4) % 4)
    return Data(base64Encoded: Data(bytes))
  }
}
