import FeedCore
import FeedEngine

#if Network
import StreamAPI
#endif

/// Where the feeds are is a setting: with Stream's credentials on a Stream server, otherwise in a file.
enum FeedHome {
  /// - Throws: `FeedError` with code `configuration` if a server is set and this build has no network.
  static func open(_ settings: FeedSettings, file: String) throws -> any FeedBackend {
    guard settings.hasCredentials else { return try FeedEngine(path: file) }
    return try client(settings)
  }

  #if Network
  private static func client(_ settings: FeedSettings) throws -> any FeedBackend {
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
  #else
  private static func client(_ settings: FeedSettings) throws -> any FeedBackend {
    throw FeedError(.configuration, "STREAM_API_KEY is set, and this build has no network: build with it.")
  }
  #endif
}
