import FeedCore
import FeedThemes
import Reader

/// Every setting of `config.toml`, in the order of the manual.
enum ConfigurationTable {
  static let settings = general + theme + reader + keys + accounts + groups

  /// The sections, and what the manual says about each.
  static let sections: [(name: String, about: String)] = [
    ("", "Who you are and where your feeds are."),
    ("theme", "Instead of a name, a table can give a theme for dark and for light terminals."),
    (
      "reader", "How the reader behaves. ':set NAME' and ':set noNAME' change a switch until the reader ends."
    ),
    (
      "keys",
      "Keys of commands. A command that is listed here has exactly the keys that are given; see runnel(1)."
    ),
    (
      "accounts",
      "Other places and users, each a table [accounts.NAME]; '--account NAME' or 'account' chooses one."
    ),
    ("groups", "Feed groups of your own database, each a table [groups.NAME]: added, or changed."),
  ]

  /// The settings of a section; those above all sections for an empty name.
  static func settings(of section: String) -> [ConfigurationSetting] {
    settings.filter { section.isEmpty ? $0.path.count == 1 : $0.path[0] == section && $0.path.count > 1 }
  }

  private static let general = [
    ConfigurationSetting("user", .text, "The user who acts. By default your login name.", example: "\"ann\""),
    ConfigurationSetting(
      "database",
      .text,
      "Your database. By default runnel.db in the data folder.",
      example: "\"~/feeds/runnel.db\""
    ),
    ConfigurationSetting(
      "server",
      .text,
      "The server: http://HOST:PORT, the path of a socket, \"stream\" or \"none\". By default this host's server, if it runs.",
      example: "\"http://localhost:8000\""
    ),
    ConfigurationSetting("account", .text, "The account to use at the start.", example: "\"work\""),
    ConfigurationSetting("theme", .nameOrTable, "The theme.", preset: "\"\(ThemeLibrary.defaultName)\""),
  ]

  private static let theme = [
    ConfigurationSetting("theme.layout", .text, "The theme for any terminal.", example: "\"octo\""),
    ConfigurationSetting("theme.dark", .text, "The theme for a dark terminal.", example: "\"chirp\""),
    ConfigurationSetting("theme.light", .text, "The theme for a light terminal.", example: "\"paper\""),
  ]

  private static let reader =
    Options.switches.map { option in
      ConfigurationSetting(
        "reader.\(option.name)",
        .toggle,
        option.about,
        preset: "\(Options()[keyPath: option.value])"
      )
    } + [
      ConfigurationSetting(
        "reader.start",
        .choice(Tab.allCases.map(\.name) + ["last"]),
        "The tab to start with; \"last\" is the tab where you left.",
        preset: "\"last\""
      )
    ]

  private static let keys = CommandTable.all.map { command in
    ConfigurationSetting(
      ["keys", command.name],
      .keys,
      command.title + ".",
      preset: command.keys.isEmpty ? "[]" : tomlList(command.keys.map(\.notation))
    )
  }

  private static let accounts = [
    ConfigurationSetting("accounts.*.user", .text, "As 'user'.", example: "\"ann\""),
    ConfigurationSetting("accounts.*.database", .text, "As 'database'.", example: "\"~/work.db\""),
    ConfigurationSetting("accounts.*.server", .text, "As 'server'.", example: "\"stream\""),
    ConfigurationSetting(
      "accounts.*.world",
      .text,
      "A demo world in place of a database.",
      example: "\"octo\""
    ),
    ConfigurationSetting(
      "accounts.*.seed",
      .number(0...Int(Int32.max)),
      "The seed of that world.",
      preset: "1"
    ),
    ConfigurationSetting("accounts.*.theme", .text, "The theme of this account.", example: "\"octo\""),
  ]

  private static let groups = [
    ConfigurationSetting(
      "groups.*.kind",
      .choice(FeedKind.allCases.map(\.rawValue)),
      "The kind of the group's feeds.",
      example: "\"flat\""
    ),
    ConfigurationSetting(
      "groups.*.format",
      .text,
      "What puts activities into one group; not for flat feeds.",
      example: "\"{{ verb }}_{{ time.strftime('%Y-%m-%d') }}\""
    ),
    ConfigurationSetting(
      "groups.*.limit",
      .number(1...Int(Int32.max)),
      "How many activities a feed keeps. By default all.",
      example: "1000"
    ),
    ConfigurationSetting("groups.*.realtime", .toggle, "Whether changes are announced.", preset: "true"),
    ConfigurationSetting(
      "groups.*.ranking.*.score",
      .text,
      "The score of a ranking.",
      example: "\"decay_linear(time) * popularity\""
    ),
    ConfigurationSetting(
      "groups.*.ranking.*.defaults.*",
      .value,
      "Fields that an activity may lack.",
      example: "1"
    ),
    ConfigurationSetting(
      "groups.*.ranking.*.functions.*.base",
      .choice(RankingMethod.Function.bases),
      "The function that a decay of your own is made of.",
      example: "\"decay_linear\""
    ),
    ConfigurationSetting("groups.*.ranking.*.functions.*.scale", .value, "Its scale.", example: "\"5d\""),
    ConfigurationSetting("groups.*.ranking.*.functions.*.offset", .value, "Its offset.", preset: "\"0\""),
    ConfigurationSetting("groups.*.ranking.*.functions.*.decay", .value, "Its decay.", preset: "\"0.5\""),
  ]

  private static func tomlList(_ texts: [String]) -> String {
    let quoted = texts.map { JSONWriter.text(.string($0)) }
    return quoted.count == 1 ? quoted[0] : "[\(quoted.joined(separator: ", "))]"
  }
}
