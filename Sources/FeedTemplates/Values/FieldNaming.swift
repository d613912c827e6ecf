import FeedCore

/// Something readable that also knows the names of its fields, in order.
///
/// A template can loop over it, ask for its `items`, `keys` and `values`, and print it, as over a dictionary.
public protocol FieldNaming: FieldReadable {
  /// The names for which `field(_:)` answers, in the order in which they are shown.
  var fieldNames: [String] { get }
}

/// A dictionary that keeps the order of its members, as Python's do.
public struct OrderedFields: FieldNaming {
  public private(set) var fieldNames: [String] = []
  private var values: [String: FieldValue] = [:]

  public init() {}

  public init(_ members: [(String, FieldValue)]) {
    for (name, value) in members { self[name] = value }
  }

  /// The value called `name`; a new name goes to the end.
  public subscript(name: String) -> FieldValue? {
    get { values[name] }
    set {
      if values.updateValue(newValue ?? .null, forKey: name) == nil { fieldNames.append(name) }
    }
  }

  public func field(_ name: String) -> FieldValue? { values[name] }

  /// The members as a plain dictionary, as a template's context takes them.
  public var dictionary: [String: FieldValue] { values }
}
