import FeedCore
import StreamWire
import Testing

/// Query strings, both directions. See “Queries” in the article “Wire format” of FeedServer.
@Suite struct QueryTests {
  @Test func percentCodingKeepsAnyText() {
    let text = "a b+c&d=e/f:g%é\u{1F600}"
    #expect(PercentCoding.decode(PercentCoding.encode(text)) == text)
    #expect(PercentCoding.decode("a+b", plusIsBlank: true) == "a b")
    #expect(PercentCoding.decode("100%") == "100%")
    #expect(PercentCoding.decode("%2") == "%2")
  }

  @Test(arguments: [
    "ids=a,b", "ids=a&ids=b", "ids[]=a&ids[]=b", "ids=a%2Cb", "ids%5B%5D=a&ids=b",
    "ids%5B0%5D=a&ids%5B1%5D=b",
  ])
  func listsComeInManyForms(_ text: String) {
    #expect(QueryItems(parsing: text).list("ids") == ["a", "b"])
  }

  @Test(arguments: [("x=true", true), ("x=True", true), ("x=1", true), ("x=false", false), ("y=1", false)])
  func booleansComeInManyForms(_ text: String, _ expected: Bool) {
    #expect(QueryItems(parsing: text).bool("x") == expected)
  }

  @Test func aFeedQueryIsReadInBothSpellings() throws {
    for text in [
      "limit=7&id_lt=x&withOwnReactions=true&withReactionCounts=1&reactionKindsFilter=like,comment&user_id=ann",
      "limit=7&id_lt=x&with_own_reactions=True&with_reaction_counts=true&reaction_kinds_filter=like,comment&user_id=ann",
    ] {
      let query = try FeedQuery(wire: QueryItems(parsing: text), enriched: true)
      #expect(query.limit == 7)
      #expect(query.bounds == [IDBound(.lessThan, "x")])
      #expect(query.enrichment?.ownReactions == true)
      #expect(query.enrichment?.recentReactions == false)
      #expect(query.enrichment?.reactionCounts == true)
      #expect(query.enrichment?.kinds == ["like", "comment"])
      #expect(query.enrichment?.userID == "ann")
    }
  }

  @Test func aFeedQuerySurvivesTheWayThere() throws {
    let query = FeedQuery(
      limit: 3,
      offset: 4,
      bounds: [IDBound(.greaterThan, "a")],
      markSeen: .ids(["g1", "g2"]),
      markRead: .all,
      ranking: "hot",
      rankingVariables: ["x": 1],
      withScoreVariables: true,
      enrichment: Enrichment(userID: "ann", recentReactions: true, recentReactionsLimit: 12),
      filter: ActivityFilter(actors: ["SU:a"], verbs: ["v"], custom: ["k": [1]], discardActors: ["SU:b"])
    )
    #expect(try FeedQuery(wire: QueryItems(parsing: query.queryItems.text), enriched: true) == query)
  }

  @Test func theTokensUserWins() throws {
    let query = try FeedQuery(wire: QueryItems(parsing: "user_id=bob"), enriched: true, userID: "ann")
    #expect(query.enrichment?.userID == "ann")
  }

  @Test func marks() throws {
    func seen(_ text: String) throws -> MarkOption? {
      try FeedQuery(wire: QueryItems(parsing: "mark_seen=\(text)"), enriched: false).markSeen
    }
    #expect(try seen("true") == .all)
    #expect(try seen("True") == .all)
    #expect(try seen("current") == .current)
    #expect(try seen("a,b") == .ids(["a", "b"]))
    #expect(try seen("false") == nil)
    #expect(try seen("") == nil)
  }

  @Test func rankingVariablesMustBeAnObject() throws {
    #expect(throws: FeedError.self) {
      try FeedQuery(wire: QueryItems(parsing: "rankingVars=%5B1%5D"), enriched: false)
    }
    #expect(
      try FeedQuery(wire: QueryItems(parsing: "ranking_vars=%7B%22a%22%3A1%7D"), enriched: false)
        .rankingVariables == ["a": 1]
    )
  }

  @Test(arguments: ["limit=x", "limit=-1", "offset=-2"])
  func nonsenseIsRefused(_ text: String) {
    #expect(throws: FeedError.self) { try FeedQuery(wire: QueryItems(parsing: text), enriched: false) }
  }

  @Test func limitsAreClamped() throws {
    #expect(try FeedQuery(wire: QueryItems(parsing: "limit=1000"), enriched: false).limit == 100)
    let reactions = try ReactionQuery(
      lookup: "user_id",
      value: "ann",
      kind: nil,
      wire: QueryItems(parsing: "limit=300")
    )
    #expect(reactions.limit == 25)
  }

  @Test func aReactionLinkIsReadBack() throws {
    let query = ReactionQuery(
      .activity(Samples.id),
      kind: "like",
      limit: 5,
      bounds: [IDBound(.lessThan, "r")],
      userID: "ann"
    )
    let link = WireLinks(origin: "http://h", apiKey: "k").page(query)
    #expect(try ReactionQuery(link: link) == query)
    #expect(try ReactionQuery(link: "") == nil)
  }

  @Test func aFollowQuerySurvivesTheWayThere() throws {
    let query = FollowQuery(limit: 3, offset: 2, filter: ["user:a", "user:b"])
    #expect(try FollowQuery(wire: QueryItems(parsing: query.queryItems.text)) == query)
  }

  @Test func theNextPageNamesItsFeed() {
    let links = WireLinks(apiKey: "k")
    let next = FeedQuery(limit: 2, bounds: [IDBound(.lessThan, "x")])
    #expect(links.page(next, of: "user:ann") == "/api/v1.0/feed/user/ann/?api_key=k&id_lt=x&limit=2")
    #expect(links.page(nil, of: "user:ann") == "")
    var enriched = next
    enriched.enrichment = Enrichment(ownReactions: true)
    #expect(
      links.page(enriched, of: "user:ann")
        == "/api/v1.0/enrich/feed/user/ann/?api_key=k&id_lt=x&limit=2&withOwnReactions=true"
    )
  }
}
