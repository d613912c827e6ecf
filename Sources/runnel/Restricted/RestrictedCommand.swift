import ArgumentParser

/// The commands that may be run in a restricted session: those that read and write feeds, and touch no file.
enum RestrictedCommand {
  private static let allowed: [any ParsableCommand.Type] = [
    ReadCommand.self, FeedCommand.self, SearchCommand.self, NotificationsCommand.self, UnreadCommand.self,
    MarkCommand.self, PostCommand.self, LikeCommand.self, UnlikeCommand.self, CommentCommand.self,
    RepostCommand.self, EditCommand.self, DeleteCommand.self, FollowCommand.self, UnfollowCommand.self,
    UsersCommand.self, ProfileCommand.self,
  ]

  static var names: [String] { allowed.compactMap { $0.configuration.commandName } }

  /// - Parameter words: the command line, without the program's name or with it.
  /// - Throws: `Failure` for a command that is not available here, and whatever the parser throws.
  static func parse(_ words: [String]) throws -> any ParsableCommand {
    let words = words.first == "runnel" ? Array(words.dropFirst()) : words
    if let word = words.first, !word.hasPrefix("-"), word != "help", !names.contains(word) {
      try UnknownCommand.check(words[...])
      throw refusal(word)
    }
    let command = try Runnel.parseAsRoot(words)
    // The help and the version arrive here as commands of the parser's own.
    guard let name = type(of: command).configuration.commandName, known.contains(name) else { return command }
    guard names.contains(name) else { throw refusal(name) }
    return command
  }

  /// Every command of ours.
  private static var known: [String] {
    Runnel.configuration.groupedSubcommands.flatMap(\.subcommands).compactMap {
      $0.configuration.commandName
    }
  }

  private static func refusal(_ name: String) -> Failure {
    Failure(.notPermitted, "'\(name)' is not available in this session: there are \(list).")
  }

  private static var list: String {
    names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}
