import FeedCore
import StreamWire
import Testing

/// The key sets that official clients' suites compare exactly. See the article “Wire format” of FeedServer.
@Suite struct ShapeTests {
  private func keys(_ json: JSONValue?) -> Set<String> { Set(json?.objectValue?.keys.map { $0 } ?? []) }

  @Test func aRawActivityHasExactlyStreamsKeys() {
    let json = StreamJSON.json(of: Samples.activity)
    #expect(
      keys(json) == [
        "id", "foreign_id", "time", "actor", "verb", "target", "object", "origin", "place", "count",
      ]
    )
    #expect(json["origin"] == .null)
    #expect(json["target"] == "")
    #expect(json["time"] == "2018-12-21T09:45:42.455925")
    #expect(json["place"]?["height"] == 1.5)
    #expect(json["count"] == 3)
  }

  @Test func targetsAndOriginAppearWhereThereAreSome() {
    var activity = Samples.activity
    (activity.to, activity.origin) = (["notification:bob"], "user:ann")
    let json = StreamJSON.json(of: activity)
    #expect(json["to"] == ["notification:bob"])
    #expect(json["origin"] == "user:ann")
  }

  @Test func aReactionHasExactlyStreamsKeys() {
    let json = StreamJSON.json(of: Samples.reaction("r"))
    #expect(
      keys(json) == [
        "id", "kind", "activity_id", "user_id", "user", "data", "created_at", "updated_at", "parent",
        "latest_children", "children_counts",
      ]
    )
    #expect(json["created_at"] == "2018-12-21T09:45:42.455925Z")
    #expect(keys(json["user"]) == ["id", "data", "created_at", "updated_at"])
  }

  @Test func targetFeedsAreThereOnlyWhenSet() {
    var reaction = Samples.reaction("r")
    reaction.targetFeeds = ["notification:bob"]
    reaction.targetFeedsExtraData = ["x": 1]
    let json = StreamJSON.json(of: reaction)
    #expect(json["target_feeds"] == ["notification:bob"])
    #expect(json["target_feeds_extra_data"] == ["x": 1])
  }

  @Test func anUnknownUserOfAReactionIsAStub() {
    let json = StreamJSON.json(of: Samples.reaction("r", user: nil))
    #expect(
      json["user"] == [
        "id": "ann", "error": "ReferenceNotFound", "reference": "SU:ann", "reference_type": "user",
      ]
    )
  }

  @Test func missingReferencesBecomeStubs() {
    let zero = "00000000-0000-0000-0000-000000000000"
    let enriched = EnrichedActivity(
      Samples.activity,
      values: [
        "object": .missing(.object(collection: "tweet", id: "1")), "place": .missing(.activity(zero)),
      ]
    )
    let json = StreamJSON.json(of: enriched)
    #expect(
      json["object"] == [
        "id": "1", "collection": "tweet", "error": "ReferenceNotFound", "reference": "SO:tweet:1",
        "reference_type": "object",
      ]
    )
    #expect(json["place"]?["reference_type"] == "activity")
    #expect(json["place"]?["id"] == .string(zero))
  }

  @Test func anObjectHasExactlyStreamsKeys() {
    let json = StreamJSON.json(of: Samples.tweet)
    #expect(keys(json) == ["id", "collection", "foreign_id", "data", "created_at", "updated_at"])
    #expect(json["foreign_id"] == "tweet:1")
  }

  @Test func theLinkToMoreReactionsHasExactlyTheQueryClientsCompare() {
    var links = WireLinks(origin: "https://example.org", apiKey: "k")
    func json() -> JSONValue? {
      var writer = WireWriter()
      writer.activity(Samples.enriched, links: links)
      return try? JSONParser.parse(writer.text)
    }
    let path = "https://example.org/api/v1.0/reaction/activity_id/\(Samples.id)/like/"
    let query = "id_lt=b&limit=5&withOwnChildren=false"
    let first = json()
    #expect(first?["latest_reactions_extra"]?["like"]?["next"] == .string("\(path)?\(query)"))
    links.userID = "ann"
    #expect(json()?["latest_reactions_extra"]?["like"]?["next"] == .string("\(path)?\(query)&user_id=ann"))
    #expect(first?["reaction_counts"] == ["like": 7])
    #expect(first?["own_reactions"]?["like"]?.arrayValue?.count == 1)
  }

  @Test func aNotificationPageCarriesItsCounters() {
    let group = ActivityGroup(
      id: "\(Samples.id).tweet",
      group: "tweet",
      verb: "tweet",
      activityCount: 2,
      actorCount: 1,
      createdAt: Samples.time,
      updatedAt: Samples.time,
      activities: [EnrichedActivity(Samples.activity)],
      isSeen: false,
      isRead: true
    )
    let page = FeedPage(items: .groups([group]), unseen: 2, unread: 3)
    let json = try? JSONParser.parse(StreamJSON.text(page, of: "notification:ann"))
    #expect(keys(json) == ["results", "next", "unseen", "unread"])
    #expect(json?["next"] == "")
    let first = json?["results"]?.arrayValue?.first
    #expect(
      keys(first) == [
        "id", "group", "verb", "activity_count", "actor_count", "created_at", "updated_at", "activities",
        "is_seen", "is_read",
      ]
    )
    #expect(first?["created_at"] == "2018-12-21T09:45:42.455925")
  }

  @Test func anErrorHasExactlyStreamsKeys() {
    var writer = WireWriter()
    FeedError(.input, "no", fields: ["actor": ["This field is required."]]).write(to: &writer)
    let json = try? JSONParser.parse(writer.text)
    #expect(
      keys(json) == ["detail", "status_code", "code", "exception", "exception_fields", "more_info"]
    )
    #expect(json?["exception"] == "InputException")
    #expect(json?["code"] == 4)
    #expect(json?["status_code"] == 400)
  }
}
