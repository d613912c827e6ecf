import ArgumentParser
import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import Screen

struct ThemeRenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render any template with any context, as plain text.",
    discussion: """
      The template may include, extend and render others, by names relative to its folder or, inside a theme, to \
      the theme's.
      """
  )

  @Argument(help: "The template; '-' reads standard input.") var file: String

  @Option(help: ArgumentHelp("A JSON object with the template's variables.", valueName: "file.json"))
  var context: String?

  @Option(
    help: ArgumentHelp("What relative times count from, in ISO 8601 (default: now).", valueName: "time")
  )
  var now: String?

  @Option(help: "Columns of a line, for what fills or wraps.") var width: Int?

  @Option(help: ArgumentHelp("The time zone of dates, such as Europe/Athens.", valueName: "name"))
  var zone: String = "UTC"

  @Option(help: "The theme whose icons the template shows.") var theme: String = ThemeLibrary.defaultName
  @OptionGroup var themes: ThemeLibraryOptions

  func run() async throws {
    do {
      try Output.standard.write(rendered())
    } catch let error as TemplateError {
      // Several lines: the sentence, the line of the template, a caret below the place.
      StandardError.write("runnel: \(TextCleaner.body(error.description))\n")
      throw ExitCode(ExitStatus.failed.rawValue)
    } catch let error as FeedError {
      throw Failure(.failed, error.detail)
    }
  }

  private func rendered() throws -> String {
    let text = try Self.text(of: file)
    let folder = file == "-" ? URL(filePath: ".") : URL(filePath: file).deletingLastPathComponent()
    let look = Look(manifest: try themes.library.theme(theme).manifest, depth: .mono, charset: .unicode)
    let library = TemplateLibrary(
      loader: FolderLoader(folder: folder),
      language: ThemeLanguage.language(for: look)
    )
    let context = try self.context.map { try JSONContext.read(Self.text(of: $0)) } ?? [:]
    let name = file == "-" ? "standard input" : URL(filePath: file).lastPathComponent
    let template = try Template(text, name: name, origin: file == "-" ? name : file, library: library)
    let environment = RenderEnvironment(
      now: try moment(),
      zone: try LocalZone.rules(named: zone),
      width: width,
      warn: Self.warn
    )
    return try template.render(context, environment)
  }

  private func moment() throws -> Timestamp {
    guard let now else { return .now() }
    guard let time = Timestamp(iso8601: now) else {
      throw Failure(.failed, "'\(now)' is not a time: write it like 2026-03-14T15:09:26Z.")
    }
    return time
  }

  private static func warn(_ sentence: String) {
    StandardError.write("runnel: \(TextCleaner.body(sentence))\n")
  }

  private static func text(of path: String) throws -> String {
    guard let data = InputFile.contents(of: path) else {
      throw Failure(.failed, "There is no file \(path) that can be read.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(.failed, "\(path) is not UTF-8 text.")
    }
    return text
  }
}

/// Templates beside one file, by their path from its folder, or from the theme that the folder is part of.
private struct FolderLoader: TemplateLoader {
  let folders: [URL]

  init(folder: URL) {
    let above = sequence(first: folder.absoluteURL) { $0.deletingLastPathComponent() }.prefix(3)
    let theme = above.first { FileManager.default.fileExists(atPath: $0.appending(path: "theme.toml").path) }
    folders = [folder] + [theme].compactMap { $0 }
  }

  func source(named name: String, skipping origins: [String]) -> TemplateSource? {
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return nil }
    return folders.lazy.map { $0.appending(path: name).path }.filter { !origins.contains($0) }
      .compactMap { path in
        FileManager.default.contents(atPath: path)
          .flatMap { String(validating: $0, as: UTF8.self) }
          .map { TemplateSource(text: $0, origin: path) }
      }
      .first
  }
}
