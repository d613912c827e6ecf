import FeedCore
import StreamWire

/// The function that receives the replies of a poll in a page that may not read other sites: JSONP.
struct JSONPCallback {
  private let name: String

  /// - Returns: nil if the request names none.
  /// - Throws: `FeedError` with code `input` for text that is not the name of a function.
  init?(_ query: QueryItems) throws {
    guard let name = query.first("jsonp") else { return nil }
    guard Self.isName(name) else {
      throw FeedError(.input, "The name of the callback must be the name of a JavaScript function.")
    }
    self.name = name
  }

  /// ASCII identifiers with points between them, such as `app.received`.
  private static func isName(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first, !(48...57).contains(first) else { return false }
      return part.allSatisfy(isIdentifier)
    }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "$"): true
    default: false
    }
  }

  /// A script that calls the function. The comment keeps the text from being any other kind of file.
  func answer(with replies: String) -> RouteResponse {
    let script = "/**/\(name)(\(Self.escaped(replies)));"
    var answer = RouteResponse(
      status: 200,
      body: .text(script, contentType: "text/javascript; charset=utf-8")
    )
    answer.headers = [("X-Content-Type-Options", "nosniff")]
    return answer
  }

  /// JSON as a part of a script, where U+2028 and U+2029 are line ends.
  private static func escaped(_ json: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.utf8.count)
    for byte in json.utf8 {
      bytes.append(byte)
      // Both are E2 80 and one more byte in UTF-8.
      let count = bytes.count
      guard byte == 0xA8 || byte == 0xA9, count > 2, bytes[count - 2] == 0x80, bytes[count - 3] == 0xE2
      else { continue }
      bytes.removeLast(3)
      bytes += (byte == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
