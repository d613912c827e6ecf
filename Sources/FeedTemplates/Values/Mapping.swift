import FeedCore

extension FieldValue {
  /// The members where the value is a dictionary or names its fields; nil for anything else.
  ///
  /// An unordered dictionary is read in the order of its keys, so that a rendering is the same every time.
  var members: [(name: String, value: FieldValue)]? {
    switch self {
    case .dictionary(let members):
      members.keys.sorted().map { ($0, members[$0] ?? .null) }
    case .object(let object as any FieldNaming):
      object.fieldNames.map { ($0, object.field($0) ?? .null) }
    default: nil
    }
  }

  /// The keys where the value is a dictionary or names its fields.
  var memberNames: [String]? {
    switch self {
    case .dictionary(let members): members.keys.sorted()
    case .object(let object as any FieldNaming): object.fieldNames
    default: nil
    }
  }
}
