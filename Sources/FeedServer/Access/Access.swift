import FeedCore
import StreamAuth

/// What a route asks of its caller before it runs.
package struct Access: Sendable {
  /// What a user may do here; servers are held to the scope alone.
  package enum Users: Hashable, Sendable {
    case all
    case none
    /// Only on feeds that the user may read.
    case readers
    /// Only on the user's own feeds.
    case owners
    /// The user named in the path.
    case themselves
  }

  /// The resources a server's token may name for it.
  package var resources: [String]
  package var actions: [TokenScope.Action]
  package var users: Users

  package init(_ resources: [String], _ actions: [TokenScope.Action], users: Users) {
    self.resources = resources
    self.actions = actions
    self.users = users
  }

  /// - Parameters:
  ///   - feed: the feed in the path, where there is one.
  ///   - pathUser: the user in the path.
  /// - Throws: `FeedError` with code `notAllowed`.
  package func check(_ caller: Caller, feed: FeedID?, pathUser: String?) throws {
    switch caller {
    case .server(let claims): try TokenScope(resources, actions, feed: feed).check(claims)
    case .user(let id): try UserPolicy.require(allows(UserPolicy(id), feed: feed, pathUser: pathUser))
    }
  }

  private func allows(_ policy: UserPolicy, feed: FeedID?, pathUser: String?) -> Bool {
    switch users {
    case .all: true
    case .none: false
    case .readers: feed.map(policy.mayRead) ?? false
    case .owners: feed.map(policy.owns) ?? false
    case .themselves: pathUser == policy.userID
    }
  }
}
