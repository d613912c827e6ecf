import FeedCore
import StreamWire
import Testing

/// What the server writes, the client reads back as the same values.
@Suite struct RoundTripTests {
  @Test func anEnrichedActivity() throws {
    let read = try EnrichedActivity(wire: StreamJSON.json(of: Samples.enriched), enriched: true)
    #expect(read.activity == Samples.activity)
    guard case .user(let user)? = read.values["actor"], case .object(let tweet)? = read.values["object"]
    else {
      Issue.record("the references were not read as what they are")
      return
    }
    #expect(user == Samples.user)
    #expect(tweet == Samples.tweet)
    // A link names no user, unless the request did.
    var expected = try #require(Samples.enriched.reactions)
    expected.latestNext = expected.latestNext.mapValues { query in
      var query = query
      query?.userID = nil
      return query
    }
    #expect(read.reactions == expected)
  }

  @Test func aCustomObjectIsNotTakenForAReference() throws {
    let read = try EnrichedActivity(wire: StreamJSON.json(of: Samples.activity), enriched: true)
    #expect(read.values.isEmpty)
    #expect(read.activity.custom["place"] == ["name": "Ghent", "height": 1.5])
  }

  @Test func nestedActivitiesAndReactions() throws {
    let notice = EnrichedActivity(
      Activity(
        id: Samples.id,
        actor: "SU:bob",
        verb: "like",
        object: "SA:\(Samples.id)",
        time: Samples.time,
        custom: ["reaction": "SR:r"]
      ),
      values: [
        "actor": .missing(.user("bob")), "object": .activity(Samples.enriched),
        "reaction": .reaction(Samples.reaction("r")),
      ]
    )
    let read = try EnrichedActivity(wire: StreamJSON.json(of: notice), enriched: true)
    #expect(read.activity == notice.activity)
    #expect(read.notEnriched == ["actor": .user("bob")])
    #expect(read.field("object")?["object"]?["text"] != nil)
  }

  @Test func aPageWithItsNext() throws {
    let asked = FeedQuery(
      limit: 2,
      markSeen: .all,
      enrichment: Enrichment(userID: "ann", ownReactions: true)
    )
    var next = asked
    next.bounds = [IDBound(.lessThan, Samples.id.description)]
    let page = FeedPage(items: .activities([Samples.enriched]), next: next)
    let text = StreamJSON.text(page, of: "user:ann")
    let read = try FeedPage(wire: JSONParser.parse(text), query: asked)
    #expect(read.activities.count == 1)
    #expect(read.next?.bounds == next.bounds)
    #expect(read.next?.enrichment == asked.enrichment)
    #expect(read.next?.markSeen == nil)
  }

  @Test func anErrorKeepsCodeAndFields() throws {
    let error = FeedError(.conflict, "It exists.", fields: ["id": ["taken"]])
    var writer = WireWriter()
    error.write(to: &writer)
    #expect(FeedError(wire: try JSONParser.parse(writer.text), status: 409) == error)
  }

  @Test func anAnswerThatIsNoErrorOfStreamsNamesItsStatus() {
    let error = FeedError(wire: nil, status: 502)
    #expect(error.code == .unreachable)
    #expect(error.detail.contains("502"))
  }

  @Test func aChange() throws {
    let change = FeedChange(
      feed: "notification:ann",
      new: [Samples.enriched],
      groups: ["tweet"],
      deleted: [Samples.id],
      deletedForeignIDs: [.foreign(id: "tweet:1", time: Samples.time)],
      markedSeen: .all,
      markedRead: .ids(["g"]),
      reacted: [Samples.id],
      publishedAt: Samples.time
    )
    let read = try FeedChange(wire: JSONParser.parse(StreamJSON.text(change)))
    #expect(read.feed == change.feed)
    #expect(read.new.map(\.activity) == change.new.map(\.activity))
    #expect(read.groups == ["tweet"])
    #expect(read.deleted == change.deleted)
    #expect(read.deletedForeignIDs == change.deletedForeignIDs)
    #expect((read.markedSeen, read.markedRead) == (.all, .ids(["g"])))
    #expect(read.reacted == change.reacted)
    #expect(read.publishedAt == change.publishedAt)
  }

  @Test func requestBodies() throws {
    var new = NewActivity(actor: "SU:ann", verb: "v", object: "o", foreignID: "f", time: Samples.time)
    (new.to, new.custom) = (["user:b"], ["x": [1, nil]])
    #expect(try NewActivity(wire: new.wire) == new)
    let patch = ActivityPatch(.id(Samples.id), set: ["a.b": 1], unset: ["c"])
    #expect(try ActivityPatch(wire: patch.wire) == patch)
    let targets = TargetUpdate(
      .foreign(id: "f", time: Samples.time),
      .edit(adding: ["user:a"], removing: ["user:b"])
    )
    #expect(try TargetUpdate(wire: targets.wire) == targets)
    let follow = FollowRequest("timeline:a", follows: "user:b", activityCopyLimit: 7)
    #expect(try FollowRequest(wire: follow.wire) == follow)
    let unfollow = UnfollowRequest("timeline:a", unfollows: "user:b", keepHistory: true)
    #expect(try UnfollowRequest(wire: unfollow.wire) == unfollow)
    let reaction = NewReaction(
      kind: "like",
      on: .activity(Samples.id),
      userID: "ann",
      data: ["a": 1],
      targetFeeds: ["user:b"]
    )
    #expect(try NewReaction(wire: reaction.wire) == reaction)
  }
}
