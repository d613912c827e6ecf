import FeedCore
import Testing

@testable import FeedServer

/// How addresses are understood. See “Addresses” in the article “Wire format” of FeedServer.
@Suite struct RoutingTests {
  private func route(_ method: String, _ path: String) -> String? {
    (try? StreamRoutes.table.find(method, StreamRoutes.path(path)))?.route.pattern
  }

  @Test(arguments: [
    "/api/v1.0/feed/user/ann/", "/api/v1.0/feed/user/ann", "//api//v1.0//feed//user/ann//",
    "/api/v1.0/feed/user/%61nn/", "/api/v2.0/feed/user/ann/",
  ])
  func slashesAndVersionsDoNotMatter(_ path: String) throws {
    let match = try StreamRoutes.table.find("GET", StreamRoutes.path(path))
    #expect(match.route.pattern == "feed/:slug/:id")
    #expect(match.values == ["slug": "user", "id": "ann"])
  }

  @Test func literalsWinOverValues() {
    #expect(route("GET", "/api/v1.0/reaction/get_many/") == "reaction/get_many")
    #expect(route("GET", "/api/v1.0/reaction/17/") == "reaction/:reaction")
    #expect(route("PUT", "/api/v1.0/reaction/17/restore/") == "reaction/:reaction/restore")
    #expect(route("GET", "/api/v1.0/reaction/user_id/ann/") == "reaction/:lookup/:value")
    #expect(route("POST", "/api/v1.0/feed/add_to_many/") == "feed/add_to_many")
    #expect(route("GET", "/api/v1.0/feed/user/ann/followers/") == "feed/:slug/:id/followers")
  }

  @Test(arguments: ["follows", "following"])
  func bothNamesOfFollows(_ name: String) {
    for method in ["GET", "POST"] { #expect(route(method, "/api/v1.0/feed/user/ann/\(name)/") != nil) }
    #expect(route("DELETE", "/api/v1.0/feed/user/ann/\(name)/user:bob/") != nil)
  }

  @Test func foreignIDsKeepTheirSlashes() throws {
    let match = try StreamRoutes.table.find("DELETE", StreamRoutes.path("/api/v1.0/feed/user/ann/a%2Fb%3Ac/"))
    #expect(match.values["activity"] == "a/b:c")
  }

  @Test func onePortAnswersForAllServices() {
    #expect(route("POST", "/analytics/v1.0/engagement/") == "analytics/engagement")
    #expect(route("GET", "/analytics/redirect/") == "analytics/redirect")
    #expect(route("GET", "/personalization/v1.0/meta/") == "personalization/:resource")
    #expect(route("GET", "/api/v1.0/enrich/personalization/feed/") == "enrich/personalization/feed")
    #expect(route("GET", "/api/v1.0/collections/") == route("GET", "/api/v1.0/collections"))
    #expect(route("GET", "/api/v1.0/meta/") == "meta")
  }

  @Test func whatIsMissingAndWhatIsForOtherMethods() {
    #expect(throws: FeedError(.notFound, "There is nothing at this address.")) {
      try StreamRoutes.table.find("GET", "nowhere/at/all")
    }
    #expect(throws: FeedError(.notAllowed, "Method \"PATCH\" not allowed.", status: 405)) {
      try StreamRoutes.table.find("PATCH", "users")
    }
  }
}
