/// Any JSON value, kept exactly: what custom fields, user data and collection data hold.
///
/// Numbers keep their kind: `1` is an integer, `1.0` a double, and a number that fits neither without loss
/// keeps its digits in `decimal`. Members of an object have no order; they are written sorted by name.
public enum JSONValue: Hashable, Sendable {
  /// JSON's `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without point and exponent.
  case int(Int64)
  /// A number with point or exponent, if it survives the way to text and back.
  case double(Double)
  /// The digits of a number that neither `Int64` nor `Double` holds exactly.
  case decimal(String)
  /// A text.
  case string(String)
  /// Values in their order.
  case array([JSONValue])
  /// Members by name.
  case object([String: JSONValue])
}

extension JSONValue {
  /// The member called `name`, or nil if this is not an object or has no such member.
  public subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text; nil for any other case, numbers too.
  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
  /// The integer; nil for any other case, `1.0` too.
  public var intValue: Int? { if case .int(let value) = self { Int(value) } else { nil } }
  /// The truth value; nil for any other case, 0 and 1 too.
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The elements; nil for any other case.
  public var arrayValue: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  /// The members; nil for any other case.
  public var objectValue: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }
  /// Whether it is JSON's `null`, which is not the same as an absent member.
  public var isNull: Bool { self == .null }

  /// The number as a double, from any of the three number cases.
  public var doubleValue: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    case .decimal(let digits): Double(digits)
    default: nil
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
  public init(nilLiteral: ()) { self = .null }
}
