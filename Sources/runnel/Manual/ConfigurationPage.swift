/// runnel-config(5), from the table of settings.
enum ConfigurationPage {
  static var text: String {
    var page = Roff("RUNNEL-CONFIG", section: 5, title: "File Formats")
    page.section("NAME")
    page.raw("runnel\\-config \\- the configuration of runnel")
    page.section("DESCRIPTION")
    page.paragraphs(description)
    for section in ConfigurationTable.sections {
      page.section(section.name.isEmpty ? "SETTINGS AT THE TOP" : "SECTION [\(section.name)]")
      page.paragraphs(section.about)
      for setting in ConfigurationTable.settings(of: section.name) { page.add(setting) }
    }
    page.section("EXAMPLE")
    page.sample(example)
    page.section("SEE ALSO")
    page.raw("runnel(1), runnel\\-theme(5)")
    return page.text
  }

  private static let description = """
    The file ~/.config/runnel/config.toml ($XDG_CONFIG_HOME) is written in TOML. Without it every setting has its \
    default. Flags come before variables of the environment, and those before the file.

    A setting that is not known or that has a wrong value is reported with its line and column, and the others are \
    used. If the user, the place of the feeds or a group is wrong, nothing is done.

    'runnel config edit' opens the file, 'runnel config check' reports mistakes, 'runnel config show' prints what \
    applies, and 'runnel config show --example' prints a complete file in which every setting is explained.
    """

  private static let example = """
    theme = "chirp"

    [reader]
    mouse = true
    start = "timeline"

    [keys]
    like = ["f", "x"]
    "composer.send" = "ctrl-s"

    [accounts.work]
    server = "https://feeds.example.org"
    """
}

extension Roff {
  fileprivate mutating func add(_ setting: ConfigurationSetting) {
    let name = setting.path.map { $0 == "*" ? "NAME" : $0 }.joined(separator: ".")
    let preset = setting.preset.map { "Default: \($0)." } ?? "Such as \(setting.example)."
    term(name, "\(setting.about) \(setting.kind.words)\(preset)")
  }
}

extension ConfigurationSetting.Kind {
  /// What the value may be, as a sentence with a blank behind it; empty if the example is enough.
  fileprivate var words: String {
    switch self {
    case .choice(let names): "One of \(names.map { "\"\($0)\"" }.joined(separator: ", ")). "
    case .number(let range): "From \(range.lowerBound) to \(range.upperBound). "
    default: ""
    }
  }
}
