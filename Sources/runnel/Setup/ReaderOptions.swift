import ArgumentParser
import FeedCore
import Foundation
import ReaderRuntime
import Screen

/// How the reader runs: the same for your own feeds and for a demo world.
struct ReaderOptions: ParsableArguments {
  @Option(help: "The theme to start with.")
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "Press the keys in this file and print the last screen, without a terminal; '-' reads standard input.",
      valueName: "file"
    )
  )
  var script: String?

  @Option(help: ArgumentHelp("How large the screen of a script is.", valueName: "columns×rows"))
  var size = ScreenSize(size: Size(width: 80, height: 24))

  /// Whether there is a terminal to run on, or none is needed.
  var canRun: Bool { script != nil || TerminalCheck.isPassed }

  func validate() throws {
    guard script == nil || !RestrictedSession.isActive else {
      throw ValidationError("'--script' is not available in this session.")
    }
  }

  /// Runs the reader, or the script.
  func run(_ launch: ReaderLaunch) async throws {
    var launch = launch
    launch.theme = theme ?? launch.theme
    guard let script else { return try await launch.run() }
    let keys = try KeyScript(text(of: script))
    let screen = try await launch.run(script: keys, size: size)
    try StandardOutput.shared.write(screen.hasSuffix("\n") ? screen : screen + "\n")
  }

  private func text(of script: String) throws -> String {
    guard let data = InputFile.contents(of: script) else {
      throw Failure(.noInput, "The script \(script) cannot be read.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(.badData, "The script \(script) is not UTF-8 text.")
    }
    return text
  }
}

/// `80x24`
struct ScreenSize: ExpressibleByArgument {
  var size: Size

  init(size: Size) { self.size = size }

  init?(argument: String) {
    let parts = argument.lowercased().split(whereSeparator: { "x×".contains($0) }).compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...Size.limit).contains($0) }) else { return nil }
    size = Size(width: parts[0], height: parts[1])
  }

  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}
