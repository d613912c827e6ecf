import ArgumentParser
import FeedCore
import FeedThemes
import Foundation

struct ThemeNewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a theme of your own, which inherits from another."
  )

  @Argument(help: "The new theme's name.") var name: String

  @Option(help: "The theme it starts from.") var from: String = ThemeLibrary.defaultName

  @Flag(help: "Copy the templates too, not only the styles.") var templates = false

  @OptionGroup var options: ThemeLibraryOptions

  func validate() throws {
    guard FeedID.isValid(name) else {
      throw ValidationError("'\(name)' cannot name a theme: use letters, digits, '_' and '-'.")
    }
  }

  func run() async throws {
    let library = options.library
    let base = try library.theme(from)
    let folder = URL(filePath: options.themes ?? Paths.current.themes).appending(path: name)
    guard !FileManager.default.fileExists(atPath: folder.path) else {
      throw Failure(.cannotCreate, "\(folder.path) exists already: choose another name.")
    }
    try Self.write(ThemeSkeleton(from: base.manifest).text, to: folder.appending(path: "theme.toml"))
    for (path, files) in base.templates where templates {
      try Self.write(files[0].text, to: folder.appending(path: path))
    }
    try StandardOutput.shared.print(
      """
      Made \(folder.path), which looks like \(from) until you change theme.toml.
      Read in it with: runnel --theme \(name)
      Check it with:   runnel theme check \(name)
      """
    )
  }

  private static func write(_ text: String, to file: URL) throws {
    try Paths.makeFolder(of: file.path)
    do {
      try text.write(to: file, atomically: true, encoding: .utf8)
    } catch {
      throw Failure(.cannotCreate, "\(file.path) cannot be written: \(Paths.reason(error)).")
    }
  }
}
