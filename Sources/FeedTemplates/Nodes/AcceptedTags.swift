import FeedCore

/// Tags of web pages that have little to say in plain text: accepted, so that a template runs as it stands.
enum AcceptedTags {
  static func register(in language: inout TemplateLanguage) {
    // Every library's tags and filters are there without loading.
    language.register(tag: "load") { _, _ in EmptyNode() }
    language.register(tag: "csrf_token") { _, _ in EmptyNode() }
    language.register(tag: "debug") { _, _ in EmptyNode() }
    language.register(tag: "cache") { parser, tag in
      guard tag.arguments.count >= 2 else { throw tag.failure("'cache' needs a time in seconds and a name.") }
      return GroupNode(try parser.body(until: "endcache"))
    }
    registerLanguages(in: &language)
  }

  /// The one language there is: Django's default.
  private static func registerLanguages(in language: inout TemplateLanguage) {
    language.register(tag: "language") { parser, tag in
      guard tag.arguments.count == 1 else {
        throw tag.failure("'language' takes one argument, such as \"de\".")
      }
      _ = try parser.expression(tag.arguments[0])
      return GroupNode(try parser.body(until: "endlanguage"))
    }
    language.register(tag: "get_current_language") { _, tag in
      ConstantNode(name: try name(tag), value: .string("en-us"))
    }
    language.register(tag: "get_current_language_bidi") { _, tag in
      ConstantNode(name: try name(tag), value: .bool(false))
    }
  }

  private static func name(_ tag: TagToken) throws -> Name {
    guard tag.arguments.count == 2, tag.arguments[0].text == "as" else {
      throw tag.failure("Write it as {% \(tag.name) as name %}.")
    }
    return Name(tag.arguments[1].text)
  }
}

/// A tag that sets a variable to what is always the same.
private final class ConstantNode: TemplateNode {
  private let name: Name
  private let value: FieldValue

  init(name: Name, value: FieldValue) {
    self.name = name
    self.value = value
  }

  func render(_ renderer: Renderer) { renderer.scopes.set(name, value) }
}
