import FeedCore

/// A filter: what stands after `|` in `{{ value|filter:argument }}`.
public struct TemplateFilter: Sendable {
  /// Whether something may follow the colon.
  public enum Argument: Sendable {
    case none
    case optional
    case required
  }

  /// Value, argument, and the rendering for its clock, zone and limits.
  public typealias Body = @Sendable (FieldValue, FieldValue?, Renderer) throws -> FieldValue

  public let name: String
  public let argument: Argument
  let apply: Body

  /// - Parameter body: gives the new value. What it throws ends the rendering with its message and the place
  ///   in the template.
  public init(_ name: String, argument: Argument = .none, _ body: @escaping Body) {
    self.name = name
    self.argument = argument
    apply = body
  }
}
