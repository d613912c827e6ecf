import FeedCore

/// A few activities of every shape the reference application makes, for golden entries.
enum SampleActivities {
  static let now = Timestamp(iso8601: "2026-03-14T15:09:26Z")!

  static func user(_ id: String, _ name: String, bio: String = "") -> EnrichedValue {
    .user(
      FeedUser(id: id, data: ["name": .string(name), "bio": .string(bio)], createdAt: now, updatedAt: now)
    )
  }

  static let ann = user("ann", "Ann Lee", bio: "Birds, bread and bicycles. Mostly birds.")
  static let bob = user("bob", "Bob Ueda")
  static let zoe = user("zoe", "Ζωή Παππά", bio: "Γράφω για τη θάλασσα")
  static let hana = user("hana", "花 はな")

  static func object(_ collection: String, _ id: String, _ data: [String: JSONValue]) -> EnrichedValue {
    .object(CollectionObject(collection: collection, id: id, data: data, createdAt: now, updatedAt: now))
  }

  static func activity(
    _ verb: String,
    by actor: (String, EnrichedValue),
    _ object: (String, EnrichedValue),
    minutesAgo: Double = 3,
    custom: [String: JSONValue] = [:],
    values: [String: EnrichedValue] = [:],
    counts: [String: Int] = [:],
    liked: Bool = false
  ) -> EnrichedActivity {
    let time = now.advanced(bySeconds: -60 * minutesAgo)
    let stored = Activity(
      id: ActivityID(foreignID: "\(verb):\(object.0)", time: time),
      actor: "SU:\(actor.0)",
      verb: verb,
      object: object.0,
      foreignID: "\(verb):\(object.0)",
      time: time,
      custom: custom
    )
    let own = Reaction(
      id: "r",
      kind: "like",
      activityID: stored.id,
      userID: "me",
      createdAt: now,
      updatedAt: now
    )
    return EnrichedActivity(
      stored,
      values: ["actor": actor.1, "object": object.1].merging(values) { first, _ in first },
      reactions: ActivityReactions(own: liked ? ["like": [own]] : [:], latest: [:], counts: counts)
    )
  }

  static let tweet = activity(
    "tweet",
    by: ("ann", ann),
    (
      "SO:tweet:1",
      object(
        "tweet",
        "1",
        [
          "text": .string(
            "Three spoonbills on the mudflats this morning, and not one of them looked at @bob’s new lens. "
              + "Worth every minute of the 5 o’clock alarm 🐦 #birding https://example.org/spoonbills"
          ),
          "media": [
            [
              "url": "https://example.org/spoonbill.jpg", "type": "image", "width": 1600, "height": 900,
              "caption": "Spoonbills at low tide",
            ]
          ],
        ]
      )
    ),
    counts: ["like": 1234, "comment": 8, "repost": 2],
    liked: true
  )

  static let quiet = activity(
    "tweet",
    by: ("hana", hana),
    ("SO:tweet:2", object("tweet", "2", ["text": "おはようございます。今日もいい天気ですね。"])),
    minutesAgo: 190
  )

  static let lost = activity(
    "tweet",
    by: ("gone", .missing(.user("gone"))),
    ("SO:tweet:9", .missing(.object(collection: "tweet", id: "9")))
  )

  static let like = activity("like", by: ("bob", bob), ("SA:\(tweet.id)", .activity(tweet)), minutesAgo: 2)

  static let repost = activity(
    "repost",
    by: ("zoe", zoe),
    ("SA:\(tweet.id)", .activity(tweet)),
    minutesAgo: 60 * 30
  )

  static let quote = activity(
    "repost",
    by: ("zoe", zoe),
    ("SA:\(tweet.id)", .activity(tweet)),
    minutesAgo: 60 * 24 * 9,
    custom: ["text": "This is why I get up early."]
  )

  static let comment = activity(
    "comment",
    by: ("bob", bob),
    ("SA:\(tweet.id)", .activity(tweet)),
    values: [
      "reaction": .reaction(
        Reaction(
          id: "c1",
          kind: "comment",
          activityID: tweet.id,
          userID: "bob",
          data: ["text": "In my defence, it was *very* foggy."],
          createdAt: now,
          updatedAt: now
        )
      )
    ]
  )

  static let follow = activity("follow", by: ("bob", bob), ("SU:ann", ann), minutesAgo: 60 * 24 * 3)

  static let commit = activity(
    "commit",
    by: ("ann", ann),
    (
      "SO:commit:lark-0f3c2a9b1d7e",
      object(
        "commit",
        "lark-0f3c2a9b1d7e",
        [
          "sha": "0f3c2a9b1d7e4c55a0b1c2d3e4f5061728394a5b",
          "subject": "Keep the cursor where the reader left it",
          "body": "The list jumped when a page arrived above.\n\nAnchor it on the item.",
          "repository": "lark",
          "additions": 48, "deletions": 12, "files": 3, "author_name": "Ann Lee",
        ]
      )
    ),
    minutesAgo: 61
  )

  static let release = activity(
    "release",
    by: ("ann", ann),
    (
      "SO:release:lark-1.2.0",
      object(
        "release",
        "lark-1.2.0",
        [
          "tag": "v1.2.0", "name": "Lark 1.2", "notes": "Faster start.\nFewer surprises.",
          "repository": "lark",
        ]
      )
    )
  )

  static let issue = activity(
    "issue",
    by: ("bob", bob),
    (
      "SO:issue:lark-17",
      object(
        "issue",
        "lark-17",
        ["title": "Scrolling stutters over a slow link", "number": 17, "state": "open", "repository": "lark"]
      )
    )
  )

  static let pin = activity(
    "pin",
    by: ("zoe", zoe),
    (
      "SO:pin:1",
      object(
        "pin",
        "1",
        [
          "title": "A door in Naxos", "text": "That blue again.", "board": "Doors",
          "media": [
            [
              "url": "https://example.org/door.jpg", "width": 800, "height": 1200,
              "caption": "Blue door, white wall",
            ]
          ],
        ]
      )
    ),
    counts: ["like": 41]
  )

  static let event = activity(
    "event",
    by: ("hana", hana),
    (
      "SO:event:1",
      object(
        "event",
        "1",
        [
          "title": "Picnic by the river", "starts_at": "2026-04-04T11:30:00Z", "place": "Kamo river",
          "text": "Bring a blanket.",
        ]
      )
    )
  )

  static let star = activity(
    "star",
    by: ("bob", bob),
    (
      "SO:repository:lark",
      object("repository", "lark", ["name": "lark", "description": "A small bird of a reader"])
    )
  )

  static let unknown = activity(
    "juggle",
    by: ("bob", bob),
    ("five clubs", .missing(.model(type: "a", key: "b")))
  )

  static let singles = [
    tweet, quiet, lost, like, repost, quote, comment, follow, commit, release, issue, pin, event, unknown,
  ]

  static func group(_ activities: [EnrichedActivity], actors: Int? = nil, count: Int? = nil) -> ActivityGroup
  {
    ActivityGroup(
      id: "g",
      group: "g",
      verb: activities[0].activity.verb,
      activityCount: count ?? activities.count,
      actorCount: actors ?? Set(activities.map(\.activity.actor)).count,
      createdAt: now,
      updatedAt: activities[0].activity.time,
      activities: activities,
      isSeen: false,
      isRead: false
    )
  }

  static func likes(by actors: [(String, EnrichedValue)]) -> [EnrichedActivity] {
    actors.map { activity("like", by: $0, ("SA:\(tweet.id)", .activity(tweet))) }
  }

  static let everyone = [("bob", bob), ("zoe", zoe), ("hana", hana)]

  static let groups = [
    group(likes(by: [everyone[0]])), group(likes(by: Array(everyone.prefix(2)))), group(likes(by: everyone)),
    group(likes(by: everyone), actors: 1289, count: 1289),
    group([tweet]), group([tweet, quiet], count: 14), group([comment, comment], count: 2),
    group([follow]), group([follow, activity("follow", by: ("bob", bob), ("SU:zoe", zoe))]),
    group([repost, quote]), group([commit, commit, commit, commit, commit], count: 23),
    group([unknown, unknown]), group([star, star]), group([issue, issue]), group([pin, pin]),
  ]
}
