import FeedCore
import FeedTemplates
import Foundation
import StyledText
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

@Suite("Zone rules") struct ZoneRuleTests {
  /// 2026-07-01 and 2026-01-01, both at noon in UTC.
  private static let (summer, winter) = (Int64(1_782_907_200), Int64(1_767_268_800))

  @Test(
    "a POSIX rule is a zone",
    arguments: [
      ("JST-9", 32400, 32400, "JST"), ("<+09>-9", 32400, 32400, "+09"), ("<-03>3", -10800, -10800, "-03"),
      ("IST-5:30", 19800, 19800, "IST"), ("LMT+1:2:3", -3723, -3723, "LMT"),
      ("EST5EDT", -14400, -18000, "EDT"),
      ("CET-1CEST,M3.5.0,M10.5.0/3", 7200, 3600, "CEST"), ("EST5EDT4,J60,J300", -14400, -18000, "EDT"),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", 36000, 39600, "AEST"),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -3600, -7200, "-01"),
      ("AAA0BBB,59,300/4:30:15", 3600, 0, "BBB"),
    ]
  )
  func rules(_ text: String, _ inSummer: Int, _ inWinter: Int, _ name: String) throws {
    let zone = try #require(ZoneRules(posixRule: text))
    #expect(zone.offset(at: Self.summer).seconds == inSummer)
    #expect(zone.offset(at: Self.winter).seconds == inWinter)
    #expect(zone.offset(at: Self.summer).abbreviation == name)
  }

  @Test(
    "what is not a rule is not a zone, whatever numbers it has",
    arguments: [
      "", "JST", "JS-9", "<+0-9", "<>-9", "<+09-9", "JST-", "JST-9x", "JST-168", "JST-9:60", "JST-9:",
      "JST-999999999999999",
      "JST-99999999999999999999", "EST5EDT,", "EST5EDT,J0,J300", "EST5EDT,366,1", "EST5EDT,M13.1.0,M1.1.0",
      "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M3.2.0/999999999999999999,M11.1.0",
      "Europe/Paris", "UTC",
    ]
  )
  func noRules(_ text: String) {
    #expect(ZoneRules(posixRule: text) == nil)
  }

  @Test("an index beyond the names of a zone file is an empty name", arguments: [UInt8(4), 127, 128, 255])
  func indices(_ index: UInt8) throws {
    var bytes = Array("TZif".utf8) + Array(repeating: 0, count: 16)
    for count in [0, 0, 0, 0, 1, 4] { bytes += [0, 0, 0, UInt8(count)] }
    bytes += [0, 0, 0x0E, 0x10, 0, index] + Array("CET".utf8) + [0]
    let offset = try #require(ZoneRules(compiled: bytes)).offset(at: 0)
    #expect(offset.seconds == 3600 && offset.abbreviation.isEmpty)
  }
}

extension Template {
  fileprivate func render(_ environment: RenderEnvironment) throws -> String { try render([:], environment) }
}
