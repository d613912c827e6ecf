import ArgumentParser
import FeedCore
import Foundation

/// Names a mistyped command. Without it the first word would be an unexpected argument of the default
/// command.
enum UnknownCommand {
  /// - Throws: a usage error where the first argument is a word, but no command.
  static func check(_ arguments: ArraySlice<String>) throws {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !names.contains(word) else {
      return
    }
    var message = "There is no command '\(word)'."
    if let near = Suggestion.nearest(to: word, among: names) { message += " Did you mean '\(near)'?" }
    throw Failure(.usage, message + " 'runnel --help' lists them all.")
  }

  static var names: [String] {
    Runnel.configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
