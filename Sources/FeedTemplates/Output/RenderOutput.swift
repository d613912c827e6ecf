import StyledText

/// What a rendering has written so far: the text, and marks that say which parts of it carry a role or an
/// action.
struct RenderOutput: Sendable {
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
  private var line = LineMeasure()

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
  mutating func append(_ other: RenderOutput) {
    let start = count
    bytes.append(contentsOf: other.bytes)
    for mark in other.marks { marks.append(Mark(offset: start + mark.offset, kind: mark.kind)) }
  }

  /// The text from byte `start` on.
  func text(from start: Int) -> String { String(decoding: bytes[start...], as: UTF8.self) }

  /// How much of the current line `columns(_:)` has to look at.
  var unmeasuredBytes: Int { count - line.measured }

  /// The columns that the current line takes. What was measured before is not measured again: a template may
  /// ask after each letter of a long line.
  mutating func columns(_ measure: TextWidth) -> Int {
    if let lineFeed = bytes[line.scanned...].lastIndex(of: 0x0A) {
      line = LineMeasure(measured: lineFeed + 1, columns: 0)
    }
    line.scanned = count
    let columns = line.columns + measure.width(of: text(from: line.measured))
    // What follows may join the last cluster, but between two ASCII characters there always is a boundary.
    var end = count - 1
    while end > line.measured, bytes[end] >= 0x80 || bytes[end - 1] >= 0x80 { end -= 1 }
    if end > line.measured {
      line.columns = columns - measure.width(of: text(from: end))
      line.measured = end
    }
    return columns
  }

  private struct LineMeasure {
    /// Bytes that were searched for line feeds.
    var scanned = 0
    /// Bytes up to the end of what was measured of the current line.
    var measured = 0
    /// The columns of what was measured.
    var columns = 0

    init() {}

    init(measured: Int, columns: Int) {
      self.measured = measured
      self.columns = columns
    }
  }

  /// Where the current line begins, in bytes.
  var lineStart: Int { bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 }

  /// Whether a line must be laid out to become plain text.
  var hasFills: Bool {
    marks.contains { if case .fill = $0.kind { true } else { false } }
  }
}
