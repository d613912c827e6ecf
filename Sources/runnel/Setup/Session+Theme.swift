import FeedThemes
import Foundation

extension Session {
  /// The theme that a flag names, or the configuration, or the default.
  ///
  /// - Throws: `FeedError` that names the themes there are, or the place in a broken file.
  func theme(_ chosen: String?) throws -> Theme {
    try themes.theme(chosen ?? preferences.theme ?? ThemeLibrary.defaultName)
  }

  /// All themes: the person's own, the shipped, and those compiled in.
  var themes: ThemeLibrary {
    .standard(
      configuration: URL(filePath: paths.configuration),
      environment: ProcessInfo.processInfo.environment,
      executable: Program.location
    )
  }
}

/// The running program's file.
enum Program {
  /// Links resolved; nil where the system does not tell.
  static var location: URL? {
    guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return Bundle.main.executableURL?.resolvingSymlinksInPath()
    }
    return URL(filePath: path)
  }
}
