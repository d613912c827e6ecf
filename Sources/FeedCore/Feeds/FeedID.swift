/// The name of one feed: a feed group and the id within it, written `user:ann`.
///
/// See <doc:FeedsAndFanOut#Feed-ids>. Feeds are created on use; whether the group exists is the backend's to
/// say.
public struct FeedID: Hashable, Sendable {
  /// The feed group (Stream's "slug"): letters, digits, `_` and `-`.
  public let group: String
  /// Usually a user's id: letters, digits, `_` and `-`.
  public let id: String

  /// - Throws: `FeedError` with code `input`, naming the part that is wrong.
  public init(_ group: String, _ id: String) throws {
    guard Self.isValid(group) else {
      throw FeedError(.input, "The feed group '\(group)' is not valid: use letters, digits, '_' and '-'.")
    }
    guard Self.isValid(id) else {
      throw FeedError(.input, "The feed id '\(id)' is not valid: use letters, digits, '_' and '-'.")
    }
    self.init(trusted: group, id)
  }

  /// Without a check, for parts that come out of a store that checked them.
  public init(trusted group: String, _ id: String) {
    self.group = group
    self.id = id
  }

  /// Reads `group:id`.
  ///
  /// - Throws: `FeedError` with code `input` if the text has another shape.
  public init(parsing text: String) throws {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw FeedError(.input, "'\(text)' is not a feed: write it as group:id, such as user:ann.")
    }
    try self.init(String(parts[0]), String(parts[1]))
  }

  /// Whether `part` may name a group or an id. Letters and digits are Unicode's, as in Stream's `\w`.
  public static func isValid(_ part: String) -> Bool {
    guard !part.isEmpty else { return false }
    return part.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 48...57, 65...90, 97...122, 45, 95: true
      case 0..<128: false
      default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }
    }
  }
}

extension FeedID: CustomStringConvertible, Comparable {
  public var description: String { "\(group):\(id)" }

  public static func < (left: FeedID, right: FeedID) -> Bool {
    (left.group, left.id) < (right.group, right.id)
  }
}

extension FeedID: ExpressibleByStringLiteral {
  /// For feeds written in source code.
  ///
  /// - Precondition: the text is `group:id`.
  public init(stringLiteral text: String) {
    guard let feed = try? FeedID(parsing: text) else { preconditionFailure("'\(text)' is not a feed") }
    self = feed
  }
}
