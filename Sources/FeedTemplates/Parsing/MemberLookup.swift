import FeedCore

/// Django's dotted look-up: a dictionary's key, then a field, then an index.
///
/// Fields of plain values are those Python's have without arguments: `text.upper`, `time.year`,
/// `dictionary.items`.
enum MemberLookup {
  static func value(_ part: Path.Part, of value: FieldValue, _ renderer: Renderer) throws -> FieldValue? {
    switch value {
    case .dictionary(let members):
      return members[part.name] ?? mapping(part.name, of: value)
    case .object(let object):
      if let field = object.field(part.name) { return field }
      if object is PythonSequence { return value.indexedElements.flatMap { element(part.index, of: $0) } }
      if let block = object as? BlockReference, part.name == "super" { return try block.parentText(renderer) }
      return mapping(part.name, of: value)
    case .list(let values): return part.name == "copy" ? value : element(part.index, of: values)
    case .int, .double, .bool: return NumberMember.value(part.name, of: value)
    case .string(let text):
      return TextMember.value(part.name, of: text) ?? scalar(part.index, of: text)
    case .date(let time): return TimeMember.value(part.name, of: time)
    default: return nil
    }
  }

  private static func element(_ index: Int?, of values: [FieldValue]) -> FieldValue? {
    guard let index, values.indices.contains(index) else { return nil }
    return values[index]
  }

  private static func scalar(_ index: Int?, of text: String) -> FieldValue? {
    guard let index, index >= 0 else { return nil }
    return text.unicodeScalars.dropFirst(index).first.map { .string(String($0)) }
  }

  private static func mapping(_ name: String, of value: FieldValue) -> FieldValue? {
    switch name {
    case "items": value.members.map { .view("dict_items", $0.map { .tuple([.string($0.name), $0.value]) }) }
    case "copy": value.members.map { .object(OrderedFields($0.map { ($0.name, $0.value) })) }
    case "keys": value.memberNames.map { .view("dict_keys", $0.map(FieldValue.string)) }
    case "values": value.members.map { .view("dict_values", $0.map(\.value)) }
    default: nil
    }
  }
}
