import FeedCore
import Reader

/// runnel(1), written from the same descriptions as the help and the reader's own, so that it cannot differ.
struct ProgramPage {
  /// ArgumentParser's description of the program, as JSON.
  private let root: JSONValue
  private var page = Roff("RUNNEL", section: 1, title: "User Commands")

  /// - Parameter help: what `_dumpHelp()` returned.
  static func text(help: JSONValue) -> String {
    var page = ProgramPage(root: help["command"] ?? [:])
    page.write()
    return page.page.text
  }

  private init(root: JSONValue) { self.root = root }

  private mutating func write() {
    page.section("NAME")
    page.raw("runnel \\- \(Roff.escaped(root["abstract"]?.stringValue ?? ""))")
    page.section("SYNOPSIS")
    page.raw(".B runnel\n[\\fIcommand\\fR] [\\fIoptions\\fR]")
    page.section("DESCRIPTION")
    page.paragraphs(introduction)
    page.section("OPTIONS OF EVERY COMMAND")
    for argument in shared { page.add(argument) }
    writeKeys()
    page.section("COMMANDS")
    for command in CommandDescription.commands(of: root) { page.add(command, besides: Self.sharedNames) }
    writeEnd()
  }

  private var introduction: String {
    let text = root["discussion"]?.stringValue ?? ""
    return text.components(separatedBy: "EXIT CODES").first ?? text
  }

  /// Options that nearly every command has, described once.
  static let sharedNames: Set<String> = [
    "help", "version", "user", "database", "server", "world", "seed", "config", "account",
  ]

  /// Each once, as the first command that has them describes them.
  private var shared: [CommandDescription.Argument] {
    CommandDescription.commands(of: root).first?.arguments.filter { Self.sharedNames.contains($0.name) } ?? []
  }

  private mutating func writeKeys() {
    page.section("KEYS AND COMMANDS OF THE READER")
    page.paragraphs(
      "Each line has the keys, and the name for the command line that ':' opens. The section [keys] of the "
        + "configuration changes keys by these names; see runnel-config(5)."
    )
    for section in Command.Section.allCases {
      page.subsection(section.rawValue)
      for command in CommandTable.all where command.section == section {
        let keys = command.keys.map(\.label).joined(separator: ", ")
        let name = Roff.escaped(":\(command.name)\(command.argument.suffix)")
        let term = keys.isEmpty ? "\\fB\(name)\\fR" : "\\fB\(Roff.escaped(keys))\\fR  \(name)"
        page.markedTerm(section.isTyped ? term : "\\fB\(Roff.escaped(keys))\\fR", command.title + ".")
      }
    }
  }

  private mutating func writeEnd() {
    page.section("EXIT STATUS")
    for status in ExitStatus.allCases { page.term("\(status.rawValue)", status.meaning) }
    page.section("FILES")
    for (file, meaning) in Self.files { page.term(file, meaning) }
    page.section("ENVIRONMENT")
    for (name, meaning) in Self.variables { page.term(name, meaning) }
    page.section("SEE ALSO")
    page.raw("runnel\\-config(5), runnel\\-theme(5), runnel\\-serve(8)")
  }

  private static let files = [
    ("~/.local/share/runnel/runnel.db", "Your own database ($XDG_DATA_HOME)."),
    ("~/.local/share/runnel/demo/", "The databases of demo worlds; they may be deleted."),
    ("~/.config/runnel/config.toml", "Settings: runnel-config(5) ($XDG_CONFIG_HOME)."),
    ("~/.config/runnel/themes/", "Themes of your own, each a folder: runnel-theme(5)."),
    ("~/.local/state/runnel/", "Drafts, places in lists and unsent writes ($XDG_STATE_HOME)."),
  ]

  private static let variables = [
    ("RUNNEL_USER", "The user who acts, if --user is not given."),
    ("RUNNEL_SERVER", "The server, if --server is not given."),
    ("RUNNEL_THEMES", "A folder of themes that is searched before all others."),
    ("STREAM_API_KEY, STREAM_API_SECRET, STREAM_USER_TOKEN", "Credentials of a server or of hosted Stream."),
    ("NO_COLOR", "If it is set, output has no colours."),
    ("VISUAL, EDITOR", "The editor for long texts and for 'runnel config edit'."),
  ]
}

extension Command.Argument {
  fileprivate var suffix: String {
    switch self {
    case .none: ""
    case .optional(let word), .required(let word): " \(word)"
    }
  }
}

extension Command.Section {
  /// Whether its commands have names for the command line.
  fileprivate var isTyped: Bool { self != .writing && self != .editing }
}
