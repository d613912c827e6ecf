import FeedCore
import Foundation
import Social

/// A few people and what they did, always the same: what whole-program tests and the probe read.
package struct SampleWorld: Sendable {
  /// The moment at which it is read.
  package static let now = Timestamp(microseconds: 1_795_456_800_000_000)

  private static let people: [(id: String, name: String, bio: String)] = [
    ("ann", "Ann Archer", "Gardens, trains and slow software. Opinions are my cat's."),
    ("bob", "Bob Okafor", "Building bridges, some of them literal. Lagos → Rotterdam."),
    ("chloe", "Chloé Dubois", "Photographe · lumière du nord · argentique"),
    ("daichi", "大地 山本", "写真と山と、ときどきSwift。"),
    ("elena", "Elena Petrova", "Mathematician. Mostly tea."),
    ("farid", "فريد حسن", "كاتب وقارئ"),
    ("grace", "Grace Kim", "Robotics at night, noodles at noon 🍜"),
  ]

  private static let posts: [(by: String, minutesAgo: Int, text: String)] = [
    ("bob", 2900, "Day one on the new footbridge. 42 piles, no surprises so far. #bridges"),
    ("elena", 2410, "A proof that fits on a napkin is still a proof. The napkin, sadly, is gone."),
    (
      "chloe", 1700,
      "Brouillard sur le canal ce matin, rien ne bouge sauf les cygnes. https://example.org/photos/canal"
    ),
    ("grace", 1250, "The arm finally picks up the cup. It also throws the cup. #robotics\n\nProgress!"),
    ("daichi", 900, "北アルプスの朝。気温はマイナス五度、雲海がどこまでも続いていました。 #山"),
    (
      "bob", 610,
      "@ann the drawings are up: https://example.org/bridge/drawings.pdf – have a look before Thursday?"
    ),
    ("farid", 480, "القراءة سفر بلا حقائب. #كتب"),
    (
      "elena", 300,
      "Today I explained modular arithmetic with a deck of cards and a seven-year-old explained back why it is obvious."
    ),
    ("chloe", 190, "Two rolls of film, one usable frame. It was worth it ❤️"),
    (
      "grace", 75,
      "Small wins: the gripper now asks before it closes. 👍🏽 Full write-up with far too many plots at https://example.org/grip and the code is on the usual shelf."
    ),
    ("daichi", 31, "Swiftで小さな端末アプリを書いている。楽しい。"),
    ("bob", 12, "Concrete is poured. Nobody touch anything."),
    ("elena", 4, "Tea status: green."),
  ]

  let backend: any FeedBackend
  private let clock: SampleClock

  /// - Parameter clock: the same that the backend goes by.
  package init(_ backend: any FeedBackend, _ clock: SampleClock) {
    self.backend = backend
    self.clock = clock
  }

  /// Writes everything, oldest first.
  package func fill() async throws {
    for person in Self.people {
      let data: [String: JSONValue] = [
        "name": .string(person.name), "bio": .string(person.bio), "location": "Rotterdam",
        "website": .string("https://example.org/~\(person.id)"),
      ]
      _ = try await backend.addUser(person.id, data: data, orGet: true)
    }
    try await follow()
    for post in Self.posts { _ = try await social(post.by, minutesAgo: post.minutesAgo).post(post.text) }
    try await react()
    clock.set(Self.now)
  }

  /// What somebody does at a moment before `now`.
  package func social(_ user: String, minutesAgo: Int = 0) throws -> Social {
    let time = Self.now.advanced(bySeconds: Double(-60 * minutesAgo))
    clock.set(time)
    return try Social(backend: backend, userID: user, clock: clock.read)
  }

  private func follow() async throws {
    for target in ["bob", "chloe", "daichi", "elena", "farid", "grace"] {
      try await social("ann", minutesAgo: 4000).follow(target)
    }
    for fan in ["bob", "grace", "elena"] { try await social(fan, minutesAgo: 3900).follow("ann") }
  }

  private func react() async throws {
    let own = try await social("ann", minutesAgo: 140).post(
      "The tomatoes have opinions about the weather. So do I. #garden"
    )
    for fan in ["bob", "grace"] { try await social(fan, minutesAgo: 100).like(own.id) }
    let comment = try await social("elena", minutesAgo: 95).comment(
      on: own.id,
      "Opinions are what ripens them."
    )
    try await social("ann", minutesAgo: 90).reply(toComment: comment.id, "That explains a lot about me, too.")
    let newest = try await social("ann").page("user:bob").activities
    if let post = newest.first {
      try await social("grace", minutesAgo: 8).comment(on: post.id, "Too late, the robot did.")
    }
    if let post = newest.first { try await social("chloe", minutesAgo: 6).like(post.id) }
    try await social("elena", minutesAgo: 3).repost(own.id)
  }
}
