import ArgumentParser
import FeedCore

struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Print a manual page: 'runnel man config | man -l -'."
  )

  /// The pages that there are.
  enum Page: String, ExpressibleByArgument, CaseIterable {
    case runnel
    case config
    case theme
    case serve
  }

  @Argument(help: "The page: runnel(1), config(5), theme(5) or serve(8).") var page = Page.runnel

  func run() async throws { try StandardOutput.shared.write(text) }

  private var text: String {
    get throws {
      switch page {
      case .runnel: ProgramPage.text(help: try Self.help)
      case .config: ConfigurationPage.text
      case .theme: ThemePage.text
      case .serve: try Self.servePage
      }
    }
  }

  private static var help: JSONValue {
    get throws { try JSONParser.parse(Runnel._dumpHelp()) }
  }

  private static var servePage: String {
    get throws {
      #if Network
      ServePage.text(help: try help)
      #else
      throw ServerLocation.refusal
      #endif
    }
  }
}
