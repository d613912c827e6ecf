import FeedCore

/// A JSON object that is read member by member, with Stream's validation errors for what is missing or wrong.
package struct WireObject: Sendable {
  package let members: [String: JSONValue]

  package init(_ members: [String: JSONValue]) { self.members = members }

  /// An empty list counts as an object without members, because that is how PHP encodes one.
  ///
  /// - Throws: `FeedError` with code `input` if `json` is not an object.
  package init(_ json: JSONValue, what: String = "The body") throws {
    switch json {
    case .object(let members): self.init(members)
    case .array([]): self.init([:])
    default: throw FeedError(.input, "\(what) must be a JSON object.")
    }
  }

  /// The member, with null taken for absent.
  package subscript(name: String) -> JSONValue? {
    guard let value = members[name], !value.isNull else { return nil }
    return value
  }

  /// Text; numbers and booleans become their text. Nil if it is absent.
  package func text(_ name: String) throws -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.wireText else { throw wrong(name, "Not a valid string.") }
    return text
  }

  package func requiredText(_ name: String) throws -> String {
    guard let text = try text(name), !text.isEmpty else { throw wrong(name, "This field is required.") }
    return text
  }

  /// An object, or PHP's empty list in its place.
  package func object(_ name: String) throws -> [String: JSONValue]? {
    guard let value = self[name] else { return nil }
    if value == .array([]) { return [:] }
    guard case .object(let members) = value else { throw wrong(name, "Expected an object.") }
    return members
  }

  package func array(_ name: String) throws -> [JSONValue]? {
    guard let value = self[name] else { return nil }
    guard case .array(let values) = value else { throw wrong(name, "Expected a list of items.") }
    return values
  }

  package func texts(_ name: String) throws -> [String]? {
    try array(name)?.map { value in
      guard let text = value.stringValue else { throw wrong(name, "Expected a list of strings.") }
      return text
    }
  }

  package func int(_ name: String) throws -> Int? {
    guard let value = self[name] else { return nil }
    if let number = value.intValue ?? value.stringValue.flatMap({ Int($0) }) { return number.countable }
    throw wrong(name, "A valid integer is required.")
  }

  package func bool(_ name: String) -> Bool {
    switch self[name] {
    case .bool(let value): value
    case .int(let value): value != 0
    case .string(let text): QueryItems.isTrue(text)
    default: false
    }
  }

  package func time(_ name: String) throws -> Timestamp? {
    guard let text = try text(name), !text.isEmpty else { return nil }
    guard let time = Timestamp(iso8601: text) else {
      throw wrong(name, "'\(text)' is not a time in ISO 8601, such as 2018-12-21T09:45:42.455925.")
    }
    return time
  }

  package func requiredTime(_ name: String) throws -> Timestamp {
    guard let time = try time(name) else { throw wrong(name, "This field is required.") }
    return time
  }

  /// Feeds, each without the token that clients append after a blank; doubles dropped.
  ///
  /// See “Bodies” in the article “Wire format” of FeedServer.
  package func feeds(_ name: String) throws -> [FeedID]? {
    guard let texts = try texts(name) else { return nil }
    return try Self.feeds(texts)
  }

  /// As `feeds`, and also one text with the feeds between commas, as stream-php sends `target_feeds`.
  package func feedsOrText(_ name: String) throws -> [FeedID]? {
    guard let text = self[name]?.stringValue else { return try feeds(name) }
    return try Self.feeds(text.split(separator: ",").map(String.init))
  }

  private static func feeds(_ texts: [String]) throws -> [FeedID] {
    var seen: Set<FeedID> = []
    return try texts.map { try FeedID(wire: $0) }.filter { seen.insert($0).inserted }
  }

  func wrong(_ name: String, _ what: String) -> FeedError {
    FeedError(.input, "The field '\(name)' is not valid: \(what)", fields: [name: [what]])
  }
}

extension FeedID {
  /// Reads `group:id`, dropping everything after the first blank.
  package init(wire text: String) throws {
    try self.init(parsing: String(text.prefix { $0 != " " }))
  }
}

extension ActivityID {
  /// - Throws: `FeedError` with code `input` for text that is not a UUID.
  package init(wire text: String) throws {
    guard let id = ActivityID(text) else {
      throw FeedError(
        .input,
        "'\(text)' is not an activity id: it must be a UUID.",
        fields: ["activity_id": ["Must be a valid UUID."]]
      )
    }
    self = id
  }
}

extension Int {
  /// Bounded to ±2^53, the whole numbers that JSON carries exactly: adding to a count of others cannot
  /// overflow.
  var countable: Int { Swift.min(Swift.max(self, -(1 << 53)), 1 << 53) }
}

extension JSONValue {
  /// A number of things, such as followers; nil for anything but a whole number. Bounded to 0…2^53.
  package var countValue: Int? { intValue.map { max(0, $0.countable) } }

  /// Text of a string, a number or a boolean. See “Bodies” in the article “Wire format” of FeedServer.
  var wireText: String? {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .decimal(let digits): digits
    case .double, .bool: JSONWriter.text(self)
    default: nil
    }
  }
}
