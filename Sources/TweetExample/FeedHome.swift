import FeedCore
import FeedEngine

/// Where the feeds live is a setting: with Stream's credentials on a Stream server, else in a file.
enum FeedHome {
  static func open(_ settings: FeedSettings, file: String) throws -> any FeedBackend {
    try FeedEngine(path: file)
  }
}
