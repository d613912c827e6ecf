import ArgumentParser
import FeedCore
import FeedEngine
import Foundation

/// Looks after a database of feeds.
struct EngineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine",
    abstract: "Check, measure, compact, back up or dump a database of feeds.",
    subcommands: [
      EngineCheckCommand.self, EngineStatisticsCommand.self, EngineVacuumCommand.self,
      EngineBackupCommand.self, EngineDumpCommand.self,
    ]
  )
}

struct EngineCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for damage; each finding is a line, and the exit code is 1 where there is one.",
    discussion:
      "The file is left as it is. 'runnel engine dump --salvage' writes out what a damaged one still holds."
  )

  @OptionGroup var session: SessionOptions

  func run() async throws {
    guard let location = try session.databaseFile() else {
      return try await CommandSession.run(session, .reading) { session in
        try report(try await session.localEngine().check())
      }
    }
    do {
      try report(try FeedEngine.check(path: location.path))
    } catch let error as FeedError {
      // Says it with the status of a command line that names the wrong file.
      try location.check()
      throw error
    }
  }

  private func report(_ findings: [String]) throws {
    for finding in findings { try StandardOutput.shared.print(finding) }
    guard findings.isEmpty else { throw ExitCode(1) }
    try StandardOutput.shared.print("No damage was found.")
  }
}

struct EngineStatisticsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "How much the database holds."
  )

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .reading) { session in
      let statistics = try await session.localEngine().statistics()
      var rows = statistics.counts
      rows.append((name: "bytes", count: statistics.bytes))
      rows.append((name: "bytes that vacuum gives back", count: statistics.freeBytes))
      if json {
        let members = rows.map { ($0.name.replacing(" ", with: "_"), JSONValue.int(Int64($0.count))) }
        try session.output.print(json: .object(Dictionary(uniqueKeysWithValues: members)))
      } else {
        for row in rows {
          try session.output.print(
            row.name.padding(toLength: 30, withPad: " ", startingAt: 0) + String(row.count)
          )
        }
      }
    }
  }
}

struct EngineVacuumCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vacuum",
    abstract: "Drop what nobody needs any more and give its space back; needs as much free disk again."
  )

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .reading) { session in
      let before = try await session.localEngine().statistics().bytes
      try await session.localEngine().vacuum()
      let after = try await session.localEngine().statistics().bytes
      try session.output.print("\(before) bytes became \(after).")
    }
  }
}

struct EngineBackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database into a new file while others use it; the copy opens like the original."
  )

  @Argument(help: "The file to make.", completion: .file())
  var file: String

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await CommandSession.run(session, .reading) { session in
      try await session.localEngine().backUp(to: file)
      try session.output.print("The copy is in \(file).")
    }
  }
}

struct EngineDumpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Print all users, objects, activities, follows and reactions as JSON, one a line.",
    discussion: """
      For other programs to read, and for 'runnel import dump'. To keep a copy that opens again, use 'runnel engine \
      backup'.
      """
  )

  @Flag(help: "Read a damaged file page by page: print what can still be read, and report what cannot.")
  var salvage = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    if salvage, let location = try session.databaseFile() { return try salvage(location) }
    try await CommandSession.run(session, .reading) { session in
      try await session.localEngine().dump { try session.output.print(jsonText: $0) }
    }
  }

  private func salvage(_ location: DatabaseLocation) throws {
    let report = try FeedEngine.salvage(path: location.path) { try StandardOutput.shared.print(jsonText: $0) }
    if report.lineCount == 0 { try location.check() }
    try StandardOutput.shared.flush()
    for sentence in report.sentences { StandardError.write("runnel: \(sentence)\n") }
  }
}

extension SessionOptions {
  /// The file that is meant, for commands that look at it without opening it as feeds; nil if it is a demo
  /// world's, or a database that was not made yet.
  ///
  /// - Throws: `Failure` if the feeds are on a server, or the named file does not exist.
  fileprivate func databaseFile() throws -> DatabaseLocation? {
    let paths = Paths.current
    let preferences = try Preferences.load(self, paths: paths)
    guard try DemoChoice(self, preferences) == nil else { return nil }
    guard try ServerLocation.resolve(self, preferences) == nil else { return nil }
    let location = DatabaseLocation.resolve(self, preferences, paths)
    return location.exists ? location : nil
  }
}
