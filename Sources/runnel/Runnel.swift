import ArgumentParser
import FeedEngine
import Foundation
import ProgramStart

/// The program. Alone it opens the reader on the person's own database.
@main
struct Runnel: AsyncParsableCommand {
  static let version = String(cString: program_version())

  static let configuration = CommandConfiguration(
    commandName: "runnel",
    abstract: "Read and write news feeds in the terminal.",
    discussion: """
      Without a command it opens the reader on your own database. 'runnel demo' opens it on a world of made-up \
      people, 'runnel import' fills feeds from what you have.

      EXIT CODES
      \(ExitStatus.table)
      """,
    version: "runnel \(version)",
    subcommands: [],
    groupedSubcommands: [
      CommandGroup(name: "Reader", subcommands: [ReadCommand.self, DemoCommand.self]),
      CommandGroup(
        name: "Feeds",
        subcommands: [
          FeedCommand.self, SearchCommand.self, NotificationsCommand.self, UnreadCommand.self,
          MarkCommand.self,
        ]
      ),
      CommandGroup(
        name: "Acting",
        subcommands: [
          PostCommand.self, LikeCommand.self, UnlikeCommand.self, CommentCommand.self, RepostCommand.self,
          EditCommand.self, DeleteCommand.self,
        ]
      ),
      CommandGroup(
        name: "People",
        subcommands: [FollowCommand.self, UnfollowCommand.self, UsersCommand.self, ProfileCommand.self]
      ),
      CommandGroup(name: "Filling", subcommands: [ImportCommand.self]),
      CommandGroup(name: "Looks and settings", subcommands: [ThemeCommand.self, ConfigCommand.self]),
      CommandGroup(name: "Hosting", subcommands: [ServeCommand.self, ShellCommand.self]),
      CommandGroup(name: "Storage", subcommands: [EngineCommand.self]),
      CommandGroup(name: "About", subcommands: [EnvironmentCommand.self, ManualCommand.self]),
    ],
    defaultSubcommand: ReadCommand.self
  )

  /// - Throws: a usage error in better words where ArgumentParser would blame the default command.
  private static func parsed(_ arguments: ArraySlice<String>) throws -> any ParsableCommand {
    try CommandLineLimit.check(arguments)
    try UnknownCommand.check(arguments)
    do {
      return try parseAsRoot()
    } catch  where exitCode(for: error) == .validationFailure {
      throw MisplacedOptions.failure(arguments) ?? error
    }
  }

  /// Parses, runs, and ends with a status that says how it went.
  static func main() async {
    // Files that are created are the person's own: databases, drafts, logs.
    umask(0o077)
    StandardDescriptors.occupy()
    ProcessMemory.skipSQLiteStatistics()
    do {
      var command = try parsed(CommandLine.arguments.dropFirst())
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try StandardOutput.shared.flush()
    } catch {
      Failure.exit(with: error)
    }
  }
}
