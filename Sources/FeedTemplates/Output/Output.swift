import Screen

/// What a rendering has written so far: the text, and marks that say which parts of it carry a role or an action.
struct Output: Sendable {
  /// A place in the text where something begins or ends.
  struct Mark: Sendable {
    enum Kind: Sendable {
      case role(String)
      case action(SpanAction)
      /// Ends the innermost role or action.
      case end
      /// Takes what is left of the line's width, filled with this text; at least `minimum` columns.
      case fill(String, minimum: Int)
    }

    /// In bytes of the text.
    var offset: Int
    var kind: Kind
  }

  private(set) var text = ""
  private(set) var marks: [Mark] = []

  init(capacity: Int = 256) { text.reserveCapacity(capacity) }

  init(plain text: String) { self.text = text }

  var count: Int { text.utf8.count }

  /// Appends text that is known to be safe, such as the template's own.
  mutating func append(_ text: String) { self.text += text }

  mutating func mark(_ kind: Mark.Kind) { marks.append(Mark(offset: count, kind: kind)) }

  /// Appends another output with its marks.
  mutating func append(_ other: Output) {
    let start = count
    text += other.text
    for mark in other.marks { marks.append(Mark(offset: start + mark.offset, kind: mark.kind)) }
  }

  /// Whether a line must be laid out to become plain text.
  var hasFills: Bool {
    marks.contains { if case .fill = $0.kind { true } else { false } }
  }
}
