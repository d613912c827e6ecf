import ArgumentParser
import FeedCore
import Foundation
import Importers

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Fill feeds from what you have: a git repository, a file of activities, or a dump.",
    subcommands: [ImportGitCommand.self, ImportJSONCommand.self, ImportDumpCommand.self]
  )
}

struct ImportGitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git",
    abstract: "Turn a repository's history into feeds: committers become users, commits and tags activities.",
    discussion: """
      You follow the repository afterwards, so that its commits are in your timeline. Importing again adds only \
      what is new.
      """
  )

  @Argument(help: "A work tree, a folder inside one, or a bare repository.", completion: .directory)
  var path: String

  @Option(name: [.short, .long], help: "Only the newest so many commits.")
  var limit: Int?

  @OptionGroup var session: SessionOptions

  func validate() throws {
    guard limit ?? 1 > 0 else { throw ValidationError("--limit must be at least 1.") }
  }

  func run() async throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(.noInput, "There is no folder \(path).")
    }
    try await CommandSession.run(session, .writing) { session in
      let user = session.social.userID
      let importer = GitImporter(path: path, into: session.backend, limit: limit, follower: user)
      let summary = try await ImportReport.show(importer)
      try session.output.print(ImportReport.sentence(summary, of: "commit"))
      guard let repository = summary.repository else {
        return try session.output.print(
          "The repository has no commits yet: import it again when it has some."
        )
      }
      try session.output.print("The repository is \(repository): see 'runnel feed user:\(repository)'.")
    }
  }
}

struct ImportJSONCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json",
    abstract: "Add activities from JSON Lines: an object a line, in Stream's shape, with its \"feed\".",
    discussion: "A line that cannot be read is reported and left out. '-' reads standard input."
  )

  @Argument(help: "The file.", completion: .file())
  var file: String

  @Flag(help: "End at the first line that cannot be read.")
  var strict = false

  @OptionGroup var session: SessionOptions

  func run() async throws {
    guard file == "-" || FileManager.default.fileExists(atPath: file) else {
      throw Failure(.noInput, "There is no file \(file).")
    }
    try await CommandSession.run(session, .writing) { session in
      let importer = JSONLinesImporter(path: file, into: session.backend, strict: strict)
      let summary = try await ImportReport.show(importer)
      try session.output.print(ImportReport.sentence(summary, of: "activity"))
      guard summary.problemCount > 0 else { return }
      throw ImportReport.failure(summary)
    }
  }
}

struct ImportDumpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Bring back what 'runnel engine dump' wrote, with or without '--salvage'.",
    discussion: """
      Ids and times stay as they were, and what is there already is left as it is. A line that cannot be read is \
      reported and left out. '-' reads standard input.
      """
  )

  @Argument(help: "The file.", completion: .file())
  var file: String

  @OptionGroup var session: SessionOptions

  func run() async throws {
    guard file == "-" || FileManager.default.fileExists(atPath: file) else {
      throw Failure(.noInput, "There is no file \(file).")
    }
    try await CommandSession.run(session, .writing) { session in
      let importer = DumpImporter(path: file, into: try session.localEngine())
      let summary = try await ImportReport.show(importer)
      try session.output.print(ImportReport.sentence(summary, of: "line"))
      guard summary.problemCount > 0 else { return }
      throw ImportReport.failure(summary)
    }
  }
}
