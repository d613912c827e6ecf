import FeedCore
import Testing

@Suite("Login names as user ids")
struct LoginNameTests {
  @Test(arguments: [
    ("ann", "ann"), ("ann.smith", "ann--smith"), ("a-b_c9", "a-b_c9"), ("müller", "müller"),
    ("j.r.smith", "j--r--smith"), ("ann..smith", "ann----smith"),
  ])
  func become(login: String, id: String) {
    #expect(LoginName.userID(login) == id)
    #expect(FeedID.isValid(id))
  }

  /// Each would have the id of somebody else, or none that a feed can have.
  @Test(arguments: [
    "ann--smith", "ann-.smith", "ann.-smith", "DOMAIN\\ann", "ann@example.org", "ann smith", "",
  ])
  func haveNone(login: String) {
    #expect(LoginName.userID(login) == nil)
  }

  @Test func noTwoShareOne() {
    let parts = ["a", "b", ".", "-", "_"]
    var logins = [""]
    for _ in 0..<5 { logins += logins.flatMap { login in parts.map { login + $0 } } }
    let named = Set(logins).compactMap { LoginName.userID($0) }
    #expect(named.count > 1000)
    #expect(Set(named).count == named.count)
  }
}
