import FeedCore
import FeedTemplates

/// `{% entry activity %}`: an activity inside another entry, as a list shows it, also where its verb has no
/// template or what it is about is gone.
///
/// Django's own `render_activity` writes nothing then, or fails.
final class EntryNode: TemplateNode {
  private let activity: TemplateExpression

  init(activity: TemplateExpression) { self.activity = activity }

  func render(_ renderer: Renderer) throws {
    let activity = try activity.value(renderer)
    guard case .object(let object as EnrichedActivity) = activity else {
      return renderer.write("This post is gone.", roles: ["quote"], action: nil)
    }
    let verb = object.activity.verb
    let names = [FeedID.isValid(verb) ? verb : "default", "default"].map { "activity/\($0).txt" }
    for name in names {
      guard let template = try renderer.library.templateIfAny(named: name) else { continue }
      return try renderer.render(template, setting: "activity", to: activity)
    }
    throw RenderFailure("The theme has no template '\(names[0])' and no default.")
  }
}
