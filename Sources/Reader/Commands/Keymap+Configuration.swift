import FeedCore

extension Keymap {
  /// The standard keys, changed by a table such as `like = ["f", "x"]` or `"composer.send" = "ctrl-s"`.
  ///
  /// A command that is named gets exactly the keys given, and takes them from others. What cannot be read is left
  /// out and reported, one sentence each.
  package static func configured(by table: JSONValue?) -> (keymap: Keymap, problems: [String]) {
    var keymap = Keymap.standard
    var problems: [String] = []
    for (name, value) in (table?.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
      do throws(KeyProblem) {
        try keymap.bind(name, to: value)
      } catch {
        problems.append(error.sentence)
      }
    }
    return (keymap, problems)
  }

  private struct KeyProblem: Error { let sentence: String }

  private mutating func bind(_ name: String, to value: JSONValue) throws(KeyProblem) {
    guard let id = CommandID(rawValue: name) else {
      let near = NearName.nearest(to: name, among: CommandID.allCases.map(\.rawValue))
      throw KeyProblem(
        sentence: "keys: there is no command '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ".")
      )
    }
    guard let words = value.stringValue.map({ [$0] }) ?? value.arrayValue?.compactMap(\.stringValue) else {
      throw KeyProblem(sentence: "keys: '\(name)' needs a key such as \"f\", or a list of keys.")
    }
    var sequences: [KeySequence] = []
    for word in words {
      guard let sequence = KeySequence(word) else {
        throw KeyProblem(
          sentence: "keys: '\(word)' of '\(name)' names no key; write \"ctrl-d\", \"f5\" or \"g g\"."
        )
      }
      sequences.append(sequence)
    }
    bind(id, to: sequences)
  }
}
