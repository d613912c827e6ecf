import FeedCore
import FeedEngine
import FeedThemes
import Foundation
import ReaderRuntime
import ReaderSample
import Social

/// The reader over the sample world, in memory: for looking at it, and for tests under a pseudo terminal.
///
/// `ReaderProbe [THEME] [empty]`
let arguments = CommandLine.arguments.dropFirst()
let environment = ProcessInfo.processInfo.environment
let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
let themes = ThemeLibrary.standard(configuration: nil, environment: environment, executable: executable)
let isEmpty = arguments.contains("empty")

var program = ReaderProgram(userID: "ann", themes: themes, environment: environment) {
  let clock = SampleClock()
  let engine = try FeedEngine(inMemory: .standard, clock: clock.read)
  if !isEmpty { try await SampleWorld(engine, clock).fill() }
  return try Social(backend: engine, userID: "ann")
}
program.place = "sample"
program.theme = arguments.first { $0 != "empty" }
_ = try await program.run()
