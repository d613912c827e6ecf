/// What a string inside an activity points to: `SU:ann`, `SO:tweet:17`, `SA:<activity id>`, `SR:<reaction
/// id>`, or an instance of a program's own model, `app.Tweet:42`.
///
/// See <doc:References#Kinds-of-references>.
public enum Reference: Hashable, Sendable {
  /// `SU:<user id>`
  case user(String)
  /// `SO:<collection>:<object id>`
  case object(collection: String, id: String)
  /// `SA:<activity id>`
  case activity(String)
  /// `SR:<reaction id>`
  case reaction(String)
  /// `type` is the model's label (`app.Tweet`), `key` the text of its primary key.
  case model(type: String, key: String)

  /// Reads a reference; nil for text that is none.
  ///
  /// A model reference is text with exactly one colon and something on both sides of it.
  public init?(_ text: String) {
    if let stored = Reference(stored: text) {
      self = stored
      return
    }
    let utf8 = text.utf8
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon != utf8.startIndex else { return nil }
    let rest = utf8.index(after: colon)
    guard rest != utf8.endIndex, !utf8[rest...].contains(UInt8(ascii: ":")) else { return nil }
    self = .model(type: String(text[..<colon]), key: String(text[rest...]))
  }

  /// Reads only the kinds that Stream itself keeps (`SU`, `SO`, `SA`, `SR`).
  public init?(stored text: String) {
    let utf8 = text.utf8
    guard utf8.count > 3, utf8.first == UInt8(ascii: "S") else { return nil }
    let kind = utf8[utf8.index(after: utf8.startIndex)]
    let colon = utf8.index(utf8.startIndex, offsetBy: 2)
    guard utf8[colon] == UInt8(ascii: ":") else { return nil }
    let rest = text[utf8.index(after: colon)...]
    switch kind {
    case UInt8(ascii: "U"): self = .user(String(rest))
    case UInt8(ascii: "A"): self = .activity(String(rest))
    case UInt8(ascii: "R"): self = .reaction(String(rest))
    case UInt8(ascii: "O"):
      guard let split = rest.firstIndex(of: ":"), split != rest.startIndex else { return nil }
      let id = rest[rest.index(after: split)...]
      guard !id.isEmpty else { return nil }
      self = .object(collection: String(rest[..<split]), id: String(id))
    default: return nil
    }
  }
}

extension Reference: CustomStringConvertible {
  public var description: String {
    switch self {
    case .user(let id): "SU:\(id)"
    case .object(let collection, let id): "SO:\(collection):\(id)"
    case .activity(let id): "SA:\(id)"
    case .reaction(let id): "SR:\(id)"
    case .model(let type, let key): "\(type):\(key)"
    }
  }
}
