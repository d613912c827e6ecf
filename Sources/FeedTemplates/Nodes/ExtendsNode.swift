import FeedCore

/// `{% extends "name" %}`: renders the parent with this template's blocks in place of its own.
final class ExtendsNode: TemplateNode {
  private let parent: TemplateExpression

  private init(parent: TemplateExpression) { self.parent = parent }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    try parser.requireFirst(tag)
    guard tag.arguments.count == 1 else { throw tag.failure("'extends' takes one template.") }
    let word = tag.arguments[0]
    let name = try RelativeName.resolved(quoted: word.text, in: parser.templateName)
    let parent = try parser.expression(TagArgument(text: name, offset: word.offset))
    parser.isExtending = true
    _ = try parser.rest()
    return ExtendsNode(parent: parent)
  }

  func render(_ renderer: Renderer) throws {
    let value = try parent.value(renderer)
    guard case .string(let name) = value, !name.isEmpty else {
      throw RenderFailure("'\(parent.text)' names no template to extend: it is \(value.kindName).")
    }
    let state = renderer.state
    let origins = state.ancestry + [state.youngest.origin]
    guard let template = try renderer.library.compiled(name, skipping: origins) else {
      if try origins.contains(name) || renderer.library.compiled(name) != nil {
        throw RenderFailure("The template '\(name)' extends itself.")
      }
      throw renderer.library.missing(name)
    }
    guard origins.count < renderer.limits.templates else {
      throw RenderFailure("More than \(renderer.limits.templates) templates extend one another.")
    }
    state.extend(with: template)
    try template.nodes.render(renderer)
  }
}

/// Names such as `./header.txt` and `../base.txt`, relative to the template they are in.
enum RelativeName {
  /// - Parameter word: with its quotes, or the name of a variable, which is returned as it is.
  static func resolved(quoted word: String, in template: String) throws -> String {
    guard let quote = word.first, "'\"".contains(quote) else { return word }
    let name = word.drop { $0 == quote }.prefix { $0 != quote }
    guard name.hasPrefix("./") || name.hasPrefix("../") else { return word }
    return "\(quote)\(try resolved(String(name), in: template))\(quote)"
  }

  /// - Throws: `RenderFailure` if the name leads out of all folders or back to the template itself.
  static func resolved(_ name: String, in template: String) throws -> String {
    guard name.hasPrefix("./") || name.hasPrefix("../") else { return name }
    var parts = template.split(separator: "/").dropLast().map(String.init)
    for part in name.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(String(part))
        continue
      }
      guard parts.popLast() != nil else {
        throw RenderFailure("'\(name)' leads out of the folder of templates.")
      }
    }
    let path = parts.joined(separator: "/")
    guard path != template else { throw RenderFailure("'\(name)' is this template itself.") }
    return path
  }
}
