import FeedCore
import Foundation
import Synchronization

extension FeedModel {
  /// The stored property that `name` means: `created_at` reads `createdAt`, `user_id` reads `userID`.
  ///
  /// It looks the property up by reflection, about a microsecond each time. A model that fills long pages
  /// writes the function itself, with a `switch` over the names that its templates use: many times faster.
  public func field(_ name: String) -> FieldValue? {
    guard let position = ReflectedFields.position(of: name, in: self) else { return nil }
    let children = Mirror(reflecting: self).children
    return FieldValue(reflecting: children[children.index(children.startIndex, offsetBy: position)].value)
  }
}

/// Which stored property of a type a template's name means, looked up once per type.
enum ReflectedFields {
  private static let positions = Mutex<[ObjectIdentifier: [String: Int]]>([:])

  static func position<Model>(of name: String, in model: Model) -> Int? {
    let type = ObjectIdentifier(Model.self)
    let key = folded(name)
    return positions.withLock { positions in
      if let known = positions[type] { return known[key] }
      var found: [String: Int] = [:]
      for (index, child) in Mirror(reflecting: model).children.enumerated() {
        if let label = child.label, found[folded(label)] == nil { found[folded(label)] = index }
      }
      positions[type] = found
      return found[key]
    }
  }

  /// Without underscores and case, so that a template's spelling and Swift's meet.
  static func folded(_ name: String) -> String {
    name.contains("_") ? name.lowercased().filter { $0 != "_" } : name.lowercased()
  }
}

extension FieldValue {
  /// What a template can do with a property's value; nil for a type it knows nothing about.
  init?(reflecting value: Any) {
    switch value {
    case let value as String: self = .string(value)
    case let value as Bool: self = .bool(value)
    case let value as any BinaryInteger: self = .int(Int(clamping: value))
    case let value as Double: self = .double(value)
    case let value as Float: self = .double(Double(value))
    case let value as Date: self = .date(Timestamp(value))
    case let value as Timestamp: self = .date(value)
    case let value as UUID: self = .string(value.feedKey)
    case let value as URL: self = .string(value.absoluteString)
    case let value as Decimal: self = .string("\(value)")
    case let value as JSONValue: self = FieldValue(value)
    case let value as FieldValue: self = value
    case let value as any FieldReadable: self = .object(value)
    case let value as any RawRepresentable: self.init(reflecting: value.rawValue)
    case let values as [Any]: self = .list(values.map { FieldValue(reflecting: $0) ?? .null })
    case let values as [String: Any]:
      self = .dictionary(values.mapValues { FieldValue(reflecting: $0) ?? .null })
    default:
      let mirror = Mirror(reflecting: value)
      guard mirror.displayStyle == .optional else { return nil }
      guard let wrapped = mirror.children.first else {
        self = .null
        return
      }
      self.init(reflecting: wrapped.value)
    }
  }
}
