import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import StyledText
import Testing

/// Whatever an activity is about, gone or of another shape than its verb promises: the shipped themes show
/// it.
@Suite("Entries whose objects are gone or strange")
struct LostObjectTests {
  private static let verbs = [
    "tweet", "post", "like", "repost", "comment", "follow", "commit", "release", "issue", "pull_request",
    "pin",
    "photo", "event", "star", "juggle", "", "../x",
  ]

  /// What is in the object's place.
  private static let objects: [(String, EnrichedValue?)] = [
    ("SO:thing:9", .missing(.object(collection: "thing", id: "9"))), ("SO:thing:9", nil), ("", nil),
    ("words", nil),
    ("SA:nothing", .missing(.activity("nothing"))), ("SU:gone", .missing(.user("gone"))),
    ("SO:thing:1", SampleActivities.object("thing", "1", [:])),
    ("SO:thing:2", SampleActivities.object("thing", "2", fields { _ in .null })),
    ("SO:thing:3", SampleActivities.object("thing", "3", fields { _ in ["a": ["b"]] })),
    ("SO:thing:4", SampleActivities.object("thing", "4", fields { _ in [1, "two", [:], nil] })),
    ("SO:thing:5", SampleActivities.object("thing", "5", fields { _ in -1.5 })),
    ("SO:thing:6", SampleActivities.object("thing", "6", fields { _ in true })),
    ("SO:thing:7", SampleActivities.object("thing", "7", fields { .string($0) })),
    ("SO:thing:8", SampleActivities.object("thing", "8", fields { _ in .int(.max) })),
    ("SU:ann", SampleActivities.ann),
    ("SA:\(SampleActivities.release.id)", .activity(SampleActivities.release)),
    ("SA:\(SampleActivities.lost.id)", .activity(SampleActivities.lost)),
  ]

  /// Every field that a template asks an object for.
  private static func fields(_ value: (String) -> JSONValue) -> [String: JSONValue] {
    let names = [
      "text", "media", "title", "name", "tag", "notes", "repository", "sha", "subject", "body", "files",
      "additions",
      "deletions", "author_name", "state", "number", "starts_at", "place", "board", "description", "bio",
      "actor",
      "verb", "time", "caption", "url", "width", "height",
    ]
    return Dictionary(uniqueKeysWithValues: names.map { ($0, value($0)) })
  }

  private static func activities(_ verb: String) -> [EnrichedActivity] {
    let actors = [("ann", SampleActivities.ann), ("gone", EnrichedValue.missing(.user("gone")))]
    return objects.flatMap { reference, value in
      actors.map { actor in
        let whole = SampleActivities.activity(verb, by: actor, (reference, value ?? .missing(.user("x"))))
        guard value == nil else { return whole }
        return EnrichedActivity(whole.activity, values: ["actor": actor.1])
      }
    }
  }

  @Test("are shown by every shipped theme, in every form", arguments: ThemeLibrary(folders: []).names, verbs)
  func shown(theme name: String, verb: String) throws {
    let theme = try ThemeLibrary(folders: []).theme(name)
    let renderer = EntryRenderer(
      theme: theme,
      look: Look(manifest: theme.manifest, depth: .mono, charset: .ascii)
    )
    for activity in Self.activities(verb) {
      for form in EntryForm.allCases {
        let about = "\(name), \(verb), \(form), \(activity.activity.object)"
        expectShown(about) {
          try renderer.render(activity, form: form, width: 60, now: SampleActivities.now, viewer: "ann")
        }
        for count in [1, 3] {
          let group = SampleActivities.group(Array(repeating: activity, count: count))
          expectShown(about + " ×\(count)") {
            try renderer.render(group, form: form, width: 60, now: SampleActivities.now, viewer: "ann")
          }
        }
      }
    }
  }

  private func expectShown(_ about: String, _ render: () throws -> StyledText) {
    do {
      let text = try render()
      if text.text.allSatisfy({ $0.isWhitespace }) { Issue.record("\(about): nothing is shown") }
    } catch {
      Issue.record("\(about): \(error)")
    }
  }

  @Test("say that the thing is gone", arguments: ["plain", "octo", "chirp", "wall", "pins"])
  func gone(theme name: String) throws {
    let theme = try ThemeLibrary(folders: []).theme(name)
    let renderer = EntryRenderer(
      theme: theme,
      look: Look(manifest: theme.manifest, depth: .mono, charset: .ascii)
    )
    for (verb, words) in [
      ("release", "release is gone"), ("commit", "commit is gone"), ("issue", "issue is gone"),
      ("pull_request", "pull request is gone"), ("event", "event is gone"), ("pin", "pin is gone"),
      ("photo", "photo is gone"), ("tweet", "post is gone"), ("repost", "post is gone"),
    ] {
      let lost = ("SO:\(verb):9", EnrichedValue.missing(.object(collection: verb, id: "9")))
      let activity = SampleActivities.activity(verb, by: ("ann", SampleActivities.ann), lost)
      let text = try renderer.render(activity, width: 60, now: SampleActivities.now).text
      #expect(text.contains(words), "\(verb): \(text)")
    }
  }
}
