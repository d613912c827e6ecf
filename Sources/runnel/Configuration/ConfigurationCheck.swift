import FeedCore
import FeedThemes
import Reader
import TOMLSource

/// Something in the configuration that is not as it should be, with its place.
struct ConfigurationProblem: Hashable, Sendable {
  let file: String
  /// The keys from the root on.
  let path: [String]
  let line: Int
  let column: Int
  /// What is wrong, and what to do.
  let sentence: String
  /// Whether nothing can be done safely with this configuration: who acts, and on which feeds, is not clear.
  let isFatal: Bool

  var text: String { "\(file):\(line):\(column): \(sentence)" }
}

/// Compares a configuration with the table of settings.
struct ConfigurationCheck {
  /// Problems that are reported with the nearest name: finding it takes most of the time.
  private static let mostSuggestions = 100

  private let file: String
  private let outline: TOMLOutline
  private(set) var problems: [ConfigurationProblem] = []
  /// The keys and the groups that the document means, as far as they can be read.
  private(set) var keymap = Keymap.standard
  private(set) var groups = FeedGroups.standard

  /// Finds what is wrong with a document, in the order of the file.
  ///
  /// - Parameters:
  ///   - document: what `TOMLDocument` read.
  ///   - text: what it was read from.
  ///   - file: the file's name, for messages.
  init(_ document: JSONValue, text: String, file: String) {
    self.file = file
    outline = TOMLOutline(text)
    table(document, at: [])
    readKeys(document["keys"])
    account(document)
    readGroups(document)
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  // MARK: Names and kinds of values

  private mutating func table(_ table: JSONValue, at path: [String]) {
    for (name, value) in table.objectValue ?? [:] { setting(value, at: path + [name]) }
  }

  private mutating func setting(_ value: JSONValue, at path: [String]) {
    let isTable = value.objectValue != nil
    if let setting = ConfigurationTable.settings.first(where: { $0.matches(path) }) {
      if isTable, hasSettings(in: path) { return table(value, at: path) }
      if let problem = setting.kind.problem(with: value) {
        report("'\(Self.named(path))' \(problem)", at: path, atValue: true, isFatal: Self.isFatal(path))
      }
    } else if hasSettings(in: path) {
      if isTable { return table(value, at: path) }
      report(
        "'\(Self.named(path))' must be a table: write '[\(Self.named(path))]'.",
        at: path,
        isFatal: Self.isFatal(path)
      )
    } else if path.first != "keys" || path.count != 2 {
      report(unknown(path, isTable), at: path, isFatal: path[0] == "groups")
    }
  }

  private func hasSettings(in path: [String]) -> Bool {
    ConfigurationTable.settings.contains { $0.path.count > path.count && $0.begins(with: path) }
  }

  private func unknown(_ path: [String], _ isTable: Bool) -> String {
    let name = path.last ?? ""
    let what = isTable ? "section '[\(Self.named(path))]'" : "setting '\(Self.named(path))'"
    let help = "There is no \(what): 'runnel config show --example' lists all settings."
    guard problems.count < Self.mostSuggestions else { return help }
    let siblings = ConfigurationTable.settings.compactMap { setting -> String? in
      setting.path.count >= path.count && setting.begins(with: path.dropLast())
        ? setting.path[path.count - 1] : nil
    }
    let near = Suggestion.didYouMean(name, among: Set(siblings).subtracting(["*"]).sorted())
    guard near.isEmpty else { return "There is no \(what).\(near)" }
    if let other = ConfigurationTable.settings.first(where: { $0.path.last == name && !$0.path.contains("*") }
    ) {
      let section = other.path.dropLast().joined(separator: ".")
      return
        "There is no \(what); '\(name)' belongs \(section.isEmpty ? "above all sections" : "in [\(section)]")."
    }
    return help
  }

  // MARK: What depends on more than one value

  private mutating func readKeys(_ table: JSONValue?) {
    let (keymap, problems) = Keymap.configured(by: table)
    self.keymap = keymap
    for problem in problems { report(problem.sentence, at: ["keys", problem.name]) }
  }

  private mutating func account(_ document: JSONValue) {
    guard let name = document["account"]?.stringValue else { return }
    guard document["accounts"]?[name] == nil else { return }
    let near = Suggestion.didYouMean(name, among: (document["accounts"]?.objectValue ?? [:]).keys)
    report(
      "There is no account '\(name)': add a section '[accounts.\(name)]'.\(near)",
      at: ["account"],
      isFatal: true
    )
  }

  private mutating func readGroups(_ document: JSONValue) {
    // What the table of settings found is said already.
    guard !problems.contains(where: { $0.path.first == "groups" }) else { return }
    do {
      groups = try Preferences.groups(document)
    } catch let error as FeedError {
      let path = (error.fields["setting"]?.first ?? "groups").split(separator: ".").map(String.init)
      report(error.detail, at: path, isFatal: true)
    } catch {
      report("\(error)", at: ["groups"], isFatal: true)
    }
  }

  // MARK: Reporting

  /// Who acts and where: with a mistake there, a command could write to the wrong feeds. A theme is among them
  /// because a theme that does not exist ends a command, too.
  private static func isFatal(_ path: [String]) -> Bool {
    ["user", "database", "server", "account", "accounts", "groups", "theme"].contains(path[0])
  }

  private mutating func report(
    _ sentence: String,
    at path: [String],
    atValue: Bool = false,
    isFatal: Bool = false
  ) {
    let place = atValue ? outline.valuePlace(of: path) : outline.place(of: path)
    problems.append(
      ConfigurationProblem(
        file: file,
        path: path,
        line: place?.line ?? 1,
        column: place?.column ?? 1,
        sentence: sentence,
        isFatal: isFatal
      )
    )
  }

  private static func named(_ path: [String]) -> String { path.joined(separator: ".") }
}
