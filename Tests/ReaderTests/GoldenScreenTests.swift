import FeedCore
import Screen
import Testing

@testable import Reader

@Suite("Screens, as they are kept")
struct GoldenScreenTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 200, height: 50)]

  /// A reader with something in every tab.
  static func desk(_ size: Size) -> Desk {
    var desk = Desk(width: size.width, height: size.height)
    desk.state.options.follow = false
    desk.send(.started(Start(now: .reading)))
    desk.send(.connected(.dummy("ann", name: "Ann Archer")))
    let own = EnrichedActivity.tweet(
      90,
      by: "ann",
      "The tomatoes have opinions.",
      counts: ["like": 2, "comment": 1]
    )
    desk.answer(
      .list(.feed("timeline:ann"), start: nil),
      with: .page(ListPage(timeline.map { .activity($0) }))
    )
    desk.answer(.list(.feed("user:ann"), start: nil), with: .page(ListPage([.activity(own)])))
    let tweets = ActivityGroup.dummy("tweets", EnrichedActivity.tweets(1...3))
    desk.answer(.list(.feed("timeline_aggregated:ann"), start: nil), with: .page(ListPage([.group(tweets)])))
    let likes = ActivityGroup.dummy(
      "likes",
      [.like(5, by: "bob", of: own), .like(9, by: "eve", of: own)],
      isRead: false
    )
    let older = ActivityGroup.dummy("older", [.like(80, by: "eve", of: own)], isRead: true)
    desk.answer(
      .list(.feed("notification:ann"), start: nil),
      with: .page(ListPage([.group(likes), .group(older)], unread: 1))
    )
    desk.answer(.followed, with: .followed(["bob"]))
    return desk
  }

  private static let timeline: [EnrichedActivity] =
    [
      .tweet(1, "Concrete is poured. Nobody touch anything.", counts: ["like": 3, "comment": 2]),
      .tweet(4, by: "chloé", "Brouillard sur le canal ce matin. https://example.org/canal ❤️"),
      .tweet(12, by: "daichi", "北アルプスの朝。気温はマイナス五度、雲海がどこまでも続いていました。今日はここまで歩きました。明日はもっと先へ行くつもりです。"),
      .tweet(31, by: "eve", String(repeating: "A long thought that wraps over lines. ", count: 8)),
      .tweet(75, by: "farid", "القراءة سفر بلا حقائب."),
    ] + EnrichedActivity.tweets(100..<120)

  @Test("each tab", arguments: sizes, Tab.allCases)
  func tabs(size: Size, tab: Tab) throws {
    var desk = Self.desk(size)
    desk.press("\(tab.rawValue + 1)")
    try Golden.expect(desk.screen, "tab-\(tab.name)-\(size.width)x\(size.height)")
  }

  @Test("a thread with comments", arguments: sizes)
  func thread(size: Size) throws {
    var desk = Self.desk(size)
    desk.press("<enter>")
    let post = Self.timeline[0]
    let answer = Reaction.comment("b", by: "ann", on: post, "Not even the cat?", minutesAgo: 1, parent: "a")
    let comments = [
      Reaction.comment(
        "a",
        by: "grace",
        on: post,
        "Too late, the robot did.",
        minutesAgo: 3,
        answers: [answer]
      ),
      Reaction.comment("c", by: "eve", on: post, "Beautiful.", minutesAgo: 2),
    ]
    desk.answer(.comments(post.id, start: nil), with: .comments(comments, next: nil))
    desk.answer(
      .likers(post.id),
      with: .people(["eve", "grace", "ann"].map { Person(.dummy($0), isFollowed: false) }, next: nil)
    )
    desk.press("j")
    try Golden.expect(desk.screen, "thread-\(size.width)x\(size.height)")
  }

  @Test("a profile", arguments: sizes)
  func profile(size: Size) throws {
    var desk = Self.desk(size)
    desk.press("u")
    var user = FeedUser.dummy("bob", name: "Bob Okafor", bio: "Building bridges, some of them literal.")
    user.data["location"] = "Rotterdam"
    user.data["website"] = "https://example.org/~bob"
    (user.followersCount, user.followingCount) = (1, 42)
    desk.answer(.profile("bob"), with: .profile(Profile(user, isFollowed: true, followsReader: true)))
    desk.answer(.list(.feed("user:bob"), start: nil), with: .page(.tweets(1..<9)))
    try Golden.expect(desk.screen, "profile-\(size.width)x\(size.height)")
  }

  @Test("people", arguments: sizes)
  func people(size: Size) throws {
    var desk = Self.desk(size)
    desk.press("pbo<enter>")
    let people = [
      Person(.dummy("bob", name: "Bob Okafor", bio: "Building bridges."), isFollowed: true),
      Person(.dummy("bonnie", bio: "No relation\nto anybody."), isFollowed: false),
    ]
    desk.answer(.people(.search("bo"), start: nil), with: .people(people, next: nil))
    try Golden.expect(desk.screen, "people-\(size.width)x\(size.height)")
  }

  @Test("the composer answering a post", arguments: sizes)
  func composer(size: Size) throws {
    var desk = Self.desk(size)
    desk.press(
      "rGreat news! I will keep my hands, feet and tools where they are, and tell the neighbours too."
    )
    try Golden.expect(desk.screen, "composer-\(size.width)x\(size.height)")
  }

  @Test("help", arguments: sizes)
  func help(size: Size) throws {
    var desk = Self.desk(size)
    desk.press("?")
    try Golden.expect(desk.screen, "help-\(size.width)x\(size.height)")
  }

  @Test("the menu of actions", arguments: sizes)
  func menu(size: Size) throws {
    var desk = Self.desk(size)
    desk.press(".jj")
    try Golden.expect(desk.screen, "menu-\(size.width)x\(size.height)")
  }

  @Test("a post that means harm", arguments: sizes)
  func hostile(size: Size) throws {
    let text =
      "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}gnp.exe\u{202C} a\u{8}b\r\nline\u{0} Z\u{335}\u{336}\u{337}\u{338}\u{339} \u{200B}end"
    var desk = Desk(width: size.width, height: size.height)
    desk.send(.started(Start(now: .reading)))
    desk.send(.connected(nil))
    desk.answer(
      .list(.feed("timeline:ann"), start: nil),
      with: .page(ListPage([.activity(.tweet(1, by: "mallory", text)), .activity(.tweet(2))]))
    )
    try Golden.expect(desk.screen, "hostile-\(size.width)x\(size.height)")
    #expect(
      desk.screen.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
      }
    )
  }

  @Test("nothing there yet", arguments: Tab.allCases)
  func empty(tab: Tab) throws {
    var desk = Desk.reading(1..<1)
    desk.press("\(tab.rawValue + 1)")
    try Golden.expect(desk.screen, "empty-\(tab.name)-80x24")
  }

  @Test("before the backend is open")
  func opening() throws { try Golden.expect(Desk().screen, "opening-80x24") }

  @Test(
    "too small, down to a single cell",
    arguments: [Size(width: 20, height: 5), Size(width: 1, height: 1)]
  )
  func small(size: Size) throws {
    var desk = Self.desk(Size(width: 80, height: 24))
    desk.send(.terminal(.resize(size)))
    desk.press("jjk<pgdn>")
    try Golden.expect(desk.screen, "small-\(size.width)x\(size.height)")
    desk.send(.terminal(.resize(Size(width: 80, height: 24))))
    #expect(desk.selectedText.contains("Bob") || !desk.selectedText.isEmpty)
  }
}
