import FeedCore
import FeedThemes
import Foundation
import Screen
import Testing

private let shippedNames = ThemeLibrary(folders: []).names

@Suite("Shipped themes")
struct ShippedThemesTests {
  private let library = ThemeLibrary(folders: [])

  @Test("are all there")
  func names() {
    #expect(
      shippedNames == [
        "chirp", "gruvbox", "high-contrast", "mono", "nord", "octo", "paper", "pins", "plain", "wall",
      ]
    )
  }

  @Test("load, describe themselves and can be read", arguments: shippedNames)
  func readable(name: String) throws {
    let theme = try library.theme(name)
    #expect(!theme.manifest.description.isEmpty)
    #expect(ContrastCheck(theme.manifest).findings() == [])
  }

  @Test("compiled in are the files of Themes/: run `make themes` after editing one", arguments: shippedNames)
  func fresh(name: String) throws {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Themes")
    let onDisk = try ThemeFolder(reading: checkout.appending(path: name))
    #expect(try library.folder(name).files == onDisk.files)
  }

  @Test("show no colour without colour, and need none", arguments: shippedNames)
  func worksWithoutColour(name: String) throws {
    let look = Look(manifest: try library.theme(name).manifest, depth: .mono, charset: .ascii)
    // What carries meaning must differ from plain text by more than its colour.
    for role in [
      "tab.active", "marker", "unread", "status.error", "menu.active", "link", "meta.own", "match",
    ] {
      #expect(!look.style(role).attributes.isEmpty, "\(role) cannot be seen without colour")
    }
  }
}

@Suite("Theme files")
struct ThemeFileTests {
  private func library(_ files: [String: String]) -> ThemeLibrary {
    ThemeLibrary(
      folders: [],
      compiledIn: files.map { ThemeFolder(name: $0, origin: "", files: ["theme.toml": $1]) }
    )
  }

  @Test(
    "errors name the file and the setting",
    arguments: [
      ("[roles]\nauthor = \"bold puce\"", "own/theme.toml: roles.author names 'puce'"),
      ("[palette]\nred = 300", "own/theme.toml: palette.red is 300"),
      ("[palette]\nred = \"#12345\"", "own/theme.toml: palette.red is '#12345'"),
      ("[palette]\nred = { rgba = \"#123456\" }", "own/theme.toml: palette.red.rgba is not known"),
      ("colours = 1", "own/theme.toml: 'colours' is not known in a theme"),
      ("variant = \"dusk\"", "own/theme.toml: variant must be dark, light or any"),
      ("[icons]\nlike = [\"x\"]", "own/theme.toml: icons.like must be two texts"),
      ("[icons]\nlike = [\"x\", \"é\"]", "own/theme.toml: icons.like: the second text must be plain ASCII"),
      ("[layout]\ncolums = 2", "own/theme.toml: layout.colums is not known"),
      ("inherits = \"nobody\"", "There is no theme 'nobody'"),
      ("inherits = \"own\"", "The theme 'own' inherits from itself"),
      ("x = = 1", "own/theme.toml:1:5: this is not valid TOML"),
    ]
  )
  func errors(text: String, message: String) {
    #expect {
      try library(["plain": "", "own": text]).theme("own")
    } throws: { error in
      (error as? FeedError)?.detail.hasPrefix(message) == true
    }
  }

  @Test(
    "a name that leads out of the folder is not a theme",
    arguments: ["../plain", "", ".", "/etc", "a/b"]
  )
  func escapes(name: String) {
    #expect(throws: FeedError.self) { try library(["plain": ""]).theme(name) }
  }

  @Test("a theme inherits roles, icons and palette, and may replace a palette colour alone")
  func inherits() throws {
    let theme = try library([
      "plain":
        "[palette]\nink = \"#112233\"\n[roles]\nauthor = \"bold ink\"\n[icons]\nlike = [\"♡\", \"<3\"]",
      "own": "[palette]\nink = \"#445566\"",
    ]).theme("own")
    let look = Look(manifest: theme.manifest, depth: .direct, charset: .unicode)
    #expect(look.style("author") == Style(foreground: .rgb(0x44, 0x55, 0x66), attributes: .bold))
    #expect(look.icon("like") == "♡")
  }

  @Test(
    "what a new theme begins with changes nothing, and neither do its lines without the sign before them",
    arguments: shippedNames
  )
  func skeleton(name: String) throws {
    let base = try ThemeLibrary(folders: []).theme(name).manifest
    let text = ThemeSkeleton(from: base).text
    let settings = text.replacing(/(?m)^# (?=["a-z][^\n]* = )/, with: "")
    for toml in [text, settings] {
      let folder = ThemeFolder(name: "mine", origin: "", files: ["theme.toml": toml])
      let mine = try ThemeLibrary(folders: [], compiledIn: EmbeddedThemes.all + [folder]).theme("mine")
        .manifest
      for depth in [ColorDepth.direct, .indexed, .sixteen, .mono] {
        let (look, own) = (
          Look(manifest: base, depth: depth, charset: .unicode),
          Look(manifest: mine, depth: depth, charset: .unicode)
        )
        for role in base.roles.keys { #expect(own.style(role) == look.style(role), "\(role)") }
      }
      #expect(mine.icons == base.icons && mine.layout == base.layout && mine.variant == base.variant)
    }
    #expect(settings != text)
  }

  @Test("dotted roles may be written as tables, and mean the same")
  func dottedRoles() throws {
    let manifest = try library([
      "plain": "[roles]\ntab.active = \"reverse\"\n\"meta.own\" = { mono = \"bold\" }"
    ])
    .theme("plain").manifest
    #expect(manifest.roles["tab.active"] == RoleStyle(attributes: .reverse))
    #expect(manifest.roles["meta.own"]?.monoAttributes == .bold)
  }

  @Test(
    "colours are downgraded to what a terminal has",
    arguments: [
      ("#ff0000", ColorDepth.direct, Color.rgb(255, 0, 0)), ("#ff0000", .indexed, .indexed(196)),
      ("#ff0000", .sixteen, .indexed(9)), ("#808080", .indexed, .indexed(244)),
      ("#000000", .sixteen, .indexed(0)),
      ("red", .direct, .indexed(1)), ("208", .indexed, .indexed(208)), ("208", .direct, .indexed(208)),
      ("default", .direct, .terminal), ("#ff0000", .mono, .terminal),
    ]
  )
  func downgrade(name: String, depth: ColorDepth, expected: Color) throws {
    #expect(try #require(Palette().color(name)).color(at: depth) == expected)
  }

  @Test(
    "a theme with a shipped theme's name takes its place, and what it leaves out comes from there",
    arguments: [("chirp", "inherits = \"chirp\""), ("plain", "")]
  )
  func shadowing(name: String, inherits: String) throws {
    let own = ThemeFolder(
      name: name,
      origin: "",
      files: ["theme.toml": inherits + "\n[roles]\nauthor = \"underline\"", "activity/mine.txt": "mine"]
    )
    let shipped = try ThemeLibrary(folders: []).theme(name)
    let theme = try ThemeLibrary(folders: [], compiledIn: [own] + EmbeddedThemes.all).theme(name)
    #expect(theme.templates["activity/mine.txt"] != nil)
    #expect(theme.templates.keys.count == shipped.templates.keys.count + 1)
    #expect(theme.manifest.roles["author"] != shipped.manifest.roles["author"])
    #expect(theme.manifest.roles["status"] == shipped.manifest.roles["status"])
  }
}
