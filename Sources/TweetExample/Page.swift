import FeedCore
import FeedTemplates

/// The text of a page: one template per verb, another for groups.
enum Page {
  /// Every activity of a group on its own line; new ones have a star. (`render_activity` makes the inner
  /// activity the one that `activity` means, so the group gets a name of its own.)
  private static let group =
    "{% with group=activity %}{% for inner in group.activities %}{% if inner.enriched %}"
    + "{% if not group.is_seen %}* {% endif %}{% render_activity inner %}{% endif %}{% endfor %}{% endwith %}"

  private static let library = TemplateLibrary(
    loader: DictionaryLoader([
      "activity/tweet.txt":
        "{{ activity.actor.name }}: {{ activity.object.text }} (#{{ activity.object.id }})\n",
      "activity/like.txt":
        "{{ activity.actor.name }} likes “{{ activity.object.tweet.text }}” by "
        + "{{ activity.object.tweet.user.name }}\n",
      "activity/follow.txt": "{{ activity.actor.name }} follows {{ activity.object.target.name }}\n",
      "activity/aggregated/tweet.txt": "{% render_activity activity.activities.0 %}",
      "activity/aggregated/like.txt": group,
      "activity/aggregated/follow.txt": group,
      "page.txt": "{% for activity in activities %}"
        + "{% render_activity activity missing_data_policy=\"ignore\" %}{% endfor %}",
    ])
  )

  static func text(_ page: FeedPage) throws -> String {
    let entries: [FieldValue] =
      switch page.items {
      case .activities(let activities): activities.map { .object($0) }
      case .groups(let groups): groups.map { .object($0) }
      }
    return try library.template(named: "page.txt")
      .render(["activities": .list(entries)], RenderEnvironment(now: .now()))
  }
}
