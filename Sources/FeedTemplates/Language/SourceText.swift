/// The text of one template and where it came from; knows lines and columns for messages.
final class SourceText: Sendable {
  let name: String
  let bytes: [UInt8]

  init(name: String, text: String) {
    self.name = name
    bytes = Array(text.utf8)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The error at byte `offset`, with the line it is on.
  func error(_ message: String, at offset: Int) -> TemplateError {
    let offset = min(max(0, offset), bytes.count)
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    let line = bytes[..<offset].count { $0 == 0x0A } + 1
    let column = text(start..<offset).count + 1
    return TemplateError(
      message: message,
      file: name,
      line: line,
      column: column,
      sourceLine: text(start..<end)
    )
  }
}
