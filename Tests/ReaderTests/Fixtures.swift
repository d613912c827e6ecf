import FeedCore

@testable import Reader

extension Timestamp {
  /// The moment at which the tests' screens are read.
  static let reading: Timestamp = CivilDate(year: 2026, month: 11, day: 23, hour: 18, minute: 0).timestamp

  static func minutesAgo(_ minutes: Double) -> Timestamp { reading.advanced(bySeconds: -60 * minutes) }
}

extension FeedUser {
  static func dummy(_ id: String, name: String? = nil, bio: String = "") -> FeedUser {
    FeedUser(
      id: id,
      data: ["name": .string(name ?? id.capitalized), "bio": .string(bio)],
      createdAt: .minutesAgo(9000),
      updatedAt: .minutesAgo(9000)
    )
  }
}

extension EnrichedActivity {
  /// A tweet by somebody, some minutes old; the same number gives the same id.
  static func tweet(
    _ number: Int,
    by author: String = "bob",
    _ text: String? = nil,
    minutesAgo: Double? = nil,
    counts: [String: Int] = [:],
    links: [String] = []
  ) -> EnrichedActivity {
    let time = Timestamp.minutesAgo(minutesAgo ?? Double(number))
    let activity = Activity(
      id: ActivityID(foreignID: "tweet:\(number)", time: time),
      actor: "SU:\(author)",
      verb: "tweet",
      object: "SO:tweet:\(number)",
      foreignID: "tweet:\(number)",
      time: time
    )
    let object = CollectionObject(
      collection: "tweet",
      id: "\(number)",
      data: ["text": .string(text ?? "Post number \(number)"), "links": .array(links.map { .string($0) })],
      createdAt: time,
      updatedAt: time
    )
    return EnrichedActivity(
      activity,
      values: ["actor": .user(.dummy(author)), "object": .object(object)],
      reactions: ActivityReactions(own: [:], latest: [:], counts: counts)
    )
  }

  static func tweets(_ numbers: some Sequence<Int>) -> [EnrichedActivity] { numbers.map { .tweet($0) } }

  /// Somebody's like of a tweet of the reader's.
  static func like(_ number: Int, by fan: String, of tweet: EnrichedActivity) -> EnrichedActivity {
    let time = Timestamp.minutesAgo(Double(number))
    let activity = Activity(
      id: ActivityID(foreignID: "like:\(number)", time: time),
      actor: "SU:\(fan)",
      verb: "like",
      object: "SA:\(tweet.id)",
      foreignID: "like:\(number)",
      time: time
    )
    return EnrichedActivity(activity, values: ["actor": .user(.dummy(fan)), "object": .activity(tweet)])
  }
}

extension ActivityGroup {
  static func dummy(_ name: String, _ activities: [EnrichedActivity], isRead: Bool? = nil) -> ActivityGroup {
    let time = activities.first?.activity.time ?? .reading
    return ActivityGroup(
      id: "\(activities.first?.id.description ?? "")-\(name)",
      group: name,
      verb: activities.first?.activity.verb ?? "like",
      activityCount: activities.count,
      actorCount: Set(activities.map(\.activity.actor)).count,
      createdAt: time,
      updatedAt: time,
      activities: activities,
      isSeen: isRead,
      isRead: isRead
    )
  }
}

extension Reaction {
  static func comment(
    _ id: String,
    by user: String,
    on activity: EnrichedActivity,
    _ text: String,
    minutesAgo: Double = 5,
    parent: String = "",
    answers: [Reaction] = []
  ) -> Reaction {
    Reaction(
      id: id,
      kind: "comment",
      activityID: activity.id,
      userID: user,
      parent: parent,
      data: ["text": .string(text)],
      createdAt: .minutesAgo(minutesAgo),
      updatedAt: .minutesAgo(minutesAgo),
      user: .dummy(user),
      latestChildren: answers.isEmpty ? [:] : ["comment": answers]
    )
  }
}

extension ListPage {
  static func tweets(_ numbers: some Sequence<Int>, next: PageStart? = nil) -> ListPage {
    ListPage(numbers.map { .activity(.tweet($0)) }, next: next)
  }
}
