import FeedCore

/// `{% render_activity activity template_prefix="x" missing_data_policy="ignore" as name %}`
///
/// Arguments and effects are those of stream-django's own tag: see <doc:RenderingActivities>.
final class RenderActivityNode: TemplateNode {
  private let activity: TemplateExpression
  private let prefix: TemplateExpression?
  private let policy: TemplateExpression?
  private let name: Name?

  private init(_ values: [String: TemplateExpression], name: Name?) throws {
    guard let activity = values["activity"] else {
      throw RenderFailure("'render_activity' needs an activity.")
    }
    self.activity = activity
    prefix = values["template_prefix"]
    policy = values["missing_data_policy"]
    self.name = name
  }

  private static let parameters = ["activity", "template_prefix", "missing_data_policy"]

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let (words, name) = tag.splittingName()
    var values: [String: TemplateExpression] = [:]
    var hasKeyword = false
    for (index, word) in words.enumerated() {
      if let (name, value) = KeywordArguments.split(word) {
        guard parameters.contains(name) else {
          let hint = Suggestion.didYouMean(name, among: parameters)
          throw tag.failure("'render_activity' does not know '\(name)'.\(hint)", at: word)
        }
        guard values[name] == nil else { throw tag.failure("'\(name)' is given twice.", at: word) }
        values[name] = try parser.expression(value)
        hasKeyword = true
      } else {
        guard !hasKeyword else { throw tag.failure("A value must not follow a named one.", at: word) }
        guard index < parameters.count else {
          throw tag.failure("'\(word.text)' is too much here.", at: word)
        }
        values[parameters[index]] = try parser.expression(word)
      }
    }
    return try RenderActivityNode(values, name: name)
  }

  func render(_ renderer: Renderer) throws {
    let value = try activity.value(renderer)
    let prefix = try prefix?.value(renderer).pythonText ?? ""
    let policy = try MissingDataPolicy(policy?.value(renderer))
    guard let name else { return try render(value, prefix, policy, renderer) }
    let output = try renderer.capture { try render(value, prefix, policy, renderer) }
    renderer.scopes.set(name, .object(StyledFragment(output)))
  }

  private func render(
    _ activity: FieldValue,
    _ prefix: String,
    _ policy: MissingDataPolicy,
    _ renderer: Renderer
  ) throws {
    guard try policy.allows(activity, renderer.environment.warn) else { return }
    let template = try ActivityTemplate.of(activity, prefix: prefix, renderer)
    // The surrounding context keeps the activity too, as stream-django's does.
    renderer.scopes.set(.activity, activity)
    try renderer.nested(template) {
      let visibility = renderer.scopes.copy()
      defer { renderer.scopes.close(visibility) }
      try template.nodes.render(renderer)
    }
  }
}

/// What happens with an activity of which a part could not be found.
public enum MissingDataPolicy: String, Sendable, CaseIterable {
  /// Reports it and renders nothing.
  case warn
  /// Renders nothing.
  case ignore
  /// Ends the rendering with an error.
  case fail

  /// - Throws: `RenderFailure` if `value` is none of the three.
  init(_ value: FieldValue?) throws {
    guard let value else {
      self = .warn
      return
    }
    guard let policy = MissingDataPolicy(rawValue: value.pythonText) else {
      let text = value.pythonText.shortened
      throw RenderFailure("'\(text)' is not a missing_data_policy: use warn, ignore or fail.")
    }
    self = policy
  }

  /// Whether `activity` can be rendered.
  ///
  /// - Throws: `RenderFailure` if it cannot, under `fail`.
  func allows(_ activity: FieldValue, _ warn: (String) -> Void) throws -> Bool {
    guard let enriched = activity["enriched"], !enriched.isTrue else { return true }
    let fields = (activity["not_enriched_data"] ?? .dictionary([:])).pythonText
    let id = (activity["id"] ?? .null).pythonText
    let message = "Not all of the activity \(id) could be found: \(fields)."
    switch self {
    case .warn: warn(message)
    case .ignore: break
    case .fail: throw RenderFailure(message)
    }
    return false
  }
}
