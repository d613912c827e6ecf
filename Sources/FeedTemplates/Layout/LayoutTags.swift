import FeedCore

/// The tags for styled text and layout. Django has none of them, so a template of stream-django never meets
/// them.
enum LayoutTags {
  static func register(in language: inout TemplateLanguage) {
    language.register(tag: "style") { try StyleNode.read($0, $1) }
    for kind in ActionNode.Kind.allCases {
      language.register(tag: kind.rawValue) { try ActionNode.read(kind, $0, $1) }
    }
    language.register(tag: "fill") { try FillNode.read($0, $1) }
    language.register(tag: "right") { parser, _ in
      AlignedNode(.right, try parser.body(until: "endright"))
    }
    language.register(tag: "center") { parser, _ in
      AlignedNode(.center, try parser.body(until: "endcenter"))
    }
    language.register(tag: "wrap") { try WrapNode.read($0, $1) }
    language.register(tag: "fit") { try FitNode.read($0, $1) }
    language.register(tag: "columns") { try ColumnsNode.read($0, $1) }
  }
}

extension TagToken {
  /// The value of `name=value` words, each of the names in `known` at most once.
  ///
  /// - Throws: an error with the place of a word that is none of them.
  public func options(
    _ words: ArraySlice<TagArgument>,
    known: [String],
    _ parser: TemplateParser
  ) throws -> [String: TemplateExpression] {
    var options: [String: TemplateExpression] = [:]
    for word in words {
      guard let (name, value) = KeywordArguments.split(word), known.contains(name) else {
        let hint = Suggestion.didYouMean(word.text.prefix { $0 != "=" }.description, among: known)
        throw failure("'\(self.name)' does not know '\(word.text)'.\(hint)", at: word)
      }
      guard options[name] == nil else { throw failure("'\(name)' is given twice.", at: word) }
      options[name] = try parser.expression(value)
    }
    return options
  }
}

extension TemplateExpression {
  /// The value as a number of columns or lines.
  ///
  /// - Throws: `RenderFailure` if it is not a number from 0 to 10,000.
  func size(_ renderer: Renderer, of tag: String) throws -> Int {
    guard let size = try? value(renderer).pythonInt(), (0...10_000).contains(size) else {
      throw RenderFailure("'\(text)' must be a number of columns or lines for '\(tag)', from 0 to 10000.")
    }
    return size
  }
}
