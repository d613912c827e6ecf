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

  /// UTF-8. Appending to bytes costs a fraction of appending to a `String`.
  private var bytes: [UInt8] = []
  private(set) var marks: [Mark] = []

  init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var count: Int { bytes.count }

  /// Appends text that is known to be safe, such as the template's own.
  @inline(__always)
  mutating func append(_ text: String) { append(text.utf8) }

  @inline(__always)
  private mutating func append(_ text: String.UTF8View) {
    let isDone: Void? = text.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
    if isDone == nil { bytes.append(contentsOf: text) }
  }

  mutating func mark(_ kind: Mark.Kind) { marks.append(Mark(offset: count, kind: kind)) }

  /// Appends another output with its marks.
  mutating func append(_ other: Output) {
    let start = count
    bytes.append(contentsOf: other.bytes)
    for mark in other.marks { marks.append(Mark(offset: start + mark.offset, kind: mark.kind)) }
  }

  /// The text from byte `start` on.
  func text(from start: Int) -> String { String(decoding: bytes[start...], as: UTF8.self) }

  /// Where the current line begins, in bytes.
  var lineStart: Int { bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 }

  /// Whether a line must be laid out to become plain text.
  var hasFills: Bool {
    marks.contains { if case .fill = $0.kind { true } else { false } }
  }
}
