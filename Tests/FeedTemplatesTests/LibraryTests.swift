import FeedCore
import FeedTemplates
import Foundation
import Screen
import Synchronization
import Testing

@Suite("Templates as a library")
struct LibraryTests {
  private let environment = RenderEnvironment(now: Timestamp(seconds: 1_000_000))

  /// `{% rule "=" %}`: a tag of a program's own.
  private final class RuleNode: TemplateNode {
    private let sign: TemplateExpression

    init(_ sign: TemplateExpression) { self.sign = sign }

    func render(_ renderer: Renderer) throws {
      renderer.write(
        String(repeating: try sign.value(renderer).templateText, count: 3),
        roles: ["rule"],
        action: nil
      )
    }
  }

  @Test("own tags and filters")
  func ownLanguage() throws {
    var language = TemplateLanguage.standard
    language.register(
      TemplateFilter("shout") { value, _, _ in .string(value.templateText.uppercased() + "!") }
    )
    language.register(
      TemplateFilter("times", argument: .required) { value, count, _ in
        guard case .int(let count)? = count else { throw RenderFailure("times needs a number") }
        return .string(String(repeating: value.templateText, count: count))
      }
    )
    language.register(tag: "rule") { parser, tag in RuleNode(try parser.expression(tag.arguments[0])) }
    let library = TemplateLibrary(language: language)
    let template = try Template("{% rule sign %}{{ 'a'|shout|times:2 }}", library: library)
    #expect(try template.render(["sign": "="], environment) == "===A!A!")
    #expect(try template.renderStyled(["sign": "="], environment).lines[0].spans[0].roles == ["rule"])
    #expect(throws: TemplateError.self) { try Template("{{ 'a'|times }}", library: library) }
    #expect(throws: TemplateError.self) {
      try Template("{{ 'a'|times:'x' }}", library: library).render([:], environment)
    }
    #expect(throws: TemplateError.self) { try Template("{% rule %}") }
  }

  @Test("one template serves many threads")
  func threads() async throws {
    let template = try Template(
      "{% for x in l %}{% cycle 'a' 'b' %}{% ifchanged x %}{{ x }}{% endifchanged %}{% endfor %}"
    )
    let environment = environment
    await withTaskGroup(of: String?.self) { group in
      for number in 0..<50 {
        group.addTask {
          try? template.render(["l": .list(Array(repeating: .int(number), count: 3))], environment)
        }
      }
      var texts: Set<String?> = []
      for await text in group { texts.insert(text) }
      #expect(texts == Set((0..<50).map { "a\($0)ba" }))
    }
  }

  @Test("a library reads a template once, and again after reload")
  func cache() throws {
    final class Counter: TemplateLoader {
      let reads = Mutex(0)
      func source(named name: String, skipping origins: [String]) -> TemplateSource? {
        let count = reads.withLock { count in
          count += 1
          return count
        }
        return TemplateSource(text: "\(count)", origin: name)
      }
    }
    let library = TemplateLibrary(loader: Counter())
    #expect(try library.template(named: "a").render(environment) == "1")
    #expect(try library.template(named: "a").render(environment) == "1")
    library.reload()
    #expect(try library.template(named: "a").render(environment) == "2")
  }

  @Test("a template may extend the one of its own name in another place")
  func inheritedTheme() throws {
    struct Themes: TemplateLoader {
      func source(named name: String, skipping origins: [String]) -> TemplateSource? {
        let sources = [
          TemplateSource(
            text: "{% extends 'tweet' %}{% block a %}child {{ block.super }}{% endblock %}",
            origin: "mine/tweet"
          ),
          TemplateSource(text: "{% block a %}parent{% endblock %}", origin: "plain/tweet"),
        ]
        return sources.first { !origins.contains($0.origin) }
      }
    }
    #expect(
      try TemplateLibrary(loader: Themes()).template(named: "tweet").render(environment) == "child parent"
    )
  }

  @Test("equal environments give equal text, chance included")
  func deterministic() throws {
    let template = try Template("{{ l|random }}{{ l|random }}{{ l|random }}")
    let list: [String: FieldValue] = ["l": .list((0..<1000).map { .int($0) })]
    #expect(try template.render(list, environment) == template.render(list, environment))
    var other = environment
    other.seed = 7
    #expect(try template.render(list, other) != template.render(list, environment))
  }

  @Test("a JSON context keeps the order of members and knows times")
  func jsonContext() throws {
    let json =
      #"{"d": {"z": 1, "a": [true, null, 1.50, "é\n\"]}{"], "m": {}}, "t": "2026-11-23T09:00:00.25Z", "s": "2026-11-23"}"#
    let context = try JSONContext.read(json)
    let template = try Template("{% for k, v in d.items %}{{ k }}={{ v }};{% endfor %}{{ t }} {{ s }}")
    #expect(
      try template.render(context, environment)
        == "z=1;a=[True, None, 1.5, 'é\\n\"]}{'];m={};Nov. 23, 2026, 9 a.m. 2026-11-23"
    )
    for broken in ["[1]", "", "{", "{\"a\": }", "{\"a\" 1}", "nul"] {
      #expect(throws: FeedError.self) { try JSONContext.read(broken) }
    }
  }

  @Test("activities and groups of the core render through stream-django's README templates")
  func activities() throws {
    let library = TemplateLibrary(
      loader: DictionaryLoader([
        "activity/tweet.txt":
          #"{{ activity.actor.username }} said "{{ activity.object.body }} {{ activity.created_at|timesince }} ago""#,
        "activity/like.txt": "{{ activity.actor.username }} {{ activity.time|date:'H:i' }}",
        "activity/aggregated/like.txt":
          "{{ activity.actor_count }} user{{ activity.actor_count|pluralize }} liked {% render_activity activity.activities.0 %}",
        "page": "{% for a in activities %}{% render_activity a %}\n{% endfor %}",
      ])
    )
    let now = environment.now
    func activity(_ verb: String, missing: Bool = false) -> EnrichedActivity {
      let user = FeedUser(id: "ann", data: ["username": "ann"], createdAt: now, updatedAt: now)
      let object = CollectionObject(
        collection: "tweet",
        id: "1",
        data: ["body": "hi"],
        createdAt: now,
        updatedAt: now
      )
      return EnrichedActivity(
        Activity(
          id: ActivityID(foreignID: "x", time: now),
          actor: "SU:ann",
          verb: verb,
          object: "SO:tweet:1",
          time: now,
          custom: ["created_at": "1970-01-12T13:44:40Z"]
        ),
        values: [
          "actor": .user(user),
          "object": missing ? .missing(.object(collection: "tweet", id: "1")) : .object(object),
        ]
      )
    }
    let group = ActivityGroup(
      id: "g",
      group: "g",
      verb: "like",
      activityCount: 2,
      actorCount: 2,
      createdAt: now,
      updatedAt: now,
      activities: [activity("like"), activity("like")]
    )
    let warnings = Mutex<[String]>([])
    let environment = RenderEnvironment(now: now) { text in warnings.withLock { $0.append(text) } }
    let text = try library.template(named: "page").render(
      [
        "activities": [.object(activity("tweet")), .object(group), .object(activity("tweet", missing: true))]
      ],
      environment
    )
    #expect(text == "ann said \"hi 2\u{A0}minutes ago\"\n2 users liked ann 13:46\n\n")
    #expect(warnings.withLock { $0.count } == 1)
    #expect(warnings.withLock { $0.first?.contains("SO:tweet:1") } == true)
  }

  @Test("zones: the wall time of a moment, and no zone in the hour that comes twice")
  func zones() throws {
    let paris = try ZoneRules.named("Europe/Paris") {
      FileManager.default.contents(atPath: $0).map(Array.init)
    }
    #expect(paris.offset(at: 1_790_000_000).abbreviation == "CEST")
    #expect(paris.offset(at: 4_102_444_800).abbreviation == "CET")
    let fallBack = Timestamp(iso8601: "2026-10-25T00:30:00Z")!
    #expect(paris.isAmbiguous(at: Int64(fallBack.seconds)))
    #expect(throws: FeedError.self) { try ZoneRules.named("../etc/passwd") { _ in [1] } }
    #expect(throws: FeedError.self) { try ZoneRules.named("Nowhere/City") { _ in nil } }
    #expect(ZoneRules(compiled: []) == nil)
    #expect(ZoneRules(compiled: Array("TZif2".utf8) + Array(repeating: 0xFF, count: 100)) == nil)
  }
}

extension Template {
  fileprivate func render(_ environment: RenderEnvironment) throws -> String { try render([:], environment) }
}
