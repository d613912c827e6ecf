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
    abstract: "Look for damage; each finding is a line, and the exit code is 1 where there is one."
  )

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await Session.run(session, .reading) { session in
      let findings = try await session.localEngine().check()
      for finding in findings { try session.output.print(finding) }
      guard findings.isEmpty else { throw ExitCode(1) }
      try session.output.print("No damage was found.")
    }
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
    try await Session.run(session, .reading) { session in
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
    try await Session.run(session, .reading) { session in
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
    try await Session.run(session, .reading) { session in
      try await session.localEngine().backUp(to: file)
      try session.output.print("The copy is in \(file).")
    }
  }
}

struct EngineDumpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Print all users, objects, activities, follows and reactions as JSON, one a line.",
    discussion: "For other programs to read. To keep a copy that opens again, use 'runnel engine backup'."
  )

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try await Session.run(session, .reading) { session in
      try await session.localEngine().dump { try session.output.print(jsonText: $0) }
    }
  }
}
