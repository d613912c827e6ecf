import FeedCore

/// A dotted variable such as `activity.object.tags.0`, taken apart when the template is read.
struct Path: Sendable {
  struct Part: Sendable {
    let name: String
    let index: Int?
  }

  let head: Name
  let tail: [Part]

  init(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    head = Name(parts[0])
    tail = parts.dropFirst().map { Part(name: $0, index: Int(pythonLiteral: $0)) }
  }

  var text: String { ([head.text] + tail.map(\.name)).joined(separator: ".") }

  /// The value, or nil if a part is missing.
  func value(_ renderer: Renderer) throws -> FieldValue? {
    guard var value = renderer.scopes[head] ?? constant(renderer) else { return nil }
    for part in tail {
      guard let next = try MemberLookup.value(part, of: value, renderer) else { return nil }
      value = next
    }
    return value
  }

  /// What every template sees: Python's constants, and the columns of a line where there is a width.
  private func constant(_ renderer: Renderer) -> FieldValue? {
    switch head.text {
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "None": return .null
    case "line_width": return renderer.width.map { .int($0) }
    default: return nil
    }
  }
}
