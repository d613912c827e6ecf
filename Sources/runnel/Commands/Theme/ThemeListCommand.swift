import ArgumentParser
import FeedThemes

struct ThemeListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The themes there are.")

  @OptionGroup var options: ThemeLibraryOptions

  func run() async throws {
    let library = options.library
    let width = library.names.map(\.count).max() ?? 0
    for name in library.names {
      try StandardOutput.shared.print(Self.padded(name, to: width) + "  " + Self.description(name, library))
    }
  }

  /// A broken theme is listed too: with what is wrong.
  private static func description(_ name: String, _ library: ThemeLibrary) -> String {
    do {
      let manifest = try library.theme(name).manifest
      return "\(padded(manifest.variant.rawValue, to: 5))  \(manifest.description)"
    } catch {
      return "broken: \(error)"
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
