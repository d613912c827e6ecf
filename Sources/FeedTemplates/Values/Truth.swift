import FeedCore

extension FieldValue {
  /// Python's truth: nothing, zero and what is empty are false.
  var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .string(let value): !value.isEmpty
    case .date: true
    case .list(let values): !values.isEmpty
    case .dictionary(let members): !members.isEmpty
    case .object(let object): Self.isTrue(object)
    }
  }

  private static func isTrue(_ object: any FieldReadable) -> Bool {
    switch object {
    case let object as any FieldNaming: !object.fieldNames.isEmpty
    case let fragment as StyledFragment: !fragment.text.isEmpty
    case let sequence as PythonSequence: !sequence.elements.isEmpty
    default: true
    }
  }

  /// How many elements, members or Unicode scalars the value has; nil if it has no length.
  var length: Int? {
    switch self {
    case .string(let value): value.unicodeScalars.count
    case .list(let values): values.count
    case .dictionary(let members): members.count
    case .object(let object as any FieldNaming): object.fieldNames.count
    case .object(let object as StyledFragment): object.text.unicodeScalars.count
    case .object(let sequence as PythonSequence): sequence.elements.count
    default: nil
    }
  }

  /// What a loop visits: a list's elements, a dictionary's keys, a text's Unicode scalars.
  var elements: [FieldValue]? {
    switch self {
    case .list(let values): values
    case .string(let value): value.unicodeScalars.map { .string(String($0)) }
    case .object(let sequence as PythonSequence): sequence.elements
    case .object(let object as StyledFragment): FieldValue.string(object.text).elements
    default: memberNames.map { $0.map(FieldValue.string) }
    }
  }
}
