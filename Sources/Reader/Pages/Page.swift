/// What lies over a tab's list.
enum Page: Sendable {
  case detail(DetailPage)
  case profile(ProfilePage)
  case people(PeoplePage)
  case results(ResultsPage)
}

extension Page {
  /// The list of activities that the page shows, if it shows one.
  var list: FeedList? {
    get {
      switch self {
      case .profile(let page): page.list
      case .results(let page): page.list
      case .detail, .people: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .profile(var page):
        page.list = newValue
        self = .profile(page)
      case .results(var page):
        page.list = newValue
        self = .results(page)
      case .detail, .people: break
      }
    }
  }
}
