import FeedCore

/// How a person is called, for an enriched user, a model or a bare reference.
enum PersonName {
  /// `name`, otherwise `username`, otherwise the id.
  static func display(_ value: FieldValue) -> String {
    for field in ["name", "username", "title"] {
      if case .string(let text)? = value[field], !text.allSatisfy(\.isWhitespace) { return text }
    }
    return id(value)
  }

  /// The id: a reference without its kind, or the text itself.
  static func id(_ value: FieldValue) -> String {
    switch value {
    case .string(let text):
      switch Reference(text) {
      case .user(let id), .model(_, let id), .object(_, let id): return id
      default: return text
      }
    case .object, .dictionary: return value["id"].map(text) ?? ""
    default: return text(value)
    }
  }

  private static func text(_ value: FieldValue) -> String {
    switch value {
    case .string(let text): text
    case .int(let number): String(number)
    default: ""
    }
  }
}
