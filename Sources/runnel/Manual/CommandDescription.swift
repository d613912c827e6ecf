import FeedCore

/// A command of the program as ArgumentParser describes it in JSON.
struct CommandDescription {
  struct Argument {
    fileprivate let json: JSONValue

    var name: String { json["preferredName"]?["name"]?.stringValue ?? "" }
    var isPositional: Bool { json["kind"] == "positional" }
    var meaning: String {
      let preset = json["defaultValue"]?.stringValue.map { " (default: \($0))" } ?? ""
      return (json["abstract"]?.stringValue ?? "") + preset
    }

    /// Such as `-u, --user <user>`, with fonts.
    var term: String {
      let names = (json["names"]?.arrayValue ?? []).map { name in
        (name["kind"] == "short" ? "\\-" : "\\-\\-") + Roff.escaped(name["name"]?.stringValue ?? "")
      }
      guard !names.isEmpty else { return placeholder }
      let value = json["kind"] == "option" ? " \(self.value)" : ""
      return "\\fB" + names.joined(separator: "\\fR, \\fB") + "\\fR" + value
    }

    var placeholder: String {
      let repeated = json["isRepeating"] == true ? " ..." : ""
      return json["isOptional"] == true ? "[\(value)\(repeated)]" : value + repeated
    }

    private var value: String { "\\fI\(Roff.escaped(json["valueName"]?.stringValue ?? ""))\\fR" }
  }

  /// Without the program: `theme list`.
  let name: String
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  let subcommands: [CommandDescription]

  init(_ json: JSONValue, above: String = "") {
    name = above + (json["commandName"]?.stringValue ?? "")
    abstract = json["abstract"]?.stringValue ?? ""
    discussion = json["discussion"]?.stringValue ?? ""
    arguments = (json["arguments"]?.arrayValue ?? []).filter { $0["shouldDisplay"] != false }.map(
      Argument.init
    )
    let prefix = name + " "
    subcommands = (json["subcommands"]?.arrayValue ?? []).filter { $0["commandName"] != "help" }
      .map { CommandDescription($0, above: prefix) }
  }

  /// The commands of the program, each followed by its own.
  static func commands(of root: JSONValue) -> [CommandDescription] {
    (root["subcommands"]?.arrayValue ?? []).filter { $0["commandName"] != "help" }
      .map { CommandDescription($0) }.flatMap { [$0] + $0.subcommands }
  }
}

extension Roff {
  mutating func add(_ argument: CommandDescription.Argument) { markedTerm(argument.term, argument.meaning) }

  /// A command with what it takes.
  ///
  /// - Parameter shared: names of options that are described elsewhere.
  mutating func add(_ command: CommandDescription, besides shared: Set<String>) {
    let positional = command.arguments.filter(\.isPositional).map(\.placeholder).joined(separator: " ")
    raw(".SS runnel \(Roff.escaped(command.name)) \(positional)")
    paragraphs(command.abstract)
    paragraphs(command.discussion)
    for argument in command.arguments where !shared.contains(argument.name) { add(argument) }
  }
}
