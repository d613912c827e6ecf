import FeedCore

/// Something in the `keys` table of the configuration that cannot be used, or that has an effect elsewhere.
package struct KeymapProblem: Hashable, Sendable {
  /// The name in the table.
  package let name: String
  package let sentence: String
}

extension Keymap {
  /// The standard keys, changed by a table such as `like = ["f", "x"]` or `"composer.send" = "ctrl-s"`.
  ///
  /// A command that is named gets exactly the keys given, and takes them from others. What cannot be read is
  /// left out and reported; so is a key that another command loses.
  package static func configured(by table: JSONValue?) -> (keymap: Keymap, problems: [KeymapProblem]) {
    var configuration = KeymapConfiguration()
    for (name, value) in (table?.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
      configuration.bind(name, to: value)
    }
    configuration.reportLostKeys()
    return (configuration.keymap, configuration.problems)
  }
}

private struct KeymapConfiguration {
  /// Keys of one command; more are refused, because each is compared with those of all others.
  private static let mostKeys = 32
  /// Problems that are reported with the nearest name: finding it takes most of the time.
  private static let mostSuggestions = 100

  private(set) var keymap = Keymap.standard
  private(set) var problems: [KeymapProblem] = []
  private var bound: [CommandID: [KeySequence]] = [:]

  mutating func bind(_ name: String, to value: JSONValue) {
    guard let id = CommandID(rawValue: name) else {
      let names = problems.count < Self.mostSuggestions ? CommandID.allCases.map(\.rawValue) : []
      let near = Suggestion.didYouMean(name, among: names)
      return report(name, "There is no command '\(name)'.\(near)")
    }
    guard let words = value.stringValue.map({ [$0] }) ?? value.arrayValue?.compactMap(\.stringValue) else {
      return report(name, "'\(name)' needs a key such as \"f\", or a list of keys.")
    }
    guard words.count <= Self.mostKeys else {
      return report(name, "'\(name)' has \(words.count) keys: give it at most \(Self.mostKeys).")
    }
    var sequences: [KeySequence] = []
    for word in words {
      guard let sequence = KeySequence(word) else {
        return report(name, "'\(word)' of '\(name)' is not a key: write \"ctrl-d\", \"f5\" or \"g g\".")
      }
      sequences.append(sequence)
    }
    reportConflicts(name, id, sequences)
    keymap.bind(id, to: sequences)
    bound[id] = sequences
  }

  /// Two entries of the table that ask for the same key.
  private mutating func reportConflicts(_ name: String, _ id: CommandID, _ sequences: [KeySequence]) {
    for (other, keys) in bound where Self.mode(other) == Self.mode(id) {
      for key in keys where sequences.contains(key) {
        report(name, "The key '\(key.notation)' is bound twice: it means '\(name)', not '\(other.rawValue)'.")
      }
    }
  }

  /// Keys that commands lose which the table does not name. Anyone who means it writes the command's other
  /// keys there.
  mutating func reportLostKeys() {
    for command in CommandTable.all where bound[command.id] == nil {
      for (id, keys) in bound where Self.mode(id) == command.mode {
        for key in keys where command.keys.contains(key) { reportLoss(of: key, command, to: id) }
      }
    }
  }

  private mutating func reportLoss(of key: KeySequence, _ command: Command, to id: CommandID) {
    let left = keymap.keys(for: command.id).map { "'\($0.notation)'" }.joined(separator: ", ")
    let rest = left.isEmpty ? "has no key now" : "has only \(left) now"
    report(
      id.rawValue,
      "The key '\(key.notation)' of '\(id.rawValue)' is a standard key of '\(command.name)', which \(rest): "
        + "give '\(command.name)' its keys in [keys], too."
    )
  }

  private static func mode(_ id: CommandID) -> Command.Mode { CommandTable.command(id).mode }

  private mutating func report(_ name: String, _ sentence: String) {
    problems.append(KeymapProblem(name: name, sentence: sentence))
  }
}
