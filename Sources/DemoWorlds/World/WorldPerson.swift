import FeedCore

/// Somebody who lives in a world, or something in it that can be followed: a repository, a board.
package struct WorldPerson: Hashable, Sendable, Identifiable {
  /// The user's id, also their handle.
  package var id: String
  package var name: String
  package var bio: String
  package var location: String
  package var website: String?
  /// `person`, `repository`, `board`.
  package var kind: String
  /// The names of the phrase books they write from: interests, the dearest first.
  package var interests: [String]
  /// The language they also write; `en` for those who write English only.
  package var language: String
  /// How much of what they write is in that language, 0…1.
  package var languageShare: Double
  /// Hours from UTC, which sets when they are awake.
  package var utcOffset: Int
  /// How many follow them, relative to others.
  package var popularity: Double
  /// How much they write, relative to others.
  package var energy: Double
  package var voice: Voice
  package var joined: Timestamp

  /// The user's data: `name`, `bio`, `location`, `website`, `kind`.
  package var data: [String: JSONValue] {
    var data: [String: JSONValue] = ["name": .string(name), "bio": .string(bio), "kind": .string(kind)]
    if !location.isEmpty { data["location"] = .string(location) }
    if let website { data["website"] = .string(website) }
    return data
  }

  /// What friends call them: the first word of the name.
  package var firstName: String { name.split(separator: " ").first.map(String.init) ?? name }
}
