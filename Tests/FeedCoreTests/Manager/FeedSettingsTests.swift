import FeedCore
import Testing

@Suite("Settings come from code, a file and the environment")
struct FeedSettingsTests {
  private func error(_ table: JSONValue = [:], _ environment: [String: String] = [:]) -> FeedError? {
    #expect(throws: FeedError.self) { try FeedSettings(table: table, environment: environment) }
  }

  @Test func theDefaultsAreStreams() throws {
    let settings = try FeedSettings(environment: ["PATH": "/bin", "STREAM_SOMETHING": "else"])
    #expect(settings == FeedSettings())
    #expect(settings.timeout == 6)
    #expect(settings.userFeed == "user")
    #expect(
      settings.newsFeeds == ["timeline": "timeline", "timeline_aggregated": "timeline_aggregated"]
    )
    #expect(settings.notificationFeed == "notification")
    #expect(!settings.disableModelTracking)
  }

  @Test func everyVariable() throws {
    let settings = try FeedSettings(environment: [
      "STREAM_API_KEY": "key", "STREAM_API_SECRET": "secret", "STREAM_LOCATION": "us-east",
      "STREAM_TIMEOUT": "2.5", "STREAM_FEED_MANAGER_CLASS": "team", "STREAM_USER_FEED": "person",
      "STREAM_NEWS_FEEDS": "news=timeline, digest = timeline_digest,flat",
      "STREAM_NOTIFICATION_FEED": "inbox", "STREAM_DISABLE_MODEL_TRACKING": "True",
    ])
    #expect(try settings.credentials() == FeedCredentials(key: "key", secret: "secret"))
    #expect(settings.location == "us-east")
    #expect(settings.timeout == 2.5)
    #expect(settings.managerClass == "team")
    #expect(settings.userFeed == "person")
    #expect(settings.newsFeeds == ["news": "timeline", "digest": "timeline_digest", "flat": "flat"])
    #expect(settings.notificationFeed == "inbox")
    #expect(settings.disableModelTracking)
  }

  @Test func theEnvironmentWinsOverTheFile() throws {
    let table: JSONValue = [
      "api_key": "file", "api_secret": "file", "timeout": 3, "user_feed": "person",
      "news_feeds": ["home": "timeline"], "disable_model_tracking": true,
    ]
    let settings = try FeedSettings(
      table: table,
      environment: ["STREAM_API_KEY": "variable", "STREAM_USER_FEED": ""]
    )
    #expect(settings.apiKey == "variable")
    #expect(settings.apiSecret == "file")
    #expect(settings.timeout == 3)
    #expect(settings.userFeed == "person")
    #expect(settings.newsFeeds == ["home": "timeline"])
    #expect(settings.disableModelTracking)
  }

  @Test func thePersonalFeedIsTheNotificationFeedsOlderName() throws {
    let old = try FeedSettings(environment: ["STREAM_PERSONAL_FEED": "inbox"])
    #expect(old.notificationFeed == "inbox")
    let both = try FeedSettings(environment: [
      "STREAM_PERSONAL_FEED": "old", "STREAM_NOTIFICATION_FEED": "new",
    ])
    #expect(both.notificationFeed == "new")
    #expect(try FeedSettings(environment: ["STREAM_NEWS_FEEDS": #"{"a": "b"}"#]).newsFeeds == ["a": "b"])
  }

  @Test func theURLServesWhereKeyAndSecretAreNotSet() throws {
    let url = "https://k3y:s3cret@us-east.stream-io-api.com/?app_id=42"
    let settings = try FeedSettings(environment: ["STREAM_URL": url])
    #expect(try settings.credentials() == FeedCredentials(key: "k3y", secret: "s3cret"))
    #expect(settings.location == "us-east")
    #expect(settings.appID == "42")
    #expect(settings.baseURL == nil)
    let set = try FeedSettings(environment: [
      "STREAM_URL": url, "STREAM_API_KEY": "key", "STREAM_API_SECRET": "secret",
    ])
    #expect(set.apiKey == "key")
    #expect(set.location == nil)
  }

  @Test func theURLOfAServerOfOnesOwn() throws {
    let settings = try FeedSettings(environment: ["STREAM_URL": "http://key:secret@localhost:8080/?app_id=1"])
    #expect(settings.baseURL == "http://localhost:8080")
    #expect(settings.location == nil)
    let service = try FeedSettings(environment: ["STREAM_URL": "https://key:secret@api.stream-io-api.com/"])
    #expect(service.location == nil)
    #expect(service.baseURL == nil)
  }

  @Test func errorsNameTheSetting() {
    #expect(error([:], ["STREAM_TIMEOUT": "soon"])?.detail.contains("STREAM_TIMEOUT") == true)
    #expect(error([:], ["STREAM_TIMEOUT": "-1"])?.detail.contains("STREAM_TIMEOUT") == true)
    #expect(error([:], ["STREAM_USER_FEED": "a b"])?.detail.contains("STREAM_USER_FEED") == true)
    #expect(error([:], ["STREAM_NEWS_FEEDS": ","])?.detail.contains("STREAM_NEWS_FEEDS") == true)
    #expect(error([:], ["STREAM_LOCATION": "evil.com/"])?.detail.contains("STREAM_LOCATION") == true)
    #expect(error(["timeout": "6"])?.detail.contains("timeout") == true)
    #expect(error(["disable_model_tracking": 1])?.detail.contains("disable_model_tracking") == true)
    #expect(error(["timeuot": 6])?.detail.contains("timeuot") == true)
    #expect(error([:], ["STREAM_TIMEOUT": "soon"])?.code == .configuration)
  }

  @Test func errorsAndDescriptionsKeepTheSecret() throws {
    let failure = error([:], ["STREAM_URL": "https://key:hunter2@/"])
    #expect(failure?.detail.contains("STREAM_URL") == true)
    #expect(failure?.detail.contains("hunter2") == false)
    let settings = FeedSettings(apiKey: "key", apiSecret: "hunter2")
    #expect(!"\(settings)".contains("hunter2"))
    #expect(!String(reflecting: settings).contains("hunter2"))
    let credentials = try settings.credentials()
    #expect(!"\(credentials)".contains("hunter2"))
  }

  @Test func missingCredentialsSaySo() {
    let none = #expect(throws: FeedError.self) { try FeedSettings().credentials() }
    #expect(none?.detail.hasPrefix("Stream credentials are not set in your settings") == true)
    #expect(none?.code == .configuration)
    let secret = #expect(throws: FeedError.self) { try FeedSettings(apiKey: "key").credentials() }
    #expect(secret?.detail.contains("STREAM_API_SECRET is missing") == true)
  }
}
