import FeedCore

/// The parts of a `multipart/form-data` body. Source: RFC 7578, RFC 2046 §5.1.
package struct MultipartForm: Sendable {
  package struct Part: Sendable {
    package var name: String
    package var fileName: String?
    package var bytes: ArraySlice<UInt8>
  }

  package let parts: [Part]

  /// Bytes of the longest boundary. Source: RFC 2046 §5.1.1.
  static let longestBoundary = 70
  /// Bytes of the longest head of a part.
  static let longestHead = 8192
  /// Parts of one form.
  static let partLimit = 100

  /// - Throws: `FeedError` with code `input` if the body is not what its content type says, or exceeds a
  ///   limit.
  package init(_ body: [UInt8], contentType: String) throws {
    let boundary = try Self.boundary(contentType)
    var reader = Reader(body: body)
    try reader.skipToFirst(boundary)
    var parts: [Part] = []
    while try reader.hasPart() {
      guard parts.count < Self.partLimit else {
        throw FeedError(.input, "A form may have at most \(Self.partLimit) parts.")
      }
      parts.append(try Self.part(reader.part(before: boundary), of: body))
    }
    self.parts = parts
  }

  private static func boundary(_ contentType: String) throws -> [UInt8] {
    guard HeaderParameters.value(of: contentType).equalsIgnoringCase("multipart/form-data"),
      let boundary = HeaderParameters(contentType)["boundary"], !boundary.isEmpty
    else { throw FeedError(.input, "The file must be sent as multipart/form-data, in a part called 'file'.") }
    guard boundary.utf8.count <= longestBoundary else {
      throw FeedError(.input, "The boundary of a form may have at most \(longestBoundary) characters.")
    }
    return Array(boundary.utf8)
  }

  /// - Parameter range: of the part's head and content.
  private static func part(_ range: Range<Int>, of body: [UInt8]) throws -> Part {
    // The blank line that ends the head is also its first line's end if the head is empty.
    let searched = range.lowerBound..<min(range.upperBound, range.lowerBound + longestHead + 4)
    guard let end = ByteSearch.first(Array("\r\n\r\n".utf8), in: body, searched) else {
      throw FeedError(.input, "The head of a part of the form has no end, or is too long.")
    }
    let head = String(decoding: body[range.lowerBound..<end], as: UTF8.self)
    guard CombiningMarks.areBounded(head) else {
      throw FeedError(.input, "The head of a part of the form has too many combining marks in a row.")
    }
    let parameters = HeaderParameters(try disposition(head))
    guard let name = parameters["name"] else { throw FeedError(.input, "A part of the form has no name.") }
    return Part(name: name, fileName: parameters["filename"], bytes: body[(end + 4)..<range.upperBound])
  }

  /// The value of `Content-Disposition`.
  private static func disposition(_ head: String) throws -> Substring {
    let field = "content-disposition:"
    for line in head.utf8.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
      guard Substring(line.prefix(field.utf8.count)).equalsIgnoringCase(field) else { continue }
      return Substring(line.dropFirst(field.utf8.count))
    }
    throw FeedError(.input, "A part of the form has no name.")
  }
}

extension MultipartForm {
  /// Walks from delimiter to delimiter.
  private struct Reader {
    let body: [UInt8]
    /// Behind the last delimiter.
    private var position = 0

    init(body: [UInt8]) { self.body = body }

    private static let invalid = FeedError(.input, "The form is cut short or not a valid form.")

    /// The first delimiter begins the body or one of its lines.
    mutating func skipToFirst(_ boundary: [UInt8]) throws {
      let delimiter = Array("--".utf8) + boundary
      guard !body.starts(with: delimiter) else { return position = delimiter.count }
      _ = try part(before: boundary)
    }

    /// Whether a part follows, and not the end of the form.
    func hasPart() throws -> Bool {
      guard position + 2 <= body.count else { throw Self.invalid }
      return !(body[position] == UInt8(ascii: "-") && body[position + 1] == UInt8(ascii: "-"))
    }

    /// The range between the line of the last delimiter and the next delimiter.
    mutating func part(before boundary: [UInt8]) throws -> Range<Int> {
      let delimiter = Array("\r\n--".utf8) + boundary
      guard let next = ByteSearch.first(delimiter, in: body, position..<body.count) else {
        throw Self.invalid
      }
      let start = position
      position = next + delimiter.count
      guard start > 0 else { return start..<next }
      // Blanks may stand behind a boundary.
      guard let line = ByteSearch.first([0x0D, 0x0A], in: body, start..<next + 2) else { throw Self.invalid }
      return line + 2 <= next ? line + 2..<next : next..<next
    }
  }
}
