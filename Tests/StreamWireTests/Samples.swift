import FeedCore

/// Values that several suites write and read back.
enum Samples {
  static let time = Timestamp(iso8601: "2018-12-21T09:45:42.455925")!
  static let id = ActivityID(foreignID: "tweet:1", time: time)
  static let user = FeedUser(id: "ann", data: ["name": "Ann"], createdAt: time, updatedAt: time)
  static let tweet = CollectionObject(
    collection: "tweet",
    id: "1",
    data: ["text": "hé \"you\"\n"],
    createdAt: time,
    updatedAt: time
  )

  static let activity = Activity(
    id: id,
    actor: "SU:ann",
    verb: "tweet",
    object: "SO:tweet:1",
    foreignID: "tweet:1",
    time: time,
    custom: ["place": ["name": "Ghent", "height": 1.5], "count": 3]
  )

  static func reaction(_ id: String, kind: String = "like", user: FeedUser? = Samples.user) -> Reaction {
    Reaction(
      id: id,
      kind: kind,
      activityID: Samples.id,
      userID: "ann",
      data: ["text": "hi"],
      createdAt: time,
      updatedAt: time,
      user: user
    )
  }

  static let enriched = EnrichedActivity(
    activity,
    values: ["actor": .user(user), "object": .object(tweet)],
    reactions: ActivityReactions(
      own: ["like": [reaction("a")]],
      latest: ["like": [reaction("b")]],
      latestNext: [
        "like": ReactionQuery(
          .activity(id),
          kind: "like",
          limit: 5,
          bounds: [IDBound(.lessThan, "b")],
          userID: "ann"
        )
      ],
      counts: ["like": 7]
    )
  )
}
