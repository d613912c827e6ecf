import FeedCore

/// A sequence that is not a list: a tuple, or a view of a dictionary. It prints as Python prints it.
struct PythonSequence: FieldReadable {
  enum Kind: Equatable {
    /// Elements are found by index.
    case tuple
    /// A tuple whose elements also have names, such as a group of `regroup`.
    case named(String, [String])
    /// `dictionary.items` and the like: can be looped over, but not indexed.
    case view(String)
  }

  let kind: Kind
  let elements: [FieldValue]

  func field(_ name: String) -> FieldValue? {
    guard case .named(_, let names) = kind, let index = names.firstIndex(of: name) else { return nil }
    return elements[index]
  }

  /// Whether it compares as a set: the keys and the items of a dictionary.
  var isSet: Bool { kind == .view("dict_keys") || kind == .view("dict_items") }

  var isIndexed: Bool { if case .view = kind { false } else { true } }

  func writeRepresentation(to text: inout String, depth: Int) {
    switch kind {
    case .tuple:
      FieldValue.write(elements, between: ("(", elements.count == 1 ? ",)" : ")"), to: &text, depth: depth)
    case .view(let name): FieldValue.write(elements, between: (name + "([", "])"), to: &text, depth: depth)
    case .named(let type, let names):
      text += type + "("
      for (index, element) in elements.enumerated() {
        text += (index > 0 ? ", " : "") + names[index] + "="
        element.writeRepresentation(to: &text, depth: depth + 1)
      }
      text += ")"
    }
  }
}

extension FieldValue {
  static func tuple(_ elements: [FieldValue]) -> FieldValue {
    .object(PythonSequence(kind: .tuple, elements: elements))
  }

  static func view(_ name: String, _ elements: [FieldValue]) -> FieldValue {
    .object(PythonSequence(kind: .view(name), elements: elements))
  }

  /// A group of `regroup`.
  static func group(grouper: FieldValue, items: [FieldValue]) -> FieldValue {
    let kind = PythonSequence.Kind.named("GroupedResult", ["grouper", "list"])
    return .object(PythonSequence(kind: kind, elements: [grouper, .list(items)]))
  }

  /// Whether Python can look it up in a dictionary: lists and dictionaries cannot be.
  var isHashable: Bool {
    switch self {
    case .list, .dictionary: false
    case .object(let sequence as PythonSequence):
      sequence.isIndexed && sequence.elements.allSatisfy(\.isHashable)
    case .object(let object): !(object is any FieldNaming)
    default: true
    }
  }

  /// The elements where the value can be indexed by number: a list or a tuple.
  var indexedElements: [FieldValue]? {
    switch self {
    case .list(let values): values
    case .object(let sequence as PythonSequence): sequence.isIndexed ? sequence.elements : nil
    default: nil
    }
  }
}
