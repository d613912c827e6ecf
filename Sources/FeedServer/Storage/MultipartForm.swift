import FeedCore

/// The parts of a `multipart/form-data` body. Source: RFC 7578.
public struct MultipartForm: Sendable {
  public struct Part: Sendable {
    public var name: String
    public var fileName: String?
    public var bytes: ArraySlice<UInt8>
  }

  public let parts: [Part]

  /// - Throws: `FeedError` with code `input` where the body is not what its content type says.
  public init(_ body: [UInt8], contentType: String) throws {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty
    else { throw FeedError(.input, "The file must be sent as multipart/form-data, in a part called 'file'.") }
    let delimiter = Array("--\(boundary)".utf8)
    var parts: [Part] = []
    var position = try Self.end(of: delimiter, in: body, from: 0)
    while !body[position...].starts(with: Array("--".utf8)) {
      position = try Self.end(of: Array("\r\n".utf8), in: body, from: position)
      let next = try Self.start(of: [0x0D, 0x0A] + delimiter, in: body[...], from: max(position - 2, 0))
      parts.append(try Self.part(body[position..<max(next, position)]))
      position = next + 2 + delimiter.count
    }
    self.parts = parts
  }

  private static func part(_ bytes: ArraySlice<UInt8>) throws -> Part {
    let blank = Array("\r\n\r\n".utf8)
    let headEnd = try start(of: blank, in: bytes, from: bytes.startIndex)
    let head = String(decoding: bytes[..<headEnd], as: UTF8.self)
    let disposition = head.split(whereSeparator: \.isNewline).first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
    guard let disposition, let name = parameter("name", of: String(disposition)) else {
      throw FeedError(.input, "A part of the form has no name.")
    }
    let fileName = parameter("filename", of: String(disposition))
    return Part(name: name, fileName: fileName, bytes: bytes[(headEnd + blank.count)...])
  }

  /// The value of `; name=value`, in quotes or not.
  static func parameter(_ name: String, of header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks() }
      guard pair.count == 2, pair[0].lowercased() == name else { continue }
      return pair[1].hasPrefix("\"") ? String(pair[1].dropFirst().prefix { $0 != "\"" }) : pair[1]
    }
    return nil
  }

  private static func end(of pattern: [UInt8], in body: [UInt8], from: Int) throws -> Int {
    try start(of: pattern, in: body[...], from: from) + pattern.count
  }

  private static func start(of pattern: [UInt8], in body: ArraySlice<UInt8>, from: Int) throws -> Int {
    var index = from
    while index + pattern.count <= body.endIndex {
      if body[index] == pattern[0], body[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    throw FeedError(.input, "The form is cut short or badly made.")
  }
}

extension StringProtocol {
  func trimmingBlanks() -> String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
