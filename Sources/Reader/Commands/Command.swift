/// One row of the command table: keys, `:` names, help, menu and manual all come from it.
public struct Command: Sendable, Identifiable {
  public enum Section: String, CaseIterable, Sendable {
    case moving = "Moving"
    case tabs = "Tabs"
    case acting = "Acting on what is selected"
    case finding = "Finding"
    case program = "The program"
    case writing = "While writing"
    case editing = "Editing text"
  }

  /// Where its keys count.
  public enum Mode: Hashable, Sendable, CaseIterable {
    case reading
    case writing
  }

  /// What may follow its name on the command line.
  public enum Argument: Hashable, Sendable {
    case none
    /// In the words of the help: `[NAME]`.
    case optional(String)
    case required(String)
  }

  public let id: CommandID
  public let section: Section
  /// One line of help, without a full stop.
  public let title: String
  /// One word for the status line; empty for what needs no hint.
  public let hint: String
  public let keys: [KeySequence]
  /// Other names on the command line.
  public let aliases: [String]
  public let argument: Argument
  /// Shown in the menu of actions.
  public let isAction: Bool

  public var name: String { id.rawValue }
  public var mode: Mode { section == .writing || section == .editing ? .writing : .reading }

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
    (self.id, self.section, self.title, self.keys, self.hint) = (id, section, title, keys, hint)
    (self.aliases, self.argument, self.isAction) = (aliases, argument, isAction)
  }
}
