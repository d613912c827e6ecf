/// One setting: what it is called and where its value goes.
struct FeedSetting: Sendable {
  /// In lower case, as in a settings file; the variable is `STREAM_` and the name in upper case.
  let name: String
  /// Older names, read before `name` so that `name` wins.
  var aliases: [String] = []
  let apply: @Sendable (inout FeedSettings, SettingSource) throws -> Void

  var names: [String] { aliases + [name] }

  /// The values that are given, weakest first: the file's before the environment's.
  func sources(table: [String: JSONValue], environment: [String: String]) -> [SettingSource] {
    let fromTable = names.compactMap { name in
      table[name].map { SettingSource(name: name, value: $0, isText: false) }
    }
    let fromEnvironment = names.compactMap { name in
      let variable = "STREAM_" + name.uppercased()
      return environment[variable].map { SettingSource(name: variable, value: .string($0), isText: true) }
    }
    // An empty variable is how a shell script says "not set".
    return fromTable + fromEnvironment.filter { $0.value != .string("") }
  }
}

extension FeedSetting {
  static let all: [FeedSetting] = [
    FeedSetting(name: "api_key") { $0.apiKey = try $1.text() },
    FeedSetting(name: "api_secret") { $0.apiSecret = try $1.text() },
    FeedSetting(name: "location", aliases: ["region"]) { $0.location = try $1.location() },
    FeedSetting(name: "base_url") { $0.baseURL = try $1.address() },
    FeedSetting(name: "timeout") { $0.timeout = try $1.seconds() },
    FeedSetting(name: "feed_manager_class") { $0.managerClass = try $1.text() },
    FeedSetting(name: "user_feed") { $0.userFeed = try $1.group() },
    FeedSetting(name: "news_feeds") { $0.newsFeeds = try $1.groups() },
    FeedSetting(name: "notification_feed", aliases: ["personal_feed"]) {
      $0.notificationFeed = try $1.group()
    },
    FeedSetting(name: "disable_model_tracking") { $0.disableModelTracking = try $1.flag() },
    FeedSetting(name: "url") { _, _ in },
  ]
}
