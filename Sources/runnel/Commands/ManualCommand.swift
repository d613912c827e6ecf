import ArgumentParser
import FeedCore

struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Print the manual page: 'runnel man | man -l -'."
  )

  func run() async throws {
    let help = try JSONParser.parse(Runnel._dumpHelp())
    try Output.standard.write(ManualPage(help: help, version: Runnel.version).text)
  }
}
