import FeedCore

/// `{% regroup list by field as groups %}`: neighbours with the same value become one group.
final class RegroupNode: TemplateNode {
  private let list: TemplateExpression
  private let key: TemplateExpression
  private let name: Name

  private init(list: TemplateExpression, key: TemplateExpression, name: Name) {
    self.list = list
    self.key = key
    self.name = name
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let words = tag.arguments
    guard words.count == 5, words[1].text == "by", words[3].text == "as" else {
      throw tag.failure("Write it as {% regroup list by field as groups %}.")
    }
    let list = try parser.expression(words[0])
    // Each item is looked into under the name of the result, so that the field may have filters.
    let key = TagArgument(text: words[4].text + "." + words[2].text, offset: words[2].offset)
    return RegroupNode(list: list, key: try parser.expression(key), name: Name(words[4].text))
  }

  func render(_ renderer: Renderer) throws {
    let value = try list.valueOrNone(renderer)
    if case .null = value { return renderer.scopes.set(name, .list([])) }
    guard let items = value.elements else {
      throw PythonFailure(.type, "'\(list.text)' is \(value.kindName) and cannot be grouped")
    }
    var groups: [(grouper: FieldValue, items: [FieldValue])] = []
    for item in items {
      renderer.scopes.set(name, item)
      let grouper = try key.valueOrNone(renderer)
      if let last = groups.last, Comparison.areEqual(last.grouper, grouper) {
        groups[groups.count - 1].items.append(item)
      } else {
        groups.append((grouper, [item]))
      }
    }
    renderer.scopes.set(name, .list(groups.map { .group(grouper: $0.grouper, items: $0.items) }))
  }
}
