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
  private let file: String
  private let outline: TOMLOutline
  private(set) var problems: [ConfigurationProblem] = []

  /// Finds what is wrong with a document.
  ///
  /// - Parameters:
  ///   - document: what `TOMLDocument` read.
  ///   - text: what it was read from.
  ///   - file: the file's name, for messages.
  /// - Returns: the problems in the order of the file.
  static func problems(in document: JSONValue, text: String, file: String) -> [ConfigurationProblem] {
    var check = ConfigurationCheck(file: file, outline: TOMLOutline(text))
    check.table(document, at: [])
    check.keys(document["keys"])
    check.account(document)
    check.groups(document)
    return check.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private init(file: String, outline: TOMLOutline) {
    self.file = file
    self.outline = outline
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
    let siblings = ConfigurationTable.settings.compactMap { setting -> String? in
      setting.path.count >= path.count && setting.begins(with: path.dropLast())
        ? setting.path[path.count - 1] : nil
    }
    if let near = Suggestion.nearest(to: name, among: Set(siblings).subtracting(["*"]).sorted()) {
      return "There is no \(what). Did you mean '\(near)'?"
    }
    if let other = ConfigurationTable.settings.first(where: { $0.path.last == name && !$0.path.contains("*") }
    ) {
      let section = other.path.dropLast().joined(separator: ".")
      return
        "There is no \(what); '\(name)' belongs \(section.isEmpty ? "above all sections" : "in [\(section)]")."
    }
    return "There is no \(what): 'runnel config show --example' lists all settings."
  }

  // MARK: What depends on more than one value

  private mutating func keys(_ table: JSONValue?) {
    guard table?.objectValue != nil else { return }
    for problem in Keymap.configured(by: table).problems {
      report(problem.sentence, at: ["keys", problem.name])
    }
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

  private mutating func groups(_ document: JSONValue) {
    // What the table of settings found is said already.
    guard !problems.contains(where: { $0.path.first == "groups" }) else { return }
    do {
      _ = try Preferences.groups(document)
    } catch let error as FeedError {
      let path = (error.fields["setting"]?.first ?? "groups").split(separator: ".").map(String.init)
      report(error.detail, at: path, isFatal: true)
    } catch {
      report("\(error)", at: ["groups"], isFatal: true)
    }
  }

  // MARK: Reporting

  /// Who acts and where: with a mistake there, a command could write to the wrong feeds.
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
