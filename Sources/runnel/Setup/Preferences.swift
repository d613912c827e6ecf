import FeedCore
import FeedThemes
import Foundation
import Reader
import Social
import StyledText

/// What the person set in `config.toml`.
struct Preferences {
  /// The file it came from; nil if there is none.
  private(set) var file: String?
  private(set) var user: String?
  private(set) var database: String?
  /// See `ServerLocation`.
  private(set) var server: String?
  /// A demo world that the account names.
  private(set) var world: String?
  private(set) var seed: UInt64?
  private(set) var theme: String?
  private(set) var options = Options()
  /// The tab to start with; nil for the last one.
  private(set) var start: Tab?
  private(set) var keymap = Keymap.standard
  /// The feed groups: the standard ones, and those that `[groups.NAME]` adds or changes.
  private(set) var groups = FeedGroups.standard
  /// What is not as it should be, and did not keep the file from being used.
  private(set) var problems: [ConfigurationProblem] = []

  init() {}

  /// - Parameters:
  ///   - path: the file that `--config` names; it must exist then.
  ///   - account: the account that `--account` names.
  /// - Throws: `Failure` that names the file, and the setting or the place in it.
  static func load(_ path: String?, account: String? = nil, paths: Paths) throws -> Preferences {
    guard let source = try ConfigurationFile(path, paths: paths).read() else {
      guard let account else { return Preferences() }
      throw Failure(.noInput, "There is no account '\(account)': there is no configuration file.")
    }
    return try Preferences(source, account: account)
  }

  private init(_ source: ConfigurationFile.Contents, account: String?) throws {
    problems = source.problems
    if let fatal = problems.first(where: \.isFatal) { throw Failure(.badData, fatal.text) }
    let document = source.document
    file = source.file
    groups = source.check.groups
    keymap = source.check.keymap
    read(document)
    readReader(document["reader"])
    if let name = account ?? document["account"]?.stringValue { try useAccount(name, document["accounts"]) }
  }

  private mutating func read(_ table: JSONValue) {
    func text(_ name: String) -> String? { table[name]?.stringValue }
    user = text("user")
    database = text("database").map { ($0 as NSString).expandingTildeInPath }
    server = text("server")
    theme = Self.theme(table["theme"], ProcessInfo.processInfo.environment)
  }

  private mutating func readReader(_ table: JSONValue?) {
    for option in Options.switches {
      if let value = table?[option.name]?.boolValue { options[keyPath: option.value] = value }
    }
    start = table?["start"]?.stringValue.flatMap(Tab.init(name:))
  }

  /// An account replaces who acts and where; a place that it does not name is the default one, not the one
  /// above.
  private mutating func useAccount(_ name: String, _ accounts: JSONValue?) throws {
    guard let account = accounts?[name] else {
      let hint = Suggestion.didYouMean(name, among: (accounts?.objectValue ?? [:]).keys.sorted())
      throw Failure(.noInput, "There is no account '\(name)' in \(file ?? "the configuration").\(hint)")
    }
    let before = self
    read(account)
    user = user ?? before.user
    theme = theme ?? before.theme
    world = account["world"]?.stringValue
    seed = account["seed"]?.intValue.map { UInt64($0) }
  }

  /// A name, or a table with names for any, dark and light terminals.
  static func theme(_ setting: JSONValue?, _ environment: [String: String]) -> String? {
    if let name = setting?.stringValue { return name }
    let isLight = TerminalBackground.isLight(environment["COLORFGBG"])
    return (isLight ? setting?["light"] : setting?["dark"])?.stringValue ?? setting?["layout"]?.stringValue
  }

  /// The standard groups with the changes of a configuration.
  ///
  /// - Throws: `FeedError` that names the setting; its field `setting` has the path.
  static func groups(_ document: JSONValue) throws -> FeedGroups {
    var groups = FeedGroups.standard
    for group in try FeedGroups(table: document).byName.values {
      if personal.contains(group.name), let standard = groups[group.name], standard.kind != group.kind {
        let path = "groups.\(group.name).kind"
        throw FeedError(
          .feedConfiguration,
          "'\(path)' must stay \(standard.kind.rawValue): the reader's tabs depend on it.",
          fields: ["setting": [path]]
        )
      }
      groups[group.name] = group
    }
    return groups
  }

  /// The groups behind the reader's tabs.
  private static let personal = Set(PersonFeeds("me").all.map(\.group))
}

extension Preferences {
  /// The preferences that the options of a session mean.
  ///
  /// - Throws: as `load(_:account:paths:)`.
  static func load(_ options: SessionOptions, paths: Paths) throws -> Preferences {
    try load(options.config, account: options.account, paths: paths)
  }

  /// Prints what is wrong with the file, for commands: what they print themselves goes to standard output.
  func warn() {
    for problem in problems.prefix(3) { StandardError.write("runnel: \(TextCleaner.field(problem.text))\n") }
    guard problems.count > 3 else { return }
    StandardError.write("runnel: \(problems.count - 3) more problems: see 'runnel config check'.\n")
  }

  /// The first problem, for a place that shows one sentence; nil if there is none.
  var problemsSentence: String? {
    guard let first = problems.first else { return nil }
    let more = problems.count == 1 ? "" : " \(problems.count - 1) more: runnel config check."
    // The status line is narrow, and there is one configuration.
    let file = URL(filePath: first.file).lastPathComponent
    return "\(file):\(first.line):\(first.column): \(first.sentence)\(more)"
  }
}
