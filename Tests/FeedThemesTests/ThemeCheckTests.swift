import FeedCore
import FeedThemes
import Testing

@Suite("Theme check")
struct ThemeCheckTests {
  private static let shipped = ThemeLibrary(folders: []).names

  private func findings(_ name: String, _ library: ThemeLibrary, _ entries: [CheckedEntry]) throws -> [String]
  {
    var check = ThemeCheck(try library.theme(name), now: SampleActivities.now, viewer: "ann")
    check.checkFiles()
    for entry in entries { check.check(entry) }
    return check.findings.map(\.description)
  }

  /// A theme of your own over the shipped ones.
  private func findings(_ files: [String: String]) throws -> [String] {
    let folder = ThemeFolder(
      name: "mine",
      origin: "",
      files: ["theme.toml": ""].merging(files) { _, given in given }
    )
    let library = ThemeLibrary(folders: [], compiledIn: EmbeddedThemes.all + [folder])
    return try findings(
      "mine",
      library,
      [.activity(SampleActivities.tweet), .activity(SampleActivities.quiet)]
    )
  }

  @Test("finds nothing in shipped themes", arguments: shipped)
  func clean(name: String) throws {
    let groups = SampleActivities.groups
    let entries =
      SampleActivities.singles.map { CheckedEntry.activity($0) } + groups.map { .group($0) }
      + groups.map { .notification($0) }
    #expect(try findings(name, ThemeLibrary(folders: []), entries) == [])
  }

  @Test("names a role that nobody knows, and counts")
  func unknownRole() throws {
    let found = try findings([
      "activity/tweet.txt": "{% style autor %}{{ activity.actor|name }}{% endstyle %}"
    ])
    #expect(found[0].hasPrefix("error: mine/activity/tweet.txt: nobody knows the role 'autor'"), "\(found)")
    #expect(found[0].contains("times"))
  }

  @Test("knows the roles that the theme itself names")
  func ownRole() throws {
    let found = try findings([
      "theme.toml": "[roles]\nshout = \"bold\"",
      "activity/tweet.txt": "{% style shout %}{{ activity.actor|name }}{% endstyle %}",
    ])
    #expect(found == [])
  }

  @Test("names file, line and column of a template that does not compile, needed or not")
  func broken() throws {
    let found = try findings(["activity/never.txt": "fine\n{% nonsense %}"])
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("error: mine/activity/never.txt:2:"), "\(found)")
  }

  @Test("warns of lines that are too wide, and of entries that show nothing")
  func overflow() throws {
    let wide = try findings(["activity/tweet.txt": String(repeating: "=", count: 50)])
    #expect(
      wide.contains { $0.hasPrefix("warning: mine/activity/tweet.txt: lines are wider than 40") },
      "\(wide)"
    )
    #expect(wide.allSatisfy { $0.contains("wider than 40") }, "\(wide)")
    let empty = try findings(["activity/tweet.txt": " "])
    #expect(
      empty.contains { $0.hasPrefix("warning: mine/activity/tweet.txt shows nothing as list.") },
      "\(empty)"
    )
  }

  @Test("warns of faint colours")
  func faint() throws {
    let toml = "variant = \"dark\"\n[roles]\nauthor = \"#101010\""
    #expect(try findings(["theme.toml": toml]).contains { $0.contains("'author' has a contrast of") })
  }

  @Test("a long text is cut in lists, not in the detail")
  func longTexts() throws {
    let text = (1...40).map { "line \($0)" }.joined(separator: "\n")
    let long = SampleActivities.activity(
      "tweet",
      by: ("ann", SampleActivities.ann),
      ("SO:tweet:long", SampleActivities.object("tweet", "long", ["text": .string(text)])),
      minutesAgo: 1
    )
    let theme = try ThemeLibrary(folders: []).theme("plain")
    let renderer = EntryRenderer(
      theme: theme,
      look: Look(manifest: theme.manifest, depth: .mono, charset: .unicode)
    )
    func lines(_ form: EntryForm) throws -> [String] {
      try renderer.render(long, form: form, width: 60, now: SampleActivities.now).lines.map(\.text)
    }
    #expect(try lines(.list).contains("   line 12") && !lines(.list).contains("   line 13"))
    #expect(try lines(.list).contains("   …"))
    #expect(try lines(.detail).contains("   line 40"))
  }
}
