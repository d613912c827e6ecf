import ArgumentParser
import DemoWorlds
import FeedCore
import FeedThemes
import Foundation
import StyledText

struct ThemeShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "What a theme looks like and is made of: entries, roles in their colours, icons, templates."
  )

  @Argument(help: "The theme.") var name: String = ThemeLibrary.defaultName
  @Option(help: "auto, always or never.") var color = ColorChoice.auto
  @Option(
    help: ArgumentHelp(
      "The demo world whose entries are shown (default: the theme's own, or inbox).",
      valueName: "name"
    )
  )
  var world: String?
  @Option(help: "Columns of a line (default: the terminal's, or 80).") var width: Int?
  @OptionGroup var options: ThemeLibraryOptions

  func validate() throws {
    try TerminalSize.validate(width)
  }

  func run() async throws {
    let theme = try options.library.theme(name)
    let folder = try options.library.folder(name)
    let environment = ProcessInfo.processInfo.environment
    let depth = color.depth(isTerminal: StandardOutput.shared.isTerminal, environment: environment)
    let look = Look(manifest: theme.manifest, depth: depth, charset: .unicode)
    try StandardOutput.shared.print("\(theme.name): \(theme.manifest.description)\nfrom \(folder.origin)\n")
    let preview = ThemePreview(theme: theme, look: look, width: width ?? TerminalSize.columns ?? 80)
    try print(try await preview.text(of: chosenWorld()), look)
    try StandardOutput.shared.print("\nRoles:")
    try print(Self.roles(of: theme.manifest), look)
    try StandardOutput.shared.print("\nIcons: " + Self.icons(of: theme.manifest))
    try StandardOutput.shared.print("\nTemplates:")
    for path in theme.templates.keys.sorted() {
      try StandardOutput.shared.print("  \(theme.templates[path]?.first?.name ?? path)")
    }
  }

  private func chosenWorld() throws -> WorldName {
    guard let world else { return WorldName(rawValue: name) ?? .inbox }
    do {
      return try WorldName(parsing: world)
    } catch let error as FeedError {
      throw Failure(.noInput, error.detail)
    }
  }

  private func print(_ text: StyledText, _ look: Look) throws {
    guard color.allowsAttributes(isTerminal: StandardOutput.shared.isTerminal) else {
      return try StandardOutput.shared.print(text.lines.map(\.text.droppingBlankEnd).joined(separator: "\n"))
    }
    try StandardOutput.shared.write(AnsiText(look: look).text(text))
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
