import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import GrowthTesting
import Screen
import StyledText
import Testing

@Suite("Hostile themes and what they are given")
struct HostileInputThemeTests {
  private func renderer(_ files: [String: String]) throws -> EntryRenderer {
    let own = ThemeFolder(name: "own", origin: "", files: ["theme.toml": ""].merging(files) { $1 })
    let theme = try ThemeLibrary(folders: [], compiledIn: EmbeddedThemes.all + [own]).theme("own")
    return EntryRenderer(theme: theme, look: Look(manifest: theme.manifest, depth: .mono, charset: .unicode))
  }

  private static let loops =
    (0..<9).map { "{% for a\($0) in '0123456789'|make_list %}" }.joined() + "x"
    + String(repeating: "{% endfor %}", count: 9)

  /// Templates that do much with few steps, and much with many.
  private static let greedy = [
    loops,
    "{% for a in '0123456789'|make_list %}{% for b in '0123456789'|make_list %}{% for c in '0123456789'|make_list %}"
      + "{{ activity|words|upper|length }}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in activity|words|make_list %}{% card %}{% card %}{{ activity|words }}{% endcard %}{% endcard %}"
      + "{% endfor %}",
    "{% for a in activity|words|make_list %}{% wrap %}{{ a }}{% endwrap %}{% endfor %}",
    "{% for a in activity|words|make_list %}{% icon \"rule\" %}{% indent 3 %}{{ activity|excerpt:99 }}{% endindent %}"
      + "{% endfor %}",
  ]

  @Test("the entries of a screen share one budget, and those after it cost nothing", arguments: greedy)
  func sharedBudget(template: String) throws {
    let renderer = try renderer(["activity/tweet.txt": template])
    let text = String(repeating: "word ", count: 4000)
    let tweet = SampleActivities.activity(
      "tweet",
      by: ("ann", SampleActivities.ann),
      ("SO:tweet:1", SampleActivities.object("tweet", "1", ["text": .string(text)]))
    )
    let budget = RenderBudget(steps: 20_000)
    var failures = 0
    for _ in 0..<2000 {
      do {
        _ = try renderer.render(tweet, width: 80, now: SampleActivities.now, budget: budget)
      } catch {
        failures += 1
      }
    }
    // One may be within the budget; the others are not begun.
    #expect(failures >= 1900)
    #expect(budget.remaining == 0)
    budget.refill()
    #expect(budget.remaining == 20_000)
  }

  @Test("a budget that is used up says so, and a small entry is rendered after it was filled again")
  func refilled() throws {
    let renderer = try renderer(["activity/tweet.txt": Self.loops])
    let budget = RenderBudget(steps: 5000)
    let now = SampleActivities.now
    #expect(throws: TemplateError.self) {
      try renderer.render(SampleActivities.tweet, width: 80, now: now, budget: budget)
    }
    #expect {
      try renderer.render(SampleActivities.like, width: 80, now: now, budget: budget)
    } throws: { error in
      (error as? TemplateError)?.message.contains("on the screen are used up") == true
    }
    budget.refill()
    let like = try renderer.render(SampleActivities.like, width: 80, now: now, budget: budget)
    #expect(!like.isEmpty)
  }

  @Test(
    "a screen of ordinary entries takes a small part of the budget",
    arguments: ThemeLibrary(folders: []).names
  )
  func ordinary(theme name: String) throws {
    let theme = try ThemeLibrary(folders: []).theme(name)
    let renderer = EntryRenderer(
      theme: theme,
      look: Look(manifest: theme.manifest, depth: .mono, charset: .unicode)
    )
    let budget = RenderBudget()
    for _ in 0..<10 {
      for activity in SampleActivities.singles {
        _ = try renderer.render(activity, width: 80, now: SampleActivities.now, budget: budget)
      }
      for group in SampleActivities.groups {
        _ = try renderer.render(group, width: 80, now: SampleActivities.now, budget: budget)
      }
    }
    #expect(budget.remaining > RenderBudget.screen * 8 / 10)
  }

  @Test(
    "an entry's text costs linear time",
    arguments: [
      "a", "a ", "#", "#a", "@a ", "http://a.b/", "(", "\u{301}", "🏳️‍🌈", "\n", "a\u{200D}", "https://", "中",
    ]
  )
  func texts(piece: String) throws {
    let theme = try ThemeLibrary(folders: []).theme("plain")
    let renderer = EntryRenderer(
      theme: theme,
      look: Look(manifest: theme.manifest, depth: .mono, charset: .unicode)
    )
    for form in [EntryForm.list, .detail] {
      Growth.expectLinear("\(form) of \(piece.debugDescription)") { size in
        let text = String(repeating: piece, count: max(1, size / piece.utf8.count))
        return SampleActivities.activity(
          "tweet",
          by: ("ann", SampleActivities.ann),
          ("SO:tweet:1", SampleActivities.object("tweet", "1", ["text": .string(text)]))
        )
      } work: {
        _ = try renderer.render($0, form: form, width: 80, now: SampleActivities.now)
      }
    }
  }

  @Test("roles of any number of dots, and icons of any length", arguments: [".", "a."])
  func roles(piece: String) throws {
    let look = Look(
      manifest: try ThemeLibrary(folders: []).theme("plain").manifest,
      depth: .mono,
      charset: .unicode
    )
    Growth.expectLinear("role of \(piece)") {
      String(repeating: piece, count: $0 / piece.utf8.count)
    } work: {
      _ = look.style($0)
    }
    let icon = String(repeating: "─", count: 1000)
    #expect(throws: FeedError.self) { try renderer(["theme.toml": "[icons]\nrule = [\"\(icon)\", \"-\"]"]) }
  }

  @Test(
    "theme files of any content cost linear time",
    arguments: [
      "[roles]\n", "a.", "[a.", "[[", "{", "a={", "[roles]\na=\"bold ", "[palette]\na=\"#", "[icons]\na=[",
      "\"", "'''",
      "#", "[roles.a]\n", "roles.a.b.c=1\n",
    ]
  )
  func files(piece: String) {
    Growth.expectLinear(piece.debugDescription, sizes: [1_000, 10_000, 100_000, 250_000]) { size in
      ThemeFolder(
        name: "own",
        origin: "",
        files: ["theme.toml": String(repeating: piece, count: size / piece.utf8.count)]
      )
    } work: { folder in
      _ = try ThemeLibrary(folders: [], compiledIn: EmbeddedThemes.all + [folder]).theme("own")
    }
  }
}
