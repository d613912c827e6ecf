/// A value that a template can print, compare, loop over or look into.
///
/// It is the common currency between activities, users, reactions, models and templates. `JSONValue` is what
/// travels and is stored; `FieldValue` also holds dates and live objects, which are read only when asked.
public enum FieldValue: Sendable {
  /// Nothing: templates print nothing for it.
  case null
  /// A truth value.
  case bool(Bool)
  /// An integer.
  case int(Int)
  /// A number that may have a fraction.
  case double(Double)
  /// A text, not cleaned: templates do that where they print it.
  case string(String)
  /// A moment. Templates print it with `date` and `timesince`.
  case date(Timestamp)
  /// Values in their order.
  case list([FieldValue])
  /// Values by name.
  case dictionary([String: FieldValue])
  /// Something that answers by name when it is asked: an activity, a user, a model.
  case object(any FieldReadable)

  /// The same value from JSON. Decimals too large for a machine number stay text.
  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(Int(value))
    case .double(let value): self = .double(value)
    case .decimal(let text): self = .string(text)
    case .string(let value): self = .string(value)
    case .array(let values): self = .list(values.map(FieldValue.init))
    case .object(let members): self = .dictionary(members.mapValues(FieldValue.init))
    }
  }

  /// The part called `name`: a dictionary's value, an object's field, or a list's element by its index.
  public subscript(name: String) -> FieldValue? {
    switch self {
    case .dictionary(let members): members[name]
    case .object(let object): object.field(name)
    case .list(let values): Int(name).flatMap { values.indices.contains($0) ? values[$0] : nil }
    default: nil
    }
  }
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: FieldValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, FieldValue)...) {
    self = .dictionary(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
  public init(nilLiteral: ()) { self = .null }
}
