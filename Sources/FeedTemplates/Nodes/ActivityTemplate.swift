import FeedCore

/// Which template renders an activity: `activity/[aggregated/][prefix_]verb.txt`.
struct ActivityTemplate {
  private let verb: String
  private let prefix: String
  private let isAggregated: Bool
  private let template: CompiledTemplate

  /// - Throws: `RenderFailure` if the value is not an activity with a verb, or if there is no such template.
  static func of(_ activity: FieldValue, prefix: String, _ renderer: Renderer) throws -> CompiledTemplate {
    guard let verb = activity["verb"]?.pythonText else {
      throw RenderFailure("The activity to render has no verb: it is \(activity.kindName).")
    }
    let isAggregated = isAggregated(activity)
    // A page has many activities of few verbs: their templates are looked up once in a rendering.
    for known in renderer.activityTemplates
    where known.verb == verb && known.isAggregated == isAggregated && known.prefix == prefix {
      return known.template
    }
    let template = try found(verb, prefix, isAggregated, renderer)
    renderer.activityTemplates.append(
      ActivityTemplate(verb: verb, prefix: prefix, isAggregated: isAggregated, template: template)
    )
    return template
  }

  /// Whether it has `activities`. A group is known by its type: making the list of them costs much.
  private static func isAggregated(_ activity: FieldValue) -> Bool {
    if case .object(let object) = activity, type(of: object) == ActivityGroup.self { return true }
    return activity["activities"] != nil
  }

  private static func found(
    _ verb: String,
    _ prefix: String,
    _ isAggregated: Bool,
    _ renderer: Renderer
  ) throws -> CompiledTemplate {
    // Verbs come from feeds: one must not lead to another folder.
    guard !verb.isEmpty, !verb.utf8.contains(where: { "/\\".utf8.contains($0) }), verb.utf8.first != 0x2E
    else {
      throw RenderFailure("'\(verb.shortened)' is not a verb that names a template.")
    }
    let folder = isAggregated ? "activity/aggregated/" : "activity/"
    let name = folder + (prefix.isEmpty ? "" : prefix + "_") + verb + ".txt"
    guard let template = try renderer.library.compiled(name) else { throw renderer.library.missing(name) }
    return template
  }
}
