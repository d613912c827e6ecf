import FeedCore
import Foundation

/// The manual page runnel(1), written from the same descriptions as the help, so that it cannot differ.
///
/// Source: man(7), the classic macro set.
struct ManualPage {
  /// ArgumentParser's description of a command, as JSON.
  private let root: JSONValue
  private let version: String

  init(help: JSONValue, version: String) {
    root = help["command"] ?? [:]
    self.version = version
  }

  var text: String {
    var page = ".TH RUNNEL 1 \"\" \"runnel \(Self.escaped(version))\" \"User Commands\"\n"
    page += ".SH NAME\nrunnel \\- \(Self.escaped(root["abstract"]?.stringValue ?? ""))\n"
    page += ".SH SYNOPSIS\n.B runnel\n[\\fIcommand\\fR] [\\fIoptions\\fR]\n"
    page += ".SH DESCRIPTION\n\(Self.paragraphs(introduction))"
    page += ".SH OPTIONS OF EVERY COMMAND\n" + shared.map(argument).joined()
    page += ".SH COMMANDS\n" + commands.map(command).joined()
    page += ".SH EXIT STATUS\n"
    page += ExitStatus.allCases.map { ".TP\n.B \($0.rawValue)\n\(Self.escaped($0.meaning))\n" }.joined()
    page +=
      ".SH FILES\n" + Self.files.map { ".TP\n.I \(Self.escaped($0.0))\n\(Self.escaped($0.1))\n" }.joined()
    page += ".SH ENVIRONMENT\n"
    page += Self.variables.map { ".TP\n.B \($0.0)\n\(Self.escaped($0.1))\n" }.joined()
    return page
  }

  private var introduction: String {
    let text = root["discussion"]?.stringValue ?? ""
    return text.components(separatedBy: "EXIT CODES").first ?? text
  }

  private var commands: [JSONValue] {
    (root["subcommands"]?.arrayValue ?? []).filter { $0["commandName"] != "help" }
  }

  private func command(_ command: JSONValue) -> String {
    let arguments = (command["arguments"]?.arrayValue ?? []).filter { $0["shouldDisplay"] != false }
    let positional = arguments.filter { $0["kind"] == "positional" }.map(placeholder).joined(separator: " ")
    var text = ".SS runnel \(Self.escaped(command["commandName"]?.stringValue ?? ""))"
    text += " \(positional)\n\(Self.escaped(command["abstract"]?.stringValue ?? ""))\n"
    text += Self.paragraphs(command["discussion"]?.stringValue ?? "", opening: ".PP\n")
    return text + arguments.filter { !isShared($0) }.map(argument).joined()
  }

  private func isShared(_ argument: JSONValue) -> Bool {
    ["help", "version", "user", "database", "config"].contains(
      argument["preferredName"]?["name"]?.stringValue
    )
  }

  /// Each once, as the first command that has them describes them.
  private var shared: [JSONValue] {
    (commands.first?["arguments"]?.arrayValue ?? []).filter(isShared)
  }

  private func argument(_ argument: JSONValue) -> String {
    let names = (argument["names"]?.arrayValue ?? []).map { name in
      let text = name["name"]?.stringValue ?? ""
      return name["kind"] == "short" ? "\\-\(text)" : "\\-\\-\(Self.escaped(text))"
    }
    var head = "\\fB" + names.joined(separator: "\\fR, \\fB") + "\\fR"
    if names.isEmpty { head = placeholder(argument) }
    if argument["kind"] == "option" { head += " \(value(argument))" }
    let preset = argument["defaultValue"]?.stringValue.map { " (default: \($0))" } ?? ""
    return ".TP\n\(head)\n\(Self.escaped((argument["abstract"]?.stringValue ?? "") + preset))\n"
  }

  private func value(_ argument: JSONValue) -> String {
    "\\fI\(Self.escaped(argument["valueName"]?.stringValue ?? ""))\\fR"
  }

  private func placeholder(_ argument: JSONValue) -> String {
    let repeated = argument["isRepeating"] == true ? " ..." : ""
    return argument["isOptional"] == true ? "[\(value(argument))\(repeated)]" : value(argument) + repeated
  }

  private static let files = [
    ("~/.local/share/runnel/runnel.db", "Your own database ($XDG_DATA_HOME)."),
    ("~/.local/share/runnel/demo/", "The databases of demo worlds; they may be deleted."),
    ("~/.config/runnel/config.toml", "Settings: user, database, theme ($XDG_CONFIG_HOME)."),
    ("~/.config/runnel/themes/", "Themes of your own, each a folder."),
    ("~/.local/state/runnel/", "Drafts and logs ($XDG_STATE_HOME)."),
  ]

  private static let variables = [
    ("RUNNEL_USER", "Who acts, where --user does not say."),
    ("RUNNEL_THEMES", "A folder of themes that goes before all others."),
    ("NO_COLOR", "Set to anything, output has no colours."),
  ]

  private static func paragraphs(_ text: String, opening: String = "") -> String {
    let parts = text.components(separatedBy: "\n\n").map { $0.replacing("\n", with: " ") }.filter {
      !$0.isEmpty
    }
    return parts.isEmpty ? "" : opening + parts.map { escaped($0) + "\n" }.joined(separator: ".PP\n")
  }

  /// Nothing in `text` is taken for a macro.
  private static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
