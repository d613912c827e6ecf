/// A backend that looks at a bounded number of entries for one page of a search.
///
/// A page may hold less than its limit, even nothing, although another one follows.
package protocol SearchPages: Sendable {
  /// Does what `searchUsers(_:limit:afterID:)` does, for one page.
  func userSearchPage(_ text: String?, limit: Int, afterID: String?) async throws -> UserSearchPage

  /// Does what `searchActivities(_:limit:before:in:)` does, for one page.
  func activitySearchPage(_ text: String, limit: Int, before: ActivityID?, in scope: FeedScope?) async throws
    -> ActivitySearchPage
}

extension SearchPages {
  /// Follows the pages of a search until there are `limit` users, or no more.
  package func usersOfAllPages(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser] {
    var page = try await userSearchPage(text, limit: limit, afterID: afterID)
    var (users, asked) = (page.users, afterID)
    // A server that names the same page again would be asked for ever.
    while users.count < limit, let next = page.next, next != asked {
      asked = next
      page = try await userSearchPage(text, limit: limit - users.count, afterID: next)
      users += page.users
    }
    return users
  }

  /// Does the same for activities.
  package func activitiesOfAllPages(
    _ text: String,
    limit: Int,
    before: ActivityID?,
    in scope: FeedScope?
  ) async throws -> [EnrichedActivity] {
    var page = try await activitySearchPage(text, limit: limit, before: before, in: scope)
    var (activities, asked) = (page.activities, before)
    while activities.count < limit, let next = page.next, next != asked {
      asked = next
      let rest = limit - activities.count
      page = try await activitySearchPage(text, limit: rest, before: next, in: scope)
      activities += page.activities
    }
    return activities
  }
}

/// Users that a search found, ordered by id.
package struct UserSearchPage: Sendable {
  package var users: [FeedUser]
  /// The `afterID` of the next page; nil after the last.
  package var next: String?

  package init(users: [FeedUser], next: String?) {
    self.users = users
    self.next = next
  }
}

/// Activities that a search found, newest first.
package struct ActivitySearchPage: Sendable {
  package var activities: [EnrichedActivity]
  /// The `before` of the next page; nil after the last.
  package var next: ActivityID?

  package init(activities: [EnrichedActivity], next: ActivityID?) {
    self.activities = activities
    self.next = next
  }
}
