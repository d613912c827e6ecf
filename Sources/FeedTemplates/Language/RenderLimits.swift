import FeedCore

/// How much one rendering may take, so that no template or text can exhaust memory or time.
public struct RenderLimits: Sendable {
  /// The most bytes a rendering writes, and the most that one value holds.
  public var output = 8 << 20
  /// The most nodes that are rendered, loops included. Text that is filtered or written counts too, 16 bytes
  /// as a step, or a few steps could do the work of millions.
  public var steps = 10_000_000
  /// The most templates inside one another by `include`, `extends` and `render_activity`.
  public var templates = 64
  /// The most tags inside one another, in one template and in all that are rendered at a time.
  public static let maximumNesting = 200

  public init() {}

  /// - Throws: `RenderFailure` if `value` holds more than `output` bytes.
  @inline(__always)
  func check(_ value: FieldValue) throws {
    if case .string(let text) = value { try check(bytes: text.utf8.count) }
  }

  /// - Throws: `RenderFailure` if `bytes` is more than `output`.
  func check(bytes: Int) throws {
    guard bytes > output else { return }
    throw RenderFailure("The text would be larger than \(output) bytes.")
  }
}
