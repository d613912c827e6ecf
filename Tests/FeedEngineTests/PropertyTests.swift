import FeedContract
import FeedCore
import Foundation
import Testing

@testable import FeedEngine

/// Random histories on the engine and on a simple model of the specification.
///
/// A hundred and fifty of feeds and thirty of the others in the normal run; `RUNNEL_HISTORIES=5000 swift test
/// --filter PropertyTests` plays more.
@Suite struct PropertyTests {
  private static let histories =
    ProcessInfo.processInfo.environment["RUNNEL_HISTORIES"].flatMap(Int.init) ?? 150
  private static let others = ProcessInfo.processInfo.environment["RUNNEL_HISTORIES"] == nil ? 30 : histories

  @Test(arguments: 0..<10)
  func theEngineShowsWhatTheModelShows(_ part: Int) async throws {
    try await play(part, in: Portions())
  }

  /// Also where each portion holds two arrivals, and a program may end after any of them.
  @Test(arguments: 0..<10)
  func theEngineShowsItInPortions(_ part: Int) async throws {
    try await play(part, in: .tiny)
  }

  private func play(_ part: Int, in portions: Portions) async throws {
    for seed in stride(from: part, to: Self.histories, by: 10) {
      let engine = try FeedEngine.inMemory(portions)
      defer { try? engine.close() }
      var history = RandomHistory(seed: UInt64(seed))
      try await history.play(40, on: engine)
    }
  }

  @Test(arguments: 0..<5)
  func notificationsShowWhatTheModelShows(_ part: Int) async throws {
    try await NotificationHistory.play(stride(from: part, to: Self.others, by: 5), steps: 40)
  }

  @Test(arguments: 0..<5)
  func notificationsShowItInPortions(_ part: Int) async throws {
    try await NotificationHistory.play(stride(from: part, to: Self.others, by: 5), steps: 40, in: .tiny)
  }

  @Test(arguments: 0..<5)
  func reactionsShowWhatTheModelShows(_ part: Int) async throws {
    try await ReactionHistory.play(stride(from: part, to: Self.others, by: 5), steps: 25)
  }
}
