import FeedCore
import FeedTemplates
import StyledText

/// Renders activities and groups of them through a theme's templates.
///
/// The template is `activity/[aggregated/][<form>_]<verb>.txt`, as in stream-django. A verb the theme does
/// not know is rendered by `default` in the verb's place. Each name is looked for in the theme and in those
/// it inherits from before the next name is tried. See the article “Rendering activities” of FeedTemplates.
///
/// Templates are compiled when first needed and kept; one renderer serves any number of threads.
package final class EntryRenderer: Sendable {
  package let look: Look
  private let library: TemplateLibrary
  private let names: Set<String>
  private let zone: ZoneRules

  /// - Parameter zone: where dates are printed.
  package init(theme: Theme, look: Look, zone: ZoneRules = .utc) {
    self.look = look
    self.zone = zone
    names = Set(theme.templates.keys)
    library = TemplateLibrary(
      loader: ThemeLoader(templates: theme.templates),
      language: ThemeLanguage.language(for: look)
    )
  }

  /// An activity as lines of at most `width` columns.
  ///
  /// - Parameters:
  ///   - viewer: the id of who reads; templates see it as `viewer`.
  ///   - now: what relative times count from.
  ///   - budget: the steps of everything on the screen; nil for as many as a screen has, for this entry
  ///     alone.
  /// - Throws: `TemplateError`.
  package func render(
    _ activity: EnrichedActivity,
    form: EntryForm = .list,
    width: Int,
    now: Timestamp,
    viewer: String = "",
    budget: RenderBudget? = nil
  ) throws -> StyledText {
    let draft = try draft(activity, form: form, width: width, now: now, viewer: viewer, budget: budget)
    return fitted(draft.text, to: width)
  }

  /// A group of an aggregated or notification feed.
  ///
  /// - Throws: as for an activity.
  package func render(
    _ group: ActivityGroup,
    form: EntryForm = .list,
    width: Int,
    now: Timestamp,
    viewer: String = "",
    budget: RenderBudget? = nil
  ) throws -> StyledText {
    let draft = try draft(group, form: form, width: width, now: now, viewer: viewer, budget: budget)
    return fitted(draft.text, to: width)
  }

  /// Any template of the theme over any context.
  ///
  /// - Throws: `TemplateError`, also if there is no such template.
  package func render(
    template name: String,
    context: [String: FieldValue],
    width: Int,
    now: Timestamp
  ) throws -> StyledText {
    try library.template(named: name).renderStyled(context, environment(width: width, now: now))
  }

  /// What a template makes before it is fitted into its place, and the template's path in the theme.
  package typealias Draft = (template: String, text: StyledText)

  /// An activity as its template set it: lines may be too wide.
  ///
  /// - Throws: `TemplateError`.
  package func draft(
    _ activity: EnrichedActivity,
    form: EntryForm,
    width: Int,
    now: Timestamp,
    viewer: String,
    budget: RenderBudget? = nil
  ) throws -> Draft {
    let names = templateNames(verb: activity.activity.verb, folder: "activity/", form: form)
    return try draft(.object(activity), names, form, environment(width: width, now: now, budget), viewer)
  }

  /// A group as its template set it.
  ///
  /// - Throws: `TemplateError`.
  package func draft(
    _ group: ActivityGroup,
    form: EntryForm,
    width: Int,
    now: Timestamp,
    viewer: String,
    budget: RenderBudget? = nil
  ) throws -> Draft {
    let names = templateNames(verb: group.verb, folder: "activity/aggregated/", form: form)
    return try draft(.object(group), names, form, environment(width: width, now: now, budget), viewer)
  }

  /// Compiles a template of the theme without rendering it.
  ///
  /// - Throws: `TemplateError`.
  package func compile(_ name: String) throws { _ = try library.template(named: name) }

  private func draft(
    _ activity: FieldValue,
    _ names: [String],
    _ form: EntryForm,
    _ environment: RenderEnvironment,
    _ viewer: String
  ) throws -> Draft {
    guard let name = names.first(where: self.names.contains) else {
      throw TemplateError(message: "The theme has no template '\(names[0])' and no default.", file: names[0])
    }
    let context: [String: FieldValue] = [
      "activity": activity, "viewer": .string(viewer), "form": .string(form.rawValue),
    ]
    return (name, try library.template(named: name).renderStyled(context, environment))
  }

  private var measure: TextWidth { TextWidth(look.charset) }

  /// No entry fills more than this, in bytes.
  private static let longestEntry = 2 << 20

  private func environment(width: Int, now: Timestamp, _ budget: RenderBudget? = nil) -> RenderEnvironment {
    var limits = RenderLimits()
    limits.steps = RenderBudget.screen
    limits.output = Self.longestEntry
    return RenderEnvironment(
      now: now,
      zone: zone,
      width: width,
      measure: measure,
      limits: limits,
      budget: budget
    )
  }

  /// The names to try, the most particular first. Verbs come from feeds, so only plain words make a file
  /// name.
  private func templateNames(verb: String, folder: String, form: EntryForm) -> [String] {
    let verb = FeedID.isValid(verb) ? verb : "default"
    let prefixed = form.prefix.map { prefix in [verb, "default"].map { "\(folder)\(prefix)_\($0).txt" } }
    let plain = [verb, "default"].map { "\(folder)\($0).txt" }
    guard let prefixed else { return plain }
    return [prefixed[0], plain[0], prefixed[1], plain[1]]
  }

  /// What a template set too wide is wrapped: an entry never leaves its place. Blank lines at the end are
  /// dropped.
  private func fitted(_ text: StyledText, to width: Int) -> StyledText {
    var fitted = measure.wrapped(text, to: width, hanging: 0)
    while let last = fitted.lines.last, last.text.allSatisfy(\.isWhitespace) { fitted.lines.removeLast() }
    return fitted
  }
}
