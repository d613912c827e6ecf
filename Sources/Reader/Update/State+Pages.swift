import FeedCore

extension State {
  /// Takes an answer for one page; nil if the page did not ask.
  mutating func take(
    _ result: Result<Loaded, FeedError>,
    for request: RequestID,
    page index: Int,
    of tab: Tab
  ) -> [Effect]? {
    var page = tabs[tab.rawValue].pages[index]
    defer { tabs[tab.rawValue].pages[index] = page }
    if var list = page.list, list.loading.isWaiting(for: request) {
      let effects = takePage(result, into: &list)
      page.list = list
      return effects
    }
    switch page {
    case .detail(var detail):
      let effects = take(result, for: request, &detail)
      page = .detail(detail)
      return effects
    case .people(var people):
      let effects = take(result, for: request, &people)
      page = .people(people)
      return effects
    case .profile(var profile):
      let effects = take(result, for: request, &profile)
      page = .profile(profile)
      return effects
    case .results: return nil
    }
  }

  private mutating func take(
    _ result: Result<Loaded, FeedError>,
    for request: RequestID,
    _ page: inout DetailPage
  ) -> [Effect]? {
    if page.likersLoading.isWaiting(for: request) {
      page.likersLoading = .loaded
      if case .success(.people(let people, _)) = result { page.likers = people }
      return []
    }
    guard page.loading.isWaiting(for: request) else { return nil }
    let (loaded, effects) = settle(result, &page.loading)
    if case .comments(let comments, let next) = loaded {
      if page.isReloading { page.setComments(comments) } else { page.addComments(comments) }
      (page.next, page.isReloading) = (next, false)
    }
    return effects
  }

  private mutating func take(
    _ result: Result<Loaded, FeedError>,
    for request: RequestID,
    _ page: inout PeoplePage
  ) -> [Effect]? {
    guard page.loading.isWaiting(for: request) else { return nil }
    let (loaded, effects) = settle(result, &page.loading)
    if case .people(let people, let next) = loaded {
      page.take(people, next: next, isFirst: page.people.isEmpty)
    }
    return effects
  }

  private mutating func take(
    _ result: Result<Loaded, FeedError>,
    for request: RequestID,
    _ page: inout ProfilePage
  ) -> [Effect]? {
    guard page.loading.isWaiting(for: request) else { return nil }
    let (loaded, effects) = settle(result, &page.loading)
    if case .profile(let profile) = loaded {
      page.profile = profile
      if profile.isFollowed { followed.insert(profile.user.id) } else { followed.remove(profile.user.id) }
    }
    return effects
  }

  /// What came, where something came; a failure is reported.
  private mutating func settle(
    _ result: Result<Loaded, FeedError>,
    _ loading: inout Loading
  ) -> (loaded: Loaded?, effects: [Effect]) {
    switch result {
    case .success(let loaded):
      loading = .loaded
      return (loaded, [])
    case .failure(let error):
      loading = .failed(error.detail)
      return (nil, fail(error))
    }
  }

  // MARK: Opening

  mutating func push(_ page: Page) { tabs[tab.rawValue].pages.append(page) }

  mutating func openDetail(of content: Entry.Content) -> [Effect] {
    var page = DetailPage(content, version: nextVersion())
    var effects: [Effect] = []
    if let subject = page.subject {
      let (comments, likers) = (nextRequest(), nextRequest())
      (page.loading, page.likersLoading) = (.underway(comments), .underway(likers))
      effects = [.load(comments, .comments(subject.id, start: nil)), .load(likers, .likers(subject.id))]
    }
    push(.detail(page))
    return effects
  }

  mutating func openProfile(_ id: String, known user: FeedUser?) -> [Effect] {
    if case .profile(let page) = page, page.userID == id { return [] }
    var page = ProfilePage(id, known: user)
    page.profile?.isFollowed = followed.contains(id)
    let request = nextRequest()
    page.loading = .underway(request)
    let effects = [.load(request, .profile(id))] + loadFirst(of: &page.list)
    push(.profile(page))
    return effects
  }

  mutating func openPeople(_ source: PeopleSource, title: String) -> [Effect] {
    var page = PeoplePage(source, title: title)
    let request = nextRequest()
    page.loading = .underway(request)
    push(.people(page))
    return [.load(request, .people(source, start: nil))]
  }

  mutating func openResults(_ source: ListSource, title: String) -> [Effect] {
    var page = ResultsPage(source, title: title)
    let effects = loadFirst(of: &page.list)
    push(.results(page))
    return effects
  }

  /// Asks again for what the page shows.
  mutating func reload(_ page: inout Page) -> [Effect] {
    switch page {
    case .detail(var detail):
      let effects = reload(&detail)
      page = .detail(detail)
      return effects
    case .profile(var profile):
      let request = nextRequest()
      profile.loading = .underway(request)
      let effects = [.load(request, .profile(profile.userID))] + loadFirst(of: &profile.list)
      page = .profile(profile)
      return effects
    case .people(let people):
      var fresh = PeoplePage(people.source, title: people.title)
      let request = nextRequest()
      fresh.loading = .underway(request)
      page = .people(fresh)
      return [.load(request, .people(people.source, start: nil))]
    case .results(var results):
      let effects = loadFirst(of: &results.list)
      page = .results(results)
      return effects
    }
  }

  /// Comments and likers again; those shown stay until the answer is there.
  mutating func reload(_ page: inout DetailPage) -> [Effect] {
    guard let subject = page.subject else { return [] }
    let (comments, likers, activity) = (nextRequest(), nextRequest(), nextRequest())
    (page.loading, page.likersLoading, page.isReloading) = (.underway(comments), .underway(likers), true)
    activitiesRequests.insert(activity)
    return [
      .load(comments, .comments(subject.id, start: nil)), .load(likers, .likers(subject.id)),
      .load(activity, .activities([subject.id])),
    ]
  }
}
