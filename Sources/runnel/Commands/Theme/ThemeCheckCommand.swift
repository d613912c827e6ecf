import ArgumentParser
import DemoWorlds
import FeedCore
import FeedThemes
import Foundation

struct ThemeCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find mistakes, faint colours and lines that overflow.",
    discussion: """
      Renders every template over the demo worlds, at \(ThemeCheck.widths.map(String.init).joined(separator: ", ")) \
      columns, with and without Unicode. Prints a line for each finding. Ends with 1 where there is an error; \
      with --strict a warning is one too.
      """
  )

  @Argument(help: "The themes (default: all).") var names: [String] = []

  @Flag(help: "Let warnings count as errors.") var strict = false

  @Option(help: ArgumentHelp("Only this world's activities; may be repeated.", valueName: "name"))
  var world: [String] = []

  @Option(help: ArgumentHelp("How many activities a world has.", valueName: "number"))
  var activities = 2000

  @OptionGroup var options: ThemeLibraryOptions

  func validate() throws {
    guard (100...100_000).contains(activities) else {
      throw ValidationError("--activities must be from 100 to 100000.")
    }
  }

  func run() async throws {
    let library = options.library
    let names = names.isEmpty ? library.names : names
    for name in names where !library.names.contains(name) { _ = try library.folder(name) }
    let now = Timestamp.now()
    let entries = try await WorldSamples.entries(of: worlds(), now: now, activities: activities)
    var failed = false
    for name in names {
      let findings = Self.findings(name, library, entries, now)
      try Self.report(name, findings)
      failed = failed || findings.contains { strict || $0.finding.severity == .error }
    }
    if failed { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  private func worlds() throws -> [WorldName] {
    do {
      return world.isEmpty ? WorldName.allCases : try world.map(WorldName.init(parsing:))
    } catch let error as FeedError {
      throw Failure(.noInput, error.detail)
    }
  }

  static func findings(_ name: String, _ library: ThemeLibrary, _ entries: [CheckedEntry], _ now: Timestamp)
    -> [CountedFinding]
  {
    do {
      var check = ThemeCheck(try library.theme(name), now: now, viewer: World.you)
      check.checkFiles()
      for entry in entries { check.check(entry) }
      return check.findings
    } catch let error as FeedError {
      return [CountedFinding(ThemeFinding(.error, error.detail))]
    } catch {
      return [CountedFinding(ThemeFinding(.error, "\(error)"))]
    }
  }

  private static func report(_ name: String, _ findings: [CountedFinding]) throws {
    for finding in findings { try StandardOutput.shared.print("\(name): \(finding)") }
    if findings.isEmpty { try StandardOutput.shared.print("\(name): nothing wrong") }
    try StandardOutput.shared.flush()
  }
}
