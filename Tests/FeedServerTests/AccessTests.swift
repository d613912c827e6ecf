import FeedCore
import StreamAuth
import StreamWire
import Testing

@testable import FeedServer

/// Who may do what. See the article “Callers and permissions” of FeedServer.
@Suite struct AccessTests {
  private func allows(_ method: String, _ path: String, _ caller: Caller) -> Bool {
    guard let match = try? StreamRoutes.table.find(method, path) else { return false }
    let feed = match.values["slug"].flatMap { slug in match.values["id"].map { FeedID(trusted: slug, $0) } }
    return (try? match.route.access.check(caller, feed: feed, pathUser: match.values["user"])) != nil
  }

  private let ann = Caller.user("ann")

  @Test(arguments: [
    ("GET", "feed/user/ann"), ("GET", "feed/timeline/ann"), ("GET", "feed/user/bob"),
    ("GET", "enrich/feed/notification/ann"), ("POST", "feed/user/ann"), ("DELETE", "feed/user/ann/1"),
    ("POST", "feed/timeline/ann/follows"), ("DELETE", "feed/timeline/ann/following/user:bob"),
    ("GET", "feed/user/ann/followers"), ("GET", "user/bob"), ("PUT", "user/ann"), ("DELETE", "user/ann"),
    ("POST", "reaction"), ("GET", "collections/food/1"), ("GET", "activities"), ("POST", "files"),
  ])
  func aUserMay(_ method: String, _ path: String) { #expect(allows(method, path, ann)) }

  @Test(arguments: [
    ("GET", "feed/timeline/bob"), ("GET", "enrich/feed/notification/bob"), ("POST", "feed/user/bob"),
    ("DELETE", "feed/user/bob/1"), ("POST", "feed/timeline/bob/follows"), ("GET", "feed/user/bob/followers"),
    ("GET", "feed/timeline/bob/follows"), ("PUT", "user/bob"), ("DELETE", "user/bob"),
    ("POST", "feed/add_to_many"), ("POST", "users"), ("DELETE", "users"), ("POST", "collections"),
    ("DELETE", "collections"), ("GET", "audit_logs"), ("POST", "data_privacy/delete_activities"),
    ("POST", "feed_targets/user/bob/activity_to_targets"), ("GET", "personalization/meta"),
    ("GET", "data_privacy/export_ids/bob"),
  ])
  func aUserMayNot(_ method: String, _ path: String) { #expect(!allows(method, path, ann)) }

  @Test func aServersTokenReachesAsFarAsItSays() {
    #expect(allows("DELETE", "users", .server(.server())))
    #expect(allows("GET", "feed/user/bob", .server(.readOnly("user:bob"))))
    #expect(!allows("POST", "feed/user/bob", .server(.readOnly("user:bob"))))
    #expect(!allows("GET", "feed/user/ann", .server(.readOnly("user:bob"))))
    #expect(!allows("GET", "users", .server(.readOnly("user:bob"))))
    #expect(allows("POST", "follow_many", .server(.server("follower", "write"))))
    #expect(!allows("POST", "follow_many", .server(.server("users", "*"))))
  }

  /// Every route says what it asks; none may be open by having been forgotten.
  @Test func noRouteTakesATokenForNothing() {
    let useless = Caller.server(TokenClaims(resource: "nothing", action: "nothing", feedID: "nothing"))
    for route in StreamRoutes.table.routes {
      #expect(throws: FeedError.self) { try route.access.check(useless, feed: nil, pathUser: nil) }
    }
  }

  // MARK: Credentials

  private let now = Timestamp(seconds: 1_700_000_000)
  private let engine = idleBackend()

  private func admit(_ change: (inout Gatekeeper.Credentials) -> Void) throws -> Caller {
    let moment = now
    let keeper = Gatekeeper(
      apps: [StreamApp(key: "key", secret: "secret", backend: engine)],
      clock: { moment }
    )
    var credentials = Gatekeeper.Credentials(
      method: "GET",
      target: "/api/v1.0/feed/user/ann/?api_key=key",
      query: QueryItems([("api_key", "key")])
    )
    change(&credentials)
    return try keeper.admit(credentials).caller
  }

  private func code(_ change: (inout Gatekeeper.Credentials) -> Void) -> FeedError.Code? {
    do {
      _ = try admit(change)
      return nil
    } catch {
      return (error as? FeedError)?.code
    }
  }

  @Test func tokensAreReadFromWhereClientsPutThem() throws {
    let user = StreamToken.sign(.user("ann"), secret: "secret")
    #expect(try admit { $0.authorization = user } == .user("ann"))
    #expect(try admit { $0.authorization = "Bearer \(user)" } == .user("ann"))
    #expect(try admit { $0.query.append("authorization", user) } == .user("ann"))
    let server = StreamToken.sign(.server("users"), secret: "secret")
    #expect(try admit { $0.authorization = server } == .server(.server("users")))
  }

  @Test func noUserPassesForAnotherByTheEncodingOfTheirName() throws {
    // Å as one letter, as the sign of a unit, and as A with a ring: one text to Swift, three to a database.
    #expect(
      try admit { $0.authorization = StreamToken.sign(.user("\u{C5}sa"), secret: "secret") }
        == .user("\u{C5}sa")
    )
    for name in ["\u{212B}sa", "A\u{30A}sa"] {
      #expect(code { $0.authorization = StreamToken.sign(.user(name), secret: "secret") } == .authentication)
    }
  }

  @Test func whatIsWrongIsToldApart() {
    let good = StreamToken.sign(.server(), secret: "secret")
    #expect(code { $0.query = QueryItems([("api_key", "other")]) } == .apiKey)
    #expect(code { $0.query = QueryItems() } == .apiKey)
    #expect(code { _ in } == .authentication)
    #expect(code { $0.authorization = "nonsense" } == .authentication)
    #expect(code { $0.authorization = StreamToken.sign(.server(), secret: "wrong") } == .notAllowed)
    var expired = TokenClaims.user("ann")
    expired.expiry = now.seconds - 1
    #expect(code { $0.authorization = StreamToken.sign(expired, secret: "secret") } == .authentication)
    #expect(code { $0.authorization = good } == nil)
  }

  @Test func aVerifiedTokenStillExpires() throws {
    var claims = TokenClaims.user("ann")
    claims.expiry = now.seconds + 10
    let token = StreamToken.sign(claims, secret: "secret")
    let clock = TestClock(now)
    let keeper = Gatekeeper(
      apps: [StreamApp(key: "key", secret: "secret", backend: engine)],
      clock: { clock.now }
    )
    let app = try keeper.app(withKey: "key")
    _ = try keeper.claims(of: token, for: app)
    clock.advance(by: 11)
    #expect(throws: FeedError.self) { try keeper.claims(of: token, for: app) }
  }

  @Test func httpSignaturesAreAServers() throws {
    let date = HTTPDate.text(now)
    let target = "/api/v1.0/feed/user/ann/?api_key=key"
    let header = HTTPSignature.header(key: "key", secret: "secret", method: "GET", target: target, date: date)
    let caller = try admit {
      $0.query = QueryItems()
      $0.authorization = header
      $0.date = date
    }
    #expect(caller == .server(.server()))
    #expect(code { $0.authorization = header } == .authentication)
  }

  @Test func aPeerIsWhoTheKernelSaysWhateverTokenItSends() throws {
    let other = StreamToken.sign(.server(), secret: "secret")
    let caller = try admit {
      $0.peer = "ann"
      $0.authorization = other
      $0.query = QueryItems()
    }
    #expect(caller == .user("ann"))
    #expect(code { $0.peer = "john.doe" } == .notAllowed)
  }

  @Test(
    arguments: [
      (nil, true), ("127.0.0.1", true), ("127.8.9.1", true), ("::1", true), ("::ffff:127.0.0.1", true),
      ("192.0.2.7", false), ("128.127.0.1", false), ("2001:db8::127.0.0.1", false), ("", false),
    ] as [(String?, Bool)]
  )
  func thisMachineIsKnownByItsAddress(_ address: String?, _ isLocal: Bool) {
    #expect(ConnectionContext.isLocal(address) == isLocal)
  }
}
