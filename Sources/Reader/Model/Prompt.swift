/// A line being typed at the bottom.
struct Prompt: Sendable {
  enum Kind: Hashable, Sendable {
    case command, search, filter, helpSearch, people
  }

  let kind: Kind
  var editor: TextEditor
  /// Which earlier line is shown, counted from the newest; nil for the one being typed.
  var historyIndex: Int?
  /// What was typed before going through the history.
  var typed = ""
  var completion: Completion?

  init(_ kind: Kind, text: String = "") {
    self.kind = kind
    editor = TextEditor(text, isSingleLine: true)
  }

  var sign: String {
    switch kind {
    case .command: ":"
    case .search, .helpSearch: "/"
    case .filter: "\\"
    case .people: "find people: "
    }
  }
}

/// The words that Tab goes through.
struct Completion: Hashable, Sendable {
  /// What stays in front.
  let start: String
  let candidates: [String]
  var index: Int
}
