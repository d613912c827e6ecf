import FeedCore
import FeedEngine
import Foundation

/// The feeds that are measured: made once, deterministic, kept in the benchmarks' folder.
///
/// Users post between 8 and 200 activities each over a year. All of them follow `user:star` and ten others,
/// more often those that many follow; `timeline:reader` follows the thousand that post most.
struct DataSet {
  let path: String
  let users: Int
  let activities: Int

  static let start: Int64 = 1_700_000_000_000_000
  /// Microseconds between two activities.
  let step: Int64

  init(folder: String, users: Int, activities: Int) {
    path = "\(folder)/engine-3-\(users)-\(activities).db"
    self.users = users
    self.activities = activities
    step = 365 * 86_400_000_000 / Int64(activities)
  }

  /// How many of the users post much.
  var busy: Int { min(1000, users / 10) }

  /// Opens the data set, making it first if there is none.
  func open() async throws -> FeedEngine {
    if !FileManager.default.fileExists(atPath: path) {
      let unfinished = path + ".part"
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + suffix) }
      let engine = try FeedEngine(path: unfinished)
      try await fill(engine)
      try await engine.vacuum()
      try engine.close()
      try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    }
    return try FeedEngine(path: path)
  }

  private func fill(_ engine: FeedEngine) async throws {
    for portion in stride(from: 0, to: users, by: 5000) {
      try await engine.batch { try follow(portion..<min(portion + 5000, users), in: $0) }
    }
    for portion in stride(from: 0, to: activities, by: 20_000) {
      try await engine.batch { try publish(portion..<min(portion + 20_000, activities), in: $0) }
    }
  }

  private func follow(_ readers: Range<Int>, in batch: FeedEngineBatch) throws {
    for reader in readers {
      var numbers = Numbers(seed: UInt64(reader))
      let timeline = FeedID(trusted: "timeline", "u\(reader)")
      var targets: Set<FeedID> = ["user:star"]
      // The square makes low numbers popular: a heavy tail.
      for _ in 0..<10 { targets.insert(user(Int(numbers.unit() * numbers.unit() * Double(users)))) }
      try batch.follow(targets.sorted().map { FollowRequest(timeline, follows: $0) })
    }
    guard readers.lowerBound == 0 else { return }
    try batch.follow((0..<busy).map { FollowRequest("timeline:reader", follows: user($0)) })
  }

  private func publish(_ numbers: Range<Int>, in batch: FeedEngineBatch) throws {
    for number in numbers { try batch.add([activity(number)], to: author(number)) }
  }

  /// Every fifth activity is of one of the busy users, every 20,000th of the star.
  private func author(_ number: Int) -> FeedID {
    var numbers = Numbers(seed: UInt64(number) &+ 1 << 40)
    if number % 20_000 == 7 { return "user:star" }
    return user(Int(numbers.unit() * Double(number % 5 == 0 ? busy : users)))
  }

  func user(_ number: Int) -> FeedID { FeedID(trusted: "user", "u\(number)") }

  func activity(_ number: Int) -> NewActivity {
    var numbers = Numbers(seed: UInt64(number))
    let author = author(number)
    let words = (0..<12).map { _ in Self.words[Int(numbers.unit() * Double(Self.words.count))] }
    return NewActivity(
      actor: "SU:\(author.id)",
      verb: "tweet",
      object: "SO:tweet:\(number)",
      foreignID: "tweet:\(number)",
      time: Timestamp(microseconds: Self.start + Int64(number) * step),
      custom: ["text": .string(words.joined(separator: " ")), "likes": .int(Int64(numbers.unit() * 100))]
    )
  }

  private static let words = [
    "the", "harbour", "lamp", "turns", "slowly", "under", "rain", "while", "boats", "return", "home", "late",
    "again", "singing", "about", "winter",
  ]
}

/// Numbers that depend on the seed alone.
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 0x2545_f491_4f6c_dd1d }

  /// From 0 to below 1.
  mutating func unit() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double((state &* 0x2545_f491_4f6c_dd1d) >> 11) / Double(1 << 53)
  }
}
