extension FeedSettings {
  /// Reads the environment alone.
  ///
  /// - Throws: `FeedError` with code `configuration`, naming the variable that is wrong.
  public init(environment: [String: String]) throws {
    try self.init(table: .object([:]), environment: environment)
  }

  /// Reads a table of a settings file, then the environment over it.
  ///
  /// The table's keys are the `STREAM_*` names without the prefix, in lower case:
  ///
  /// ```toml
  /// [stream]
  /// api_key = "…"
  /// news_feeds = { timeline = "timeline" }
  /// ```
  ///
  /// `STREAM_URL` (or `url`) serves where key and secret are not set otherwise.
  ///
  /// - Parameters:
  ///   - table: the table as an object, such as TOMLSource makes of TOML text.
  ///   - environment: the process's environment; other variables are ignored.
  /// - Throws: `FeedError` with code `configuration`, naming the setting that is wrong or unknown.
  public init(table: JSONValue, environment: [String: String] = [:]) throws {
    self.init()
    guard let members = table.objectValue else {
      throw FeedError(.configuration, "The stream settings must be a table.")
    }
    try refuseUnknown(members.keys.sorted())
    var url: SettingSource?
    for setting in FeedSetting.all {
      for source in setting.sources(table: members, environment: environment) {
        if setting.name == "url" { url = source } else { try setting.apply(&self, source) }
      }
    }
    if let url, !hasCredentials { try apply(url: url) }
  }

  private func refuseUnknown(_ keys: [String]) throws {
    let known = Set(FeedSetting.all.flatMap(\.names))
    if let key = keys.first(where: { !known.contains($0) }) {
      throw FeedError(
        .configuration,
        "'\(key)' is not a stream setting. Known are \(known.sorted().joined(separator: ", "))."
      )
    }
  }
}
