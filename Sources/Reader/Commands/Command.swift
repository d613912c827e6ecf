/// One row of the command table: keys, `:` names, help, menu and manual all come from it.
package struct Command: Sendable, Identifiable {
  package enum Section: String, CaseIterable, Sendable {
    case moving = "Moving"
    case tabs = "Tabs"
    case acting = "Acting on what is selected"
    case finding = "Finding"
    case program = "The program"
    case writing = "While writing"
    case editing = "Editing text"
  }

  /// Where its keys count.
  package enum Mode: Hashable, Sendable, CaseIterable {
    case reading
    case writing
  }

  /// What may follow its name on the command line.
  package enum Argument: Hashable, Sendable {
    case none
    /// In the words of the help: `[NAME]`.
    case optional(String)
    case required(String)
  }

  package let id: CommandID
  package let section: Section
  /// One line of help, without a full stop.
  package let title: String
  /// One word for the status line; empty for what needs no hint.
  package let hint: String
  package let keys: [KeySequence]
  /// Other names on the command line.
  package let aliases: [String]
  package let argument: Argument
  /// Shown in the menu of actions.
  package let isAction: Bool

  package var name: String { id.rawValue }
  package var mode: Mode { section == .writing || section == .editing ? .writing : .reading }

  init(
    _ id: CommandID,
    _ section: Section,
    _ title: String,
    keys: [KeySequence] = [],
    hint: String = "",
    aliases: [String] = [],
    argument: Argument = .none,
    isAction: Bool = false
  ) {
    self.id = id
    self.section = section
    self.title = title
    self.keys = keys
    self.hint = hint
    self.aliases = aliases
    self.argument = argument
    self.isAction = isAction
  }
}
