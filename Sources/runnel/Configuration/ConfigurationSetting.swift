import FeedCore

/// One setting of `config.toml`: the check, the manual and the commented example all come from it.
struct ConfigurationSetting: Sendable {
  enum Kind: Sendable {
    case toggle
    case text
    case choice([String])
    case number(ClosedRange<Int>)
    /// The name of a theme, or a table.
    case nameOrTable
    /// One key sequence or a list of them; `Keymap.configured` checks them.
    case keys
    /// Anything; the code that reads it checks it.
    case value
  }

  /// From the root on; `*` stands for a name that the person chooses.
  let path: [String]
  let kind: Kind
  /// As TOML; nil if the setting is unset by default.
  let preset: String?
  /// One sentence.
  let about: String
  /// As TOML.
  let example: String

  /// - Parameter path: keys with dots between them.
  init(_ path: String, _ kind: Kind, _ about: String, preset: String? = nil, example: String? = nil) {
    self.init(path.split(separator: ".").map(String.init), kind, about, preset: preset, example: example)
  }

  init(_ path: [String], _ kind: Kind, _ about: String, preset: String? = nil, example: String? = nil) {
    self.path = path
    self.kind = kind
    self.about = about
    self.preset = preset
    self.example = example ?? preset ?? "\"…\""
  }

  /// Whether a key of a file is this setting.
  func matches(_ key: [String]) -> Bool {
    path.count == key.count && begins(with: key)
  }

  /// Whether `key` is this setting or a table that it is in.
  func begins(with key: [String]) -> Bool {
    key.count <= path.count && zip(path, key).allSatisfy { $0 == "*" || $0 == $1 }
  }
}

extension ConfigurationSetting.Kind {
  /// What is wrong with a value, as the rest of a sentence that begins with the setting's name; nil if
  /// nothing is.
  func problem(with value: JSONValue) -> String? {
    switch self {
    case .toggle: value.boolValue == nil ? "must be true or false." : nil
    case .text: value.stringValue?.isEmpty == false ? nil : "must be a text in quotes."
    case .choice(let names): choiceProblem(value, names)
    case .number(let range):
      value.intValue.map(range.contains) == true
        ? nil : "must be a whole number from \(range.lowerBound) to \(range.upperBound)."
    case .nameOrTable:
      value.stringValue?.isEmpty == false ? nil : "must be the name of a theme in quotes, or a table."
    case .keys, .value: nil
    }
  }

  private func choiceProblem(_ value: JSONValue, _ names: [String]) -> String? {
    guard let text = value.stringValue, names.contains(text) else {
      let near = value.stringValue.map { Suggestion.didYouMean($0, among: names) } ?? ""
      return "must be one of \(names.map { "\"\($0)\"" }.joined(separator: ", ")).\(near)"
    }
    return nil
  }
}
