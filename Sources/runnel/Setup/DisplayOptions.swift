import ArgumentParser
import FeedCore

/// How activities are printed.
struct DisplayOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "How many, newest first.")
  var limit = FeedQuery.defaultLimit

  @Flag(help: "Print Stream's JSON.")
  var json = false

  @Flag(help: "Print the id above each activity.")
  var ids = false

  @Option(help: "Columns to wrap at (default: the terminal's).")
  var width: Int?

  @Option(help: "The theme whose templates and colours to use.")
  var theme: String?

  @Option(help: "Colours: auto, always or never.")
  var color = ColorChoice.auto

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
    try TerminalSize.validate(width)
  }
}
