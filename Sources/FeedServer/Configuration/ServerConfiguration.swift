import FeedCore
import Foundation

/// What `runnel serve` reads from its TOML file, besides the groups; `manual` shows every setting.
public struct ServerConfiguration: Sendable {
  public struct App: Hashable, Sendable {
    public var key: String
    public var id: String
    public var secret: String
    public var database: String?
    public var webhooks: [String]
    public var webhooksIncludeFollowers: Bool
  }

  public var listen: [ListenAddress] = []
  public var database: String?
  public var apps: [App] = []
  public var limits = ServerLimits()

  public init() {}

  /// - Parameters:
  ///   - table: the file's contents; `groups` is left to `FeedGroups`.
  ///   - environment: for `secret_env`.
  /// - Throws: `FeedError` with code `input`, naming the setting that is wrong.
  public init(table: JSONValue, environment: [String: String]) throws {
    let root = try ConfigurationSection(table, path: "")
    try root.allowOnly(["listen", "socket", "database", "apps", "limits", "groups"])
    for address in try root.texts("listen", orOne: true) {
      guard let parsed = try? ListenAddress(parsing: address) else {
        throw root.wrong("listen", "'\(address)' is not a HOST:PORT")
      }
      listen.append(parsed)
    }
    if let socket = try root.text("socket") { listen.append(.socket(path: socket)) }
    database = try root.text("database")
    apps = try root.sections("apps").map { try App($0, environment) }
    try requireDifferentKeys()
    if let section = try root.section("limits") { limits = try ServerLimits(section) }
  }
}

extension ServerConfiguration {
  /// A key identifies an app.
  private func requireDifferentKeys() throws {
    var seen: Set<String> = []
    for app in apps where !seen.insert(app.key).inserted {
      throw FeedError(.input, "The setting 'apps' is wrong: two apps have the key '\(app.key)'.")
    }
  }
}

extension ServerConfiguration.App {
  fileprivate init(_ section: ConfigurationSection, _ environment: [String: String]) throws {
    try section.allowOnly([
      "key", "secret_env", "secret_file", "id", "database", "webhooks", "webhook_records",
    ])
    guard let key = try section.text("key") else { throw section.wrong("key", "it is missing") }
    self.key = key
    id = try section.text("id") ?? "1"
    guard !id.isEmpty, id.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
      throw section.wrong("id", "letters and digits are expected")
    }
    database = try section.text("database")
    webhooks = try section.texts("webhooks")
    for url in webhooks where !Self.isWebAddress(url) {
      throw section.wrong("webhooks", "'\(url)' is not a http or https URL")
    }
    let records = try section.text("webhook_records") ?? "sources"
    guard ["sources", "followers"].contains(records) else {
      throw section.wrong(
        "webhook_records",
        "use 'sources', or 'followers' for a record of each follower, too"
      )
    }
    webhooksIncludeFollowers = records == "followers"
    if let name = try section.text("secret_env") {
      guard let value = environment[name], !value.isEmpty else {
        throw section.wrong("secret_env", "the environment has no \(name)")
      }
      secret = value
    } else if let path = try section.text("secret_file") {
      secret = try SecretFile(path: path).read()
    } else {
      throw section.wrong(
        "secret_env",
        "give secret_env or secret_file; a secret itself does not belong in the file"
      )
    }
  }
}

extension ServerConfiguration.App {
  /// Whether `text` is `http://HOST` or `https://HOST`, perhaps with a path, without blanks.
  private static func isWebAddress(_ text: String) -> Bool {
    let target = RequestTarget(text)
    guard let host = target.authority, !host.isEmpty else { return false }
    return !text.contains(where: \.isWhitespace)
  }
}

extension ServerLimits {
  fileprivate init(_ section: ConfigurationSection) throws {
    self.init()
    try section.allowOnly([
      "requests_per_minute", "body_size", "file_size", "body_memory", "idle_timeout", "body_timeout",
      "poll_timeout", "metrics", "realtime_sessions", "realtime_sessions_per_address",
      "realtime_subscriptions", "connections", "connections_per_address", "connections_per_user", "profile",
      "activity_size", "reaction_size",
    ])
    if let limit = try section.number("requests_per_minute", from: 0) {
      requestsPerMinute = limit == 0 ? nil : limit
    }
    bodySize = try section.number("body_size", from: 1) ?? bodySize
    fileSize = try section.number("file_size", from: 1) ?? fileSize
    bodyMemory = try section.number("body_memory", from: 1) ?? bodyMemory
    idleTimeout = try section.seconds("idle_timeout") ?? idleTimeout
    bodyTimeout = try section.seconds("body_timeout") ?? bodyTimeout
    pollTimeout = try section.seconds("poll_timeout") ?? pollTimeout
    if let readers = try section.text("metrics") {
      guard ["local", "all"].contains(readers) else {
        throw section.wrong("metrics", "use 'local', for this machine only, or 'all'")
      }
      tellsMetricsToAll = readers == "all"
    }
    realtimeSessions = try section.number("realtime_sessions", from: 0) ?? realtimeSessions
    realtimeSessionsPerAddress =
      try section.number("realtime_sessions_per_address", from: 1) ?? realtimeSessionsPerAddress
    realtimeSubscriptions =
      try section.number("realtime_subscriptions", from: 1) ?? realtimeSubscriptions
    content = try ContentLimits(section)
    connections = try section.number("connections", from: 1) ?? connections
    connectionsPerAddress =
      try section.number("connections_per_address", from: 1) ?? connectionsPerAddress
    connectionsPerUser = try section.number("connections_per_user", from: 1) ?? connectionsPerUser
  }
}

extension ContentLimits {
  fileprivate init(_ section: ConfigurationSection) throws {
    switch try section.text("profile") {
    case nil, "generous": self = .generous
    case "stream": self = .stream
    case let name?: throw section.wrong("profile", "use 'generous' or 'stream', not '\(name)'")
    }
    activity = try section.number("activity_size", from: 1) ?? activity
    reaction = try section.number("reaction_size", from: 1) ?? reaction
  }
}
