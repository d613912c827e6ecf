import FeedCore

/// Reads the tokens of one template into nodes. Tags of a program's own receive it to read what belongs to
/// them.
public final class TemplateParser {
  /// The name of the template, for names relative to it.
  let templateName: String
  let language: TemplateLanguage
  private let source: SourceText
  private let tokens: [Token]
  private var position = 0
  private var depth = 0
  /// The tags that are open, innermost last, for the message when one is not closed.
  private var open: [TagToken] = []
  /// Every block read so far, by name; `blockNames` also holds those that are still open.
  var blockNames: Set<String> = []
  var blocks: [String: BlockNode] = [:]
  var isExtending = false
  /// The roles that `style` names.
  var roles: Set<String> = []
  var cycles: [String: CycleNode] = [:]
  var lastCycle: CycleNode?
  /// Whether something other than text was read at the place where `extends` stands.
  private var sawNode = false

  init(_ source: SourceText, name: String, language: TemplateLanguage) {
    self.source = source
    self.language = language
    templateName = name
    tokens = TemplateLexer.tokens(of: source)
  }

  /// - Throws: `TemplateError`.
  func parseTemplate() throws -> NodeList {
    try parse(until: []).nodes
  }

  /// Reads up to one of the tags called `ends`, and past it.
  ///
  /// - Returns: the nodes, and the tag that ended them: nil at the end of the template, where `ends` is
  ///   empty.
  /// - Throws: `TemplateError`, also where none of `ends` comes.
  public func parse(until ends: [String]) throws -> (nodes: NodeList, end: TagToken?) {
    depth += 1
    defer { depth -= 1 }
    var nodes: [any TemplateNode] = []
    var offsets: [Int] = []
    sawNode = false
    while position < tokens.count {
      let token = tokens[position]
      position += 1
      if token.kind == .block, let end = try end(token, ends) {
        return (NodeList(nodes: nodes, offsets: offsets, source: source), end)
      }
      nodes.append(try node(token, ends))
      offsets.append(token.offset)
      sawNode = sawNode || token.kind != .text
    }
    guard ends.isEmpty else { throw unclosed(ends) }
    return (NodeList(nodes: nodes, offsets: offsets, source: source), nil)
  }

  private func end(_ token: Token, _ ends: [String]) throws -> TagToken? {
    guard let name = token.contents.pythonFirstWord else {
      throw error("The tag is empty.", at: token.offset)
    }
    return ends.contains(name) ? TagToken(token) : nil
  }

  private func node(_ token: Token, _ ends: [String]) throws -> any TemplateNode {
    switch token.kind {
    case .text: return TextNode(TerminalSafety.cleaned(token.contents))
    case .variable:
      guard !token.contents.isEmpty else {
        throw error("Something to print is missing here.", at: token.offset)
      }
      return VariableNode(try expression(TagArgument(text: token.contents, offset: token.offset)))
    case .block: return try tagNode(TagToken(token), ends)
    }
  }

  private func tagNode(_ tag: TagToken, _ ends: [String]) throws -> any TemplateNode {
    guard depth < RenderLimits.maximumNesting else {
      throw error("Tags are nested deeper than \(RenderLimits.maximumNesting) levels here.", at: tag.offset)
    }
    guard let read = language.tag(tag.contents.pythonFirstWord ?? "") else { throw unknown(tag, ends) }
    open.append(tag)
    defer { open.removeLast() }
    do {
      return try read(self, tag)
    } catch let failure as SyntaxFailure {
      throw error(failure.message, at: failure.offset)
    } catch let failure as RenderFailure {
      throw error(failure.message, at: tag.offset)
    }
  }

  private func unknown(_ tag: TagToken, _ ends: [String]) -> TemplateError {
    let name = tag.contents.pythonFirstWord ?? ""
    let hint = Suggestion.didYouMean(name, among: language.tagNames + ends)
    let expected = ends.isEmpty ? "" : " Expected here: \(ends.joined(separator: ", "))."
    let isEnd = name.hasPrefix("end") && language.tag(String(name.dropFirst(3))) != nil
    let message = isEnd ? "'\(name)' closes nothing here." : "There is no tag '\(name.shortened)'.\(hint)"
    return error(message + expected, at: tag.offset)
  }

  private func unclosed(_ ends: [String]) -> TemplateError {
    let tag = open.last
    let expected = ends.map { "{% \($0) %}" }.joined(separator: " or ")
    return error(
      "'\(tag?.name ?? "")' is not closed: \(expected) is missing.",
      at: tag?.offset ?? source.bytes.count
    )
  }

  func error(_ message: String, at offset: Int) -> TemplateError { source.error(message, at: offset) }
}

extension TemplateParser {
  /// Reads `value|filter:argument`.
  ///
  /// - Throws: `TemplateError` with the place of what cannot be read.
  public func expression(_ argument: TagArgument) throws -> TemplateExpression {
    do {
      return try ExpressionParser.parse(argument.text, language: language)
    } catch let failure {
      throw error(failure.message, at: argument.offset + failure.offset)
    }
  }

  /// Reads up to the tag `end` and past it: the body of a tag.
  public func body(until end: String) throws -> NodeList {
    try parse(until: [end]).nodes
  }

  /// Reads the rest of the template, as `extends` does.
  func rest() throws -> NodeList { try parse(until: []).nodes }

  /// - Throws: `SyntaxFailure` if anything but text stands before.
  func requireFirst(_ tag: TagToken) throws {
    guard !sawNode, depth == 1 else {
      throw tag.failure("'\(tag.name)' must be the first tag of the template.")
    }
  }

  /// Skips to the tag `end` without reading what is between.
  func skip(past end: String) throws {
    while position < tokens.count {
      position += 1
      if tokens[position - 1].kind == .block, tokens[position - 1].contents == end { return }
    }
    throw unclosed([end])
  }

  /// Texts and variables up to the next tag, and that tag.
  func translatable(_ tag: TagToken) throws -> (pieces: [Token], end: TagToken) {
    var pieces: [Token] = []
    while position < tokens.count {
      let token = tokens[position]
      position += 1
      if token.kind == .block { return (pieces, TagToken(token)) }
      pieces.append(token)
    }
    throw unclosed(["end" + tag.name])
  }

  /// What stands up to the tag `end`, as text.
  func verbatim(until end: String) throws -> String {
    var text = ""
    while position < tokens.count {
      let token = tokens[position]
      position += 1
      if token.kind == .block { return text }
      text += token.contents
    }
    throw unclosed([end])
  }
}

extension String {
  /// The first word; nil if there is none.
  var pythonFirstWord: String? {
    let start = unicodeScalars.drop(while: \.isPythonSpace)
    let word = start.prefix { !$0.isPythonSpace }
    return word.isEmpty ? nil : String(word)
  }
}
