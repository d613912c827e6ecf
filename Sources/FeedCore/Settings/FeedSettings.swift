/// How a program reaches its feeds and what its feeds are called.
///
/// Every value has Stream's default. They come from code, from a table of a settings file
/// (``init(table:environment:)``) and from the environment, whose `STREAM_*` names win over the file.
///
/// See <doc:Configuring>.
public struct FeedSettings: Sendable, Hashable {
  /// In seconds.
  public static let defaultTimeout = 6.0

  /// `STREAM_API_KEY`
  public var apiKey: String?
  /// `STREAM_API_SECRET`. Never printed: see ``description``.
  public var apiSecret: String?
  /// The `app_id` of `STREAM_URL`; only realtime needs it.
  public var appID: String?
  /// `STREAM_LOCATION`, such as `us-east`; nil for the service's default.
  public var location: String?
  /// `STREAM_BASE_URL`, or the address in `STREAM_URL` when that is not a host of Stream's: a server of your
  /// own.
  public var baseURL: String?
  /// `STREAM_TIMEOUT`, in seconds.
  public var timeout: Double
  /// `STREAM_FEED_MANAGER_CLASS`: the name under which the program registered its own ``FeedManager``.
  public var managerClass: String?
  /// `STREAM_USER_FEED`: the group of what a user did.
  public var userFeed: String
  /// `STREAM_NEWS_FEEDS`: the groups of what a user reads, by the program's names for them.
  public var newsFeeds: [String: String]
  /// `STREAM_NOTIFICATION_FEED`; `STREAM_PERSONAL_FEED`, which stream-django reads, is its older name.
  public var notificationFeed: String
  /// `STREAM_DISABLE_MODEL_TRACKING`: saving and deleting models publishes nothing.
  public var disableModelTracking: Bool

  /// Settings in code; what is left out has its default.
  public init(
    apiKey: String? = nil,
    apiSecret: String? = nil,
    appID: String? = nil,
    location: String? = nil,
    baseURL: String? = nil,
    timeout: Double = defaultTimeout,
    managerClass: String? = nil,
    userFeed: String = "user",
    newsFeeds: [String: String] = [
      "timeline": "timeline", "timeline_aggregated": "timeline_aggregated",
    ],
    notificationFeed: String = "notification",
    disableModelTracking: Bool = false
  ) {
    self.apiKey = apiKey
    self.apiSecret = apiSecret
    self.appID = appID
    self.location = location
    self.baseURL = baseURL
    self.timeout = timeout
    self.managerClass = managerClass
    self.userFeed = userFeed
    self.newsFeeds = newsFeeds
    self.notificationFeed = notificationFeed
    self.disableModelTracking = disableModelTracking
  }
}

extension FeedSettings: CustomStringConvertible, CustomDebugStringConvertible {
  /// What may are in a log: whether there is a secret, never which.
  public var description: String {
    let secret = apiSecret == nil ? "not set" : "set"
    return "FeedSettings(key: \(apiKey ?? "not set"), secret: \(secret), location: \(location ?? "default"))"
  }

  public var debugDescription: String { description }
}
