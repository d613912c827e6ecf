import FeedCore
import FeedThemes
import Foundation
import Screen
import StyledText
import Testing

@Suite("Themes")
struct PlainThemeTests {
  private let library = ThemeLibrary(folders: [])

  @Test("the default theme styles every role, for every depth")
  func defaultIsComplete() throws {
    let manifest = try library.theme(ThemeLibrary.defaultName).manifest
    for role in RoleCatalog.roles.map(\.name) where role != "avatar" {
      let named = manifest.roles.keys.contains { role == $0 || role.hasPrefix($0 + ".") }
      #expect(named, "\(role) has no style")
    }
  }

  @Test("a role falls back to its longest named prefix, and inner roles lie over outer ones")
  func fallback() throws {
    let look = Look(manifest: try library.theme("plain").manifest, depth: .sixteen, charset: .unicode)
    #expect(look.style("author.verified") == look.style("author"))
    #expect(look.style("unheard.of") == .plain)
    #expect(look.style(["unread", "link"]).attributes == [.bold, .underline])
    #expect(look.style(["unread", "link"]).foreground == .indexed(4))
  }

  @Test("without colour only attributes remain")
  func mono() throws {
    let look = Look(manifest: try library.theme("plain").manifest, depth: .mono, charset: .ascii)
    for role in RoleCatalog.roles.map(\.name) {
      #expect(look.style(role).foreground == .terminal && look.style(role).background == .terminal)
    }
    #expect(look.style("status.error").attributes == [.bold, .reverse])
    #expect(look.icon("liked") == "<3")
  }
}
