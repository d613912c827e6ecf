import FeedCore
import FeedTemplates
import Testing

@Suite struct SmokeTests {
  @Test func readmeExample() throws {
    let template = try Template(
      #"{{ activity.actor.username }} said "{{ activity.object.body }} {{ activity.created_at|timesince }} ago""#
    )
    let now = Timestamp(seconds: 1_000_000)
    let text = try template.render(
      [
        "activity": [
          "actor": ["username": "ann"], "object": ["body": "hello"],
          "created_at": .date(now.advanced(bySeconds: -120)),
        ]
      ],
      RenderEnvironment(now: now)
    )
    #expect(text == "ann said \"hello 2\u{A0}minutes ago\"")
  }
}
