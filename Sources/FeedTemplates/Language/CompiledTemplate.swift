/// A template's nodes and blocks, as its library keeps them.
final class CompiledTemplate: Sendable {
  let name: String
  let origin: String
  let nodes: NodeList
  /// Every block of the text, by name.
  let blocks: [String: BlockNode]
  let isExtending: Bool
  let roles: Set<String>

  /// - Throws: `TemplateError`.
  init(_ source: TemplateSource, name: String, language: TemplateLanguage) throws {
    let text = SourceText(name: source.origin, text: source.text)
    let parser = TemplateParser(text, name: name, language: language)
    nodes = try parser.parseTemplate()
    blocks = parser.blocks
    isExtending = parser.isExtending
    roles = parser.roles
    self.name = name
    origin = source.origin
  }
}
