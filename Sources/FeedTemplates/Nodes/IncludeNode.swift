import FeedCore

/// `{% include "name" with name=value only %}`
final class IncludeNode: TemplateNode {
  private let template: TemplateExpression
  private let values: [(Name, TemplateExpression)]
  private let isIsolated: Bool
  /// The template this is in, for relative names.
  private let container: String

  private init(
    template: TemplateExpression,
    values: [(Name, TemplateExpression)],
    isIsolated: Bool,
    container: String
  ) {
    self.template = template
    self.values = values
    self.isIsolated = isIsolated
    self.container = container
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard let first = tag.arguments.first else {
      throw tag.failure("'include' needs the name of a template.")
    }
    var words = tag.arguments.dropFirst()
    var values: [(Name, TemplateExpression)]?
    var isIsolated = false
    while let word = words.popFirst() {
      switch word.text {
      case "with" where values == nil:
        let pairs = try KeywordArguments.take(from: &words, parser)
        guard !pairs.isEmpty else {
          throw tag.failure("'with' needs a variable, as in with name=value.", at: word)
        }
        values = pairs
      case "only" where !isIsolated: isIsolated = true
      case "with", "only": throw tag.failure("'\(word.text)' stands here twice.", at: word)
      default:
        let hint = Suggestion.didYouMean(word.text, among: ["with", "only"])
        throw tag.failure("'include' does not know '\(word.text)'.\(hint)", at: word)
      }
    }
    let name = try RelativeName.resolved(quoted: first.text, in: parser.templateName)
    return IncludeNode(
      template: try parser.expression(TagArgument(text: name, offset: first.offset)),
      values: values ?? [],
      isIsolated: isIsolated,
      container: parser.templateName
    )
  }

  func render(_ renderer: Renderer) throws {
    let template = try chosen(renderer)
    let resolved = try values.map { ($0.0, try $0.1.value(renderer)) }
    try renderer.nested(template) {
      let visibility = isIsolated ? renderer.scopes.isolate() : nil
      if !isIsolated { renderer.scopes.push() }
      defer { visibility.map { renderer.scopes.close($0) } ?? renderer.scopes.pop() }
      if isIsolated { renderer.loop = nil }
      for (name, value) in resolved { renderer.scopes.set(name, value) }
      try template.nodes.render(renderer)
    }
  }

  /// The first template there is of the one or of the several names.
  private func chosen(_ renderer: Renderer) throws -> CompiledTemplate {
    let value = try template.value(renderer)
    guard let names = Self.names(value), !names.isEmpty else {
      throw RenderFailure("'\(template.text)' names no template to include.")
    }
    for name in names {
      let path = try RelativeName.resolved(name, in: container)
      if let template = try renderer.library.compiled(path) { return template }
    }
    throw renderer.library.missing(names[0])
  }

  private static func names(_ value: FieldValue) -> [String]? {
    switch value {
    case .string(let name): name.isEmpty ? nil : [name]
    case .list(let values): values.map(\.pythonText)
    default: nil
    }
  }
}
