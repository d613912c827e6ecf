import ArgumentParser
import FeedThemes
import Foundation
import Screen

struct ThemeShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "What a theme is made of: roles in their colours, icons, templates."
  )

  @Argument(help: "The theme.") var name: String = ThemeLibrary.defaultName
  @Option(help: "auto, always or never.") var color = ColorChoice.auto
  @OptionGroup var options: ThemeLibraryOptions

  func run() async throws {
    let theme = try options.library.theme(name)
    let folder = try options.library.folder(name)
    let environment = ProcessInfo.processInfo.environment
    let depth = color.depth(isTerminal: Output.standard.isTerminal, environment: environment)
    let look = Look(manifest: theme.manifest, depth: depth, charset: .unicode)
    try Output.standard.print("\(theme.name): \(theme.manifest.description)\nfrom \(folder.origin)\n")
    try Output.standard.write(AnsiText(look: look).text(Self.roles(of: theme.manifest)))
    try Output.standard.print("\nIcons: " + Self.icons(of: theme.manifest))
    try Output.standard.print("\nTemplates:")
    for path in theme.templates.keys.sorted() {
      try Output.standard.print("  \(theme.templates[path]?.first?.name ?? path)")
    }
  }

  /// One line a role: its name in its own style, how that is written, what it is for.
  private static func roles(of manifest: ThemeManifest) -> StyledText {
    let known = RoleCatalog.roles
    let own = manifest.roles.keys.filter { name in !known.contains { $0.name == name } }.sorted()
    return StyledText(
      lines: (known + own.map { ($0, "this theme's own") }).map { role in
        var line = StyledLine([Span(TextWidth.unicode.padded(role.name, to: 16), roles: [role.name])])
        line.append(Span("  \(role.meaning)"))
        return line
      }
    )
  }

  private static func icons(of manifest: ThemeManifest) -> String {
    manifest.icons.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.unicode)" }.joined(separator: "  ")
  }
}
