import FeedCore

extension Social {
  /// A user with follow counts, and how they and the reader stand.
  ///
  /// - Throws: `FeedError` with code `notFound` for an unknown user.
  package func profile(_ id: String) async throws -> Person {
    let user = try await existingUser(id, withFollowCounts: true)
    let follows = try await backend.following(
      of: PersonFeeds(id).timeline,
      FollowQuery(limit: 1, filter: [feeds.user])
    )
    return Person(
      user: user,
      isFollowed: try await self.follows(id),
      followsReader: !follows.isEmpty,
      isReader: id == userID
    )
  }

  /// A page of people: found by text, or by who follows whom.
  package func people(_ query: PeopleQuery) async throws -> PeoplePage {
    switch query.selection {
    case .matching(let text): try await matching(text, query)
    case .followers(let id): try await followers(of: id, query)
    case .following(let id): try await followed(by: id, query)
    }
  }

  private func matching(_ text: String?, _ query: PeopleQuery) async throws -> PeoplePage {
    guard backend.capabilities.contains(.search) else {
      // Without a search, a text that is an id still finds its user.
      let ids = [text].compactMap { $0 }.filter(FeedID.isValid)
      return PeoplePage(people: try await people(backend.users(ids)))
    }
    let users = try await backend.searchUsers(text, limit: query.limit, afterID: query.afterID)
    var next = query
    next.afterID = users.last?.id
    return PeoplePage(people: try await people(users), next: users.count < query.limit ? nil : next)
  }

  /// Each follower follows with two news feeds, of which one counts: so two follows are read for each person.
  private func followers(of id: String, _ query: PeopleQuery) async throws -> PeoplePage {
    let feed = PersonFeeds(try await existingUser(id).id).user
    let page = FollowQuery(limit: query.limit * 2, offset: query.offset)
    let follows = try await backend.followers(of: feed, page)
    let ids = follows.filter { $0.feed.group == feeds.timeline.group }.map(\.feed.id)
    return try await followPage(ids, isLast: follows.count < page.limit, after: page, query)
  }

  private func followed(by id: String, _ query: PeopleQuery) async throws -> PeoplePage {
    let feed = PersonFeeds(try await existingUser(id).id).timeline
    let page = FollowQuery(limit: query.limit, offset: query.offset)
    let follows = try await backend.following(of: feed, page)
    return try await followPage(
      follows.map(\.target.id),
      isLast: follows.count < page.limit,
      after: page,
      query
    )
  }

  private func followPage(_ ids: [String], isLast: Bool, after page: FollowQuery, _ query: PeopleQuery)
    async throws -> PeoplePage
  {
    var next = query
    next.offset += page.limit
    return PeoplePage(people: try await people(backend.users(ids)), next: isLast ? nil : next)
  }

  /// Users as people: one question for all of them about who is followed.
  private func people(_ users: [FeedUser]) async throws -> [Person] {
    let followed = try await followed(among: users.map(\.id))
    return users.map {
      Person(user: $0, isFollowed: followed.contains($0.id), isReader: $0.id == userID)
    }
  }

  /// Makes sure that the acting user exists, with a name. One who exists is left as they are.
  @discardableResult
  package func signUp(name: String? = nil, data: [String: JSONValue] = [:]) async throws -> FeedUser {
    var data = data
    data["name"] = data["name"] ?? .string(name ?? userID)
    return try await backend.addUser(userID, data: data, orGet: true)
  }

  /// Changes parts of the acting user's data; a null removes the part.
  @discardableResult
  package func updateProfile(_ changes: [String: JSONValue]) async throws -> FeedUser {
    var data = try await existingUser(userID).data
    for (name, value) in changes {
      // Assigning nil would store a JSON null, which is a value too.
      if value.isNull { data.removeValue(forKey: name) } else { data[name] = value }
    }
    return try await backend.updateUser(userID, data: data)
  }
}
