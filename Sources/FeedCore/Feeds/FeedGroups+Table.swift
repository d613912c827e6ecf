extension FeedGroups {
  /// Reads groups from a configuration, as a TOML file writes them:
  ///
  ///     [groups.news]
  ///     kind = "flat"                # or "aggregated", "notification"
  ///     format = "{{ verb }}"        # of aggregated and notification groups
  ///     limit = 1000                 # how many activities a feed keeps; all by default
  ///     realtime = true              # whether changes are announced
  ///
  ///     [groups.news.ranking.popular]
  ///     score = "decay(time) * popularity ^ 0.5"
  ///     defaults = { popularity = 1 }
  ///     functions = { decay = { base = "decay_linear", scale = "5d", offset = "1d", decay = "0.3" } }
  ///
  /// - Parameter table: the whole configuration; its other settings are left alone. Without `groups` in it
  ///   these are the standard groups.
  /// - Throws: `FeedError` with code `feedConfiguration`, naming the setting that is wrong.
  ///
  /// See <doc:FeedsAndFanOut#Feed-groups>, <doc:Groups#The-format> and <doc:Ranking>.
  public init(table: JSONValue) throws {
    guard let groups = table["groups"] else {
      self = .standard
      return
    }
    let settings = try SettingReader(groups, path: "groups").members()
    self.init(try settings.sorted { $0.key < $1.key }.map { try FeedGroup(name: $0.key, $0.value) })
  }
}

extension FeedGroup {
  fileprivate init(name: String, _ setting: SettingReader) throws {
    guard FeedID.isValid(name) else {
      throw setting.error("a group's name has letters, digits, '_' and '-' only")
    }
    try setting.allowOnly(["kind", "format", "limit", "realtime", "ranking"])
    let kind = try setting.choice("kind", of: FeedKind.self)
    self.init(name: name, kind: kind)
    if let format = try setting["format"]?.text() {
      guard kind != .flat else { throw setting.error("a flat group has no 'format'") }
      self.format = format
    }
    limit = try setting["limit"]?.positiveInteger()
    realtime = try setting["realtime"]?.boolean() ?? true
    rankings = try setting["ranking"]?.members().mapValues { try RankingMethod($0) } ?? [:]
  }
}

extension RankingMethod {
  fileprivate init(_ setting: SettingReader) throws {
    try setting.allowOnly(["score", "defaults", "functions"])
    guard let score = setting["score"] else { throw setting.error("it lacks its 'score'") }
    self.init(
      score: try score.text(),
      defaults: try setting["defaults"]?.members().mapValues(\.value) ?? [:],
      functions: try setting["functions"]?.members().mapValues { try Function($0) } ?? [:]
    )
  }
}

extension RankingMethod.Function {
  /// The functions that a decay of a ranking can be made of.
  package static let bases = ["decay_linear", "decay_exp", "decay_gauss"]

  fileprivate init(_ setting: SettingReader) throws {
    try setting.allowOnly(["base", "scale", "offset", "decay"])
    guard let base = try setting["base"]?.text(), Self.bases.contains(base) else {
      throw setting.error("its 'base' is one of \(Self.bases.joined(separator: ", "))")
    }
    guard let scale = try setting["scale"]?.numberText() else { throw setting.error("it lacks its 'scale'") }
    self.init(
      base: base,
      scale: scale,
      offset: try setting["offset"]?.numberText() ?? "0",
      decay: try setting["decay"]?.numberText() ?? "0.5"
    )
  }
}

/// A setting and where it stands, so that an error can name it.
private struct SettingReader {
  let value: JSONValue
  let path: String

  init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  func error(_ what: String) -> FeedError {
    FeedError(
      .feedConfiguration,
      "The setting '\(path)' is wrong: \(what).",
      fields: ["setting": [path]]
    )
  }

  subscript(name: String) -> SettingReader? {
    value[name].map { SettingReader($0, path: "\(path).\(name)") }
  }

  func members() throws -> [String: SettingReader] {
    guard case .object(let members) = value else { throw error("a table is expected") }
    return Dictionary(
      uniqueKeysWithValues: members.map { ($0.key, SettingReader($0.value, path: "\(path).\($0.key)")) }
    )
  }

  /// A misspelt setting would otherwise be lost in silence.
  func allowOnly(_ names: [String]) throws {
    for (name, setting) in try members().sorted(by: { $0.key < $1.key }) where !names.contains(name) {
      throw setting.error("there is no such setting; known are \(names.joined(separator: ", "))")
    }
  }

  func text() throws -> String {
    guard let text = value.stringValue else { throw error("a text is expected") }
    return text
  }

  func boolean() throws -> Bool {
    guard let boolean = value.boolValue else { throw error("true or false is expected") }
    return boolean
  }

  func positiveInteger() throws -> Int {
    guard let number = value.intValue, number > 0 else { throw error("a whole number above 0 is expected") }
    return number
  }

  /// A number, or a text such as `5d`.
  func numberText() throws -> String {
    switch value {
    case .string(let text): return text
    case .int(let number): return String(number)
    case .double(let number): return "\(number)"
    default: throw error("a number or a duration is expected")
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, of type: Choice.Type) throws -> Choice
  where Choice.RawValue == String {
    let names = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    guard let setting = self[name] else { throw error("it lacks its '\(name)', one of \(names)") }
    guard let choice = Choice(rawValue: try setting.text()) else {
      throw setting.error("it is one of \(names)")
    }
    return choice
  }
}
