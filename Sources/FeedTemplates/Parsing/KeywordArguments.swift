/// `name=value` words of a tag.
enum KeywordArguments {
  /// The name and the value, where `argument` has the form `name=value`.
  static func split(_ argument: TagArgument) -> (name: String, value: TagArgument)? {
    let scalars = argument.text.unicodeScalars
    guard let equals = scalars.firstIndex(of: "="), equals != scalars.startIndex,
      scalars[..<equals].allSatisfy(\.isPythonWord)
    else { return nil }
    let rest = String(scalars[scalars.index(after: equals)...])
    guard !rest.isEmpty else { return nil }
    let name = String(scalars[..<equals])
    return (name, TagArgument(text: rest, offset: argument.offset + name.utf8.count + 1))
  }

  /// Takes `name=value` words from the front of `words`; where `allowsLegacy`, also `value as name and …`.
  static func take(
    from words: inout ArraySlice<TagArgument>,
    allowsLegacy: Bool = false,
    _ parser: TemplateParser
  ) throws -> [(Name, TemplateExpression)] {
    guard let first = words.first else { return [] }
    let isKeyword = split(first) != nil
    guard isKeyword || (allowsLegacy && words.count >= 3 && words[words.startIndex + 1].text == "as") else {
      return []
    }
    var result: [(Name, TemplateExpression)] = []
    while let word = words.first {
      if isKeyword {
        guard let (name, value) = split(word) else { break }
        add(Name(name), try parser.expression(value), to: &result)
        words = words.dropFirst()
      } else {
        guard words.count >= 3, words[words.startIndex + 1].text == "as" else { break }
        let name = words[words.startIndex + 2].text
        add(Name(name), try parser.expression(word), to: &result)
        words = words.dropFirst(3)
        guard words.first?.text == "and" else { break }
        words = words.dropFirst()
      }
    }
    return result
  }

  private static func add(
    _ name: Name,
    _ value: TemplateExpression,
    to result: inout [(Name, TemplateExpression)]
  ) {
    result.removeAll { $0.0 == name }
    result.append((name, value))
  }
}
