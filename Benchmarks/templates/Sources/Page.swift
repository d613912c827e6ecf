import FeedCore
import FeedTemplates

/// The pages of 25 entries that both sides render; `peer/peer.py` has the same.
struct Page {
  static let size = 25

  private static let templates = [
    "activity/tweet.txt":
      "{{ activity.actor.username }} said \"{{ activity.object.body }} {{ activity.time|timesince }} ago\"\n",
    "activity/like.txt":
      "{{ activity.actor.username }} liked \"{{ activity.object.body }}\" {{ activity.time|timesince }} ago\n",
    "activity/aggregated/like.txt":
      "{% load activity_tags %}{{ activity.actor_count }} user{{ activity.actor_count|pluralize }} liked {% render_activity activity.activities.0 %}",
    "page":
      "{% load activity_tags %}{% for activity in activities %}{% render_activity activity %}{% endfor %}",
    "inline":
      "{% for activity in activities %}{{ activity.actor.username }} said \"{{ activity.object.body }}\"\n{% endfor %}",
  ]
  private static let words = """
    the quick brown fox jumps over a lazy dog and writes about feeds news music coffee weather
    """.split(separator: " ")

  let template: Template
  let context: [String: FieldValue]
  let environment: RenderEnvironment

  /// - Parameter name: `tweet`, `aggregated` or `inline`.
  init(_ name: String) throws {
    let now = Timestamp.now()
    var chance = SystemRandomNumberGenerator()
    let library = TemplateLibrary(loader: DictionaryLoader(Self.templates))
    template = try library.template(named: name == "inline" ? "inline" : "page")
    context = [
      "activities": .list(
        (0..<Self.size).map { _ in
          name == "aggregated"
            ? .object(Self.group(now, &chance))
            : .object(Self.activity("tweet", now, &chance))
        }
      )
    ]
    environment = RenderEnvironment(now: now)
  }

  func render() throws -> String { try template.render(context, environment) }

  private static func activity(
    _ verb: String,
    _ now: Timestamp,
    _ chance: inout SystemRandomNumberGenerator
  ) -> EnrichedActivity {
    let time = now.advanced(bySeconds: -Double.random(in: 10...1_000_000, using: &chance))
    let name = "user\(Int.random(in: 1...1000, using: &chance))"
    let body = (0..<Int.random(in: 8...22, using: &chance)).map { _ in words.randomElement(using: &chance)! }
    let activity = Activity(
      id: ActivityID(time: time, low: 1),
      actor: "app.User:\(name)",
      verb: verb,
      object: "app.Tweet:1",
      time: time
    )
    return EnrichedActivity(
      activity,
      values: [
        "actor": .model(User(username: name)), "object": .model(Tweet(body: body.joined(separator: " "))),
      ]
    )
  }

  private static func group(_ now: Timestamp, _ chance: inout SystemRandomNumberGenerator) -> ActivityGroup {
    ActivityGroup(
      id: "g",
      group: "g",
      verb: "like",
      activityCount: 3,
      actorCount: 3,
      createdAt: now,
      updatedAt: now,
      activities: (0..<3).map { _ in activity("like", now, &chance) }
    )
  }
}

/// The models of a program, as stream-django's are.
private struct User: FieldReadable {
  let username: String

  func field(_ name: String) -> FieldValue? { name == "username" ? .some(.string(username)) : .none }
}

private struct Tweet: FieldReadable {
  let body: String

  func field(_ name: String) -> FieldValue? { name == "body" ? .some(.string(body)) : .none }
}
