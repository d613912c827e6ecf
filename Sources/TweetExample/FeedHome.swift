import FeedCore
import FeedEngine
import StreamAPI

/// Where the feeds live is a setting: with Stream's credentials on a Stream server, else in a file.
enum FeedHome {
  static func open(_ settings: FeedSettings, file: String) throws -> any FeedBackend {
    guard settings.hasCredentials else { return try FeedEngine(path: file) }
    let credentials = try settings.credentials()
    var configuration = StreamConfiguration(
      key: credentials.key,
      credentials: .secret(credentials.secret),
      appID: settings.appID ?? "1",
      endpoints: settings.baseURL.map { .server(at: $0) } ?? .hosted(location: settings.location)
    )
    configuration.timeout = settings.timeout
    return StreamClient(configuration)
  }
}
