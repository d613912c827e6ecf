import FeedThemes
import Foundation

extension CommandSession {
  /// The theme that a flag names, or the configuration, or the default.
  ///
  /// - Throws: `FeedError` that names the themes there are, or the place in a broken file.
  func theme(_ chosen: String?) throws -> Theme {
    try ThemeLibrary.current().theme(chosen ?? preferences.theme ?? defaultTheme ?? ThemeLibrary.defaultName)
  }
}

/// The running program's file.
enum Program {
  /// Links resolved; nil if the system does not tell.
  static var location: URL? {
    guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return Bundle.main.executableURL?.resolvingSymlinksInPath()
    }
    return URL(filePath: path)
  }
}
