import FeedCore
import StyledText

/// Somebody's page: the header stays, the list below it moves.
struct ProfileView {
  private let page: ProfilePage
  private let state: State

  init(_ page: ProfilePage, _ state: State) {
    self.page = page
    self.state = state
  }

  func paint(_ painter: inout Painter, _ geometry: Geometry) {
    let header = ProfileHeader(page, state, painter.look, width: geometry.list.width).lines
    for (index, line) in header.enumerated() {
      painter.line(
        line,
        geometry.list.row + index,
        geometry.list.column + Geometry.gutter,
        clip: geometry.list
      )
    }
    ListView(page.list, state).paint(&painter, geometry.listBelow(header.count), geometry.preview)
  }
}

/// Name, bio, place, counts, and whether one follows the other.
struct ProfileHeader {
  let lines: [StyledLine]

  init(_ page: ProfilePage, _ state: State, _ look: Look, width: Int) {
    let width = max(1, min(width - Geometry.gutter - 1, look.theme.layout.textWidth))
    guard let profile = page.profile else {
      let text = page.loading.isUnderway ? "loading \(look.icon("more"))" : "@\(page.userID)"
      lines = [StyledLine(TextCleaner.field(text), roles: ["empty"]), StyledLine()]
      return
    }
    let bio = MarkedText.lines(TextCleaner.field(profile.user.bio)).flatMap {
      look.measure.wrapped($0, to: width)
    }.prefix(3)
    let about = Self.about(profile.user, look)
    lines =
      ([Self.title(profile, state, look)] + bio
      + (about.isEmpty ? [] : [about]) + [Self.counts(profile.user, look)])
      .filter { !$0.text.isEmpty }.map { look.measure.truncated($0, to: width) }
      + [StyledLine(String(repeating: look.icon("rule"), count: width), roles: ["border"])]
  }

  private static func title(_ profile: Profile, _ state: State, _ look: Look) -> StyledLine {
    var line = StyledLine([
      profile.user.avatar.span, Span(" "),
      Span(TextCleaner.field(profile.user.displayName), roles: ["author"]),
      Span(" @" + TextCleaner.field(profile.user.id), roles: ["handle"]), Span("   "),
    ])
    if profile.user.id == state.userID {
      line.append(Span("this is you", roles: ["meta"]))
    } else if profile.isFollowed {
      line.append(Span("\(look.icon("follow")) following", roles: ["good"]))
    } else {
      line.append(Span("not followed", roles: ["meta"]))
    }
    if profile.followsReader { line.append(Span(" \(look.icon("separator")) follows you", roles: ["meta"])) }
    return line
  }

  private static func about(_ user: FeedUser, _ look: Look) -> StyledLine {
    var line = StyledLine()
    if let place = user.data["location"]?.stringValue, !place.isEmpty {
      line.append(Span(TextCleaner.field(place), roles: ["meta"]))
    }
    if let site = user.data["website"]?.stringValue, !site.isEmpty {
      if !line.isEmpty { line.append(Span(" \(look.icon("separator")) ", roles: ["meta"])) }
      line.append(Span(TextCleaner.field(site), roles: ["link"], action: .link(url: site)))
    }
    return line
  }

  private static func counts(_ user: FeedUser, _ look: Look) -> StyledLine {
    guard let followers = user.followersCount, let following = user.followingCount else {
      return StyledLine()
    }
    return StyledLine([
      Span("\(followers)", roles: ["title"]),
      Span(followers == 1 ? " follower" : " followers", roles: ["meta"]),
      Span("  \(look.icon("separator"))  ", roles: ["meta"]),
      Span("\(following)", roles: ["title"]), Span(" following", roles: ["meta"]),
    ])
  }
}
