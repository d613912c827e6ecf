import FeedCore

/// Somebody who lives in a world, or something in it that can be followed: a repository, a board.
public struct WorldPerson: Hashable, Sendable, Identifiable {
  /// The user's id, also their handle.
  public var id: String
  public var name: String
  public var bio: String
  public var location: String
  public var website: String?
  /// `person`, `repository`, `board`.
  public var kind: String
  /// The names of the phrase books they write from: interests, the dearest first.
  public var interests: [String]
  /// The language they also write; `en` for those who write English only.
  public var language: String
  /// How much of what they write is in that language, 0…1.
  public var languageShare: Double
  /// Hours from UTC, which sets when they are awake.
  public var utcOffset: Int
  /// How many follow them, relative to others.
  public var popularity: Double
  /// How much they write, relative to others.
  public var energy: Double
  public var voice: Voice
  public var joined: Timestamp

  /// The user's data: `name`, `bio`, `location`, `website`, `kind`.
  public var data: [String: JSONValue] {
    var data: [String: JSONValue] = ["name": .string(name), "bio": .string(bio), "kind": .string(kind)]
    if !location.isEmpty { data["location"] = .string(location) }
    if let website { data["website"] = .string(website) }
    return data
  }

  /// What friends call them: the first word of the name.
  public var firstName: String { name.split(separator: " ").first.map(String.init) ?? name }
}
