import FeedCore

/// A user as the reader's lists and profiles show them.
public struct Person: Hashable, Sendable, Identifiable {
  public var user: FeedUser
  /// Whether the reader follows them.
  public var isFollowed: Bool
  /// Whether they follow the reader; nil where it was not asked.
  public var followsReader: Bool?
  /// Whether they are the reader.
  public var isReader: Bool

  public init(user: FeedUser, isFollowed: Bool, followsReader: Bool? = nil, isReader: Bool) {
    (self.user, self.isFollowed) = (user, isFollowed)
    (self.followsReader, self.isReader) = (followsReader, isReader)
  }

  public var id: String { user.id }

  /// The name, or the id if there is none.
  public var name: String { user.displayName }
}

extension FeedUser {
  /// The name, or the id if there is none.
  public var displayName: String {
    guard let name = data["name"]?.stringValue, !name.isEmpty else { return id }
    return name
  }
}

extension Person: FieldReadable {
  /// The user's fields; and `followed`, `follows_you`, `is_you`.
  public func field(_ name: String) -> FieldValue? {
    switch name {
    case "followed": .bool(isFollowed)
    case "follows_you": followsReader.map { .bool($0) }
    case "is_you": .bool(isReader)
    default: user.field(name)
    }
  }
}

/// One page of a list of people.
public struct PeoplePage: Sendable {
  public var people: [Person]
  /// Where the next page begins; nil on the last one.
  public var next: PeopleQuery?

  public init(people: [Person], next: PeopleQuery? = nil) { (self.people, self.next) = (people, next) }
}

/// Which people to list.
public struct PeopleQuery: Hashable, Sendable {
  public enum Selection: Hashable, Sendable {
    /// All, or those whose id, name or bio hold the words of a text; by id.
    case matching(String?)
    /// Who follows a user, newest follow first.
    case followers(of: String)
    /// Whom a user follows, newest follow first.
    case following(of: String)
  }

  public var selection: Selection
  public var limit: Int
  /// Of a search: the last id of the page before.
  var afterID: String?
  /// Of follows: how many came before.
  var offset = 0

  public init(_ selection: Selection, limit: Int = 25) {
    (self.selection, self.limit) = (selection, limit)
  }
}
