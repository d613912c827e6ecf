import FeedCore

/// A value inside a format.
enum FormatValue: Hashable, Sendable {
  case undefined
  case none
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case time(Timestamp)
  case list([FormatValue])
  case object([String: FormatValue])

  init(_ json: JSONValue) {
    switch json {
    case .null: self = .none
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .decimal(let digits): self = .string(digits)
    case .string(let value): self = .string(value)
    case .array(let values): self = .list(values.map(FormatValue.init))
    case .object(let members): self = .object(members.mapValues(FormatValue.init))
    }
  }

  /// As Jinja prints it: Python's words for what is not text.
  var text: String {
    switch self {
    case .undefined: ""
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): "\(value)"
    case .string(let value): value
    case .time(let time): Strftime.pythonText(time)
    case .list(let values): "[" + values.map(\.quoted).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { "'\($0.key)': \($0.value.quoted)" }
        .joined(separator: ", ") + "}"
    }
  }

  /// As Python shows a value inside another.
  private var quoted: String {
    guard case .string(let value) = self else {
      if case .undefined = self { return "Undefined" }
      return text
    }
    let quote = value.contains("'") && !value.contains("\"") ? "\"" : "'"
    let inner = value.map { character in
      switch character {
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case "'" where quote == "'": "\\'"
      default: String(character)
      }
    }
    return quote + inner.joined() + quote
  }

  /// Python's idea of truth.
  var isTrue: Bool {
    switch self {
    case .undefined, .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .string(let value): !value.isEmpty
    case .time: true
    case .list(let values): !values.isEmpty
    case .object(let members): !members.isEmpty
    }
  }

  /// A whole number, as which a truth value counts too.
  var whole: Int64? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    default: nil
    }
  }

  var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// Equality as in Python: numbers of different kinds compare by value.
  func equals(_ other: FormatValue) -> Bool {
    if let left = number, let right = other.number { return left == right }
    return self == other
  }

  /// Whether `other` is in this text, list or dictionary.
  func contains(_ other: FormatValue) -> Bool {
    switch self {
    // Nothing is in everything.
    // `contains` looks at every place again, in quadratic time; this search is linear.
    case .string(let text): other.text.isEmpty || text.firstRange(of: other.text) != nil
    case .list(let values): values.contains { $0.equals(other) }
    case .object(let members): members[other.text] != nil
    default: false
    }
  }

  /// The part called `name`: of a verb or another text the forms that older formats use.
  func attribute(_ name: String) -> FormatValue {
    switch self {
    case .object(let members): members[name] ?? .undefined
    case .list(let values): Int(name).flatMap { values.indices.contains($0) ? values[$0] : nil } ?? .undefined
    case .string(let text) where name == "infinitive" || name == "id": .string(text)
    case .time(let time): Strftime.part(name, of: time).map { .int($0) } ?? .undefined
    default: .undefined
    }
  }
}
