import FeedCore
import Screen

/// Which keys mean which command, in each mode.
package struct Keymap: Hashable, Sendable {
  /// What the keys so far mean.
  enum Match: Hashable {
    case command(CommandID)
    /// They begin a longer sequence; `command` is what they mean by themselves.
    case beginning(command: CommandID?)
    case nothing
  }

  private var commands: [Command.Mode: [KeySequence: CommandID]] = [:]
  private var keys: [CommandID: [KeySequence]] = [:]

  package static let standard = Keymap()

  init() {
    for command in CommandTable.all { keys[command.id] = command.keys }
    rebuild()
  }

  /// The keys of a command, the one to show first.
  package func keys(for id: CommandID) -> [KeySequence] { keys[id] ?? [] }

  func match(_ keys: [Key], in mode: Command.Mode) -> Match {
    let table = commands[mode] ?? [:]
    let command = table[KeySequence(keys)]
    let goesOn = table.keys.contains { $0.keys.count > keys.count && $0.keys.starts(with: keys) }
    if goesOn { return .beginning(command: command) }
    return command.map { .command($0) } ?? .nothing
  }

  /// The sequences that go on from these keys, and what they mean.
  func continuations(of keys: [Key], in mode: Command.Mode) -> [(rest: KeySequence, command: CommandID)] {
    (commands[mode] ?? [:]).compactMap { sequence, command in
      guard sequence.keys.count > keys.count, sequence.keys.starts(with: keys) else { return nil }
      return (KeySequence(Array(sequence.keys.dropFirst(keys.count))), command)
    }
    .sorted { $0.rest.label < $1.rest.label }
  }

  mutating func bind(_ id: CommandID, to sequences: [KeySequence]) {
    let mode = CommandTable.command(id).mode
    for (other, bound) in keys where other != id && CommandTable.command(other).mode == mode {
      keys[other] = bound.filter { !sequences.contains($0) }
    }
    keys[id] = sequences
    rebuild()
  }

  private mutating func rebuild() {
    commands = [:]
    for (id, sequences) in keys {
      for sequence in sequences { commands[CommandTable.command(id).mode, default: [:]][sequence] = id }
    }
  }
}
