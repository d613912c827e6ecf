import ArgumentParser
import FeedThemes
import Foundation

/// Everything about themes that is not reading in one.
struct ThemeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "List, show, check and make themes; render a template.",
    subcommands: [
      ThemeListCommand.self, ThemeShowCommand.self, ThemeCheckCommand.self, ThemeNewCommand.self,
      ThemeRenderCommand.self,
    ]
  )
}

/// Where a theme command looks for themes.
struct ThemeLibraryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder of themes to look in before all others.", valueName: "folder"))
  var themes: String?

  var library: ThemeLibrary { .current(chosen: themes) }
}

extension ThemeLibrary {
  /// The themes that this process can use.
  static func current(chosen: String? = nil) -> ThemeLibrary {
    .standard(
      chosen: chosen.map { URL(filePath: $0) },
      configuration: URL(filePath: Paths.current.configuration),
      environment: ProcessInfo.processInfo.environment,
      executable: Program.location
    )
  }
}
