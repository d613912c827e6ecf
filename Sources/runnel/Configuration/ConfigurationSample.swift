/// A complete `config.toml` in which every setting is explained and commented out.
enum ConfigurationSample {
  static var text: String {
    let parts = ConfigurationTable.sections.map(section)
    return """
      # The configuration of runnel. Every line that begins with '#' has no effect: remove the '#' to change a
      # setting. 'runnel config check' reports mistakes; runnel-config(5) is the manual.

      \(parts.joined(separator: "\n"))
      """
  }

  private static func section(_ section: (name: String, about: String)) -> String {
    let settings = ConfigurationTable.settings(of: section.name)
    var lines = wrapped(section.about)
    var header = ""
    for setting in settings {
      let name = headerName(setting)
      if name != header {
        header = name
        lines.append("#[\(name)]")
      }
      lines += wrapped(setting.about)
      lines.append("#\(key(setting.path.last ?? "")) = \(setting.example)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table that a setting is in, with a name in place of each `*`.
  private static func headerName(_ setting: ConfigurationSetting) -> String {
    setting.path.dropLast().map { $0 == "*" ? "example" : $0 }.joined(separator: ".")
  }

  private static func key(_ name: String) -> String {
    if name == "*" { return "example" }
    return name.contains(".") ? "\"\(name)\"" : name
  }

  /// A sentence as comments of at most 100 columns.
  private static func wrapped(_ sentence: String) -> [String] {
    var lines: [String] = []
    var line = "#"
    for word in sentence.split(separator: " ") {
      if line.count + word.count + 1 > 100 {
        lines.append(line)
        line = "#"
      }
      line += " \(word)"
    }
    return lines + [line]
  }
}
