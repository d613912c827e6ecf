import FeedCore
import Screen
import StyledText

/// Entries as they were rendered. What was not used for long is forgotten.
final class EntryCache {
  struct Key: Hashable {
    let id: EntryID
    let version: Int
    let width: Int
    let form: EntryForm
    /// As fine as relative times are worded.
    let age: Int64
  }

  private static let capacity = 600
  private var recent: [Key: StyledText] = [:]
  private var older: [Key: StyledText] = [:]
  /// How often something had to be rendered: what tests watch.
  private(set) var renderings = 0

  func lines(for key: Key, render: () -> StyledText) -> StyledText {
    if let lines = recent[key] { return lines }
    let lines = older[key] ?? rendered(render)
    if recent.count >= Self.capacity { (older, recent) = (recent, [:]) }
    recent[key] = lines
    return lines
  }

  private func rendered(_ render: () -> StyledText) -> StyledText {
    renderings += 1
    return render()
  }

  /// A number that stays the same as long as the relative time is worded the same: minutes on the first day,
  /// hours in the first month, days after it.
  static func age(of time: Timestamp, at now: Timestamp) -> Int64 {
    let minutes = max(0, (now.microseconds - time.microseconds) / 60_000_000)
    if minutes < 24 * 60 { return minutes }
    return minutes < 31 * 24 * 60 ? 10_000 + minutes / 60 : 100_000 + minutes / (24 * 60)
  }
}
