import ArgumentParser
import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import Screen
import StyledText

struct ThemeRenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render any template with any context, as plain text.",
    discussion: """
      The template is Django's language; the text is what Django writes with autoescape off. It may include, extend \
      and render others, by names relative to its folder or, inside a theme, to the theme's; "./x.txt" and \
      "../x.txt" are relative to the template that says so.

      JSON has no times: text such as "2026-03-14T15:09:26Z" (a date, T, and a time with seconds) becomes one. \
      Without an offset it is UTC.
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

  func validate() throws {
    guard (1...Size.limit).contains(width ?? 1) else {
      throw ValidationError("--width must be from 1 to \(Size.limit).")
    }
  }

  func run() async throws {
    do {
      try StandardOutput.shared.write(rendered())
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
    let folder = TemplateFolder(of: file == "-" ? nil : file)
    let look = Look(manifest: try themes.library.theme(theme).manifest, depth: .mono, charset: .unicode)
    let library = TemplateLibrary(
      loader: folder,
      language: ThemeLanguage.language(for: look)
    )
    let context = try self.context.map { try JSONContext.read(Self.text(of: $0)) } ?? [:]
    let origin = file == "-" ? "standard input" : file
    let template = try Template(text, name: folder.name, origin: origin, library: library)
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
