import FeedCore

/// A user as the reader's lists and profiles show them.
package struct Person: Hashable, Sendable, Identifiable {
  package var user: FeedUser
  /// Whether the reader follows them.
  package var isFollowed: Bool
  /// Whether they follow the reader; nil if it was not asked.
  package var followsReader: Bool?
  /// Whether they are the reader.
  package var isReader: Bool

  package init(user: FeedUser, isFollowed: Bool, followsReader: Bool? = nil, isReader: Bool) {
    self.user = user
    self.isFollowed = isFollowed
    self.followsReader = followsReader
    self.isReader = isReader
  }

  package var id: String { user.id }

  /// The name, or the id if there is none.
  package var name: String { user.displayName }
}

extension FeedUser {
  /// The name, or the id if there is none.
  package var displayName: String {
    guard let name = data["name"]?.stringValue, !name.isEmpty else { return id }
    return name
  }
}

extension Person: FieldReadable {
  /// The user's fields; and `followed`, `follows_you`, `is_you`.
  package func field(_ name: String) -> FieldValue? {
    switch name {
    case "followed": .bool(isFollowed)
    case "follows_you": followsReader.map { .bool($0) }
    case "is_you": .bool(isReader)
    default: user.field(name)
    }
  }
}

/// One page of a list of people.
package struct PeoplePage: Sendable {
  package var people: [Person]
  /// Where the next page begins; nil on the last one.
  package var next: PeopleQuery?

  package init(people: [Person], next: PeopleQuery? = nil) {
    self.people = people
    self.next = next
  }
}

/// Which people to list.
package struct PeopleQuery: Hashable, Sendable {
  package enum Selection: Hashable, Sendable {
    /// All, or those whose id, name or bio hold the words of a text; by id.
    case matching(String?)
    /// Who follows a user, newest follow first.
    case followers(of: String)
    /// Whom a user follows, newest follow first.
    case following(of: String)
  }

  package var selection: Selection
  package var limit: Int
  /// Of a search: the last id of the page before.
  var afterID: String?
  /// Of follows: how many came before.
  var offset = 0

  package init(_ selection: Selection, limit: Int = 25) {
    self.selection = selection
    self.limit = limit
  }
}
