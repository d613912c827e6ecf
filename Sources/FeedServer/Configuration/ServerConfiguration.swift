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
        throw root.wrong("listen", "'\(address)' is no HOST:PORT")
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
  /// A key says which app is meant.
  private func requireDifferentKeys() throws {
    var seen: Set<String> = []
    for app in apps where !seen.insert(app.key).inserted {
      throw FeedError(.input, "The setting 'apps' is wrong: two apps have the key '\(app.key)'.")
    }
  }
}

extension ServerConfiguration.App {
  fileprivate init(_ section: ConfigurationSection, _ environment: [String: String]) throws {
    try section.allowOnly(["key", "secret_env", "secret_file", "id", "database", "webhooks"])
    guard let key = try section.text("key") else { throw section.wrong("key", "it is missing") }
    self.key = key
    id = try section.text("id") ?? "1"
    guard id.wholeMatch(of: /\w+/) != nil else {
      throw section.wrong("id", "letters and digits are expected")
    }
    database = try section.text("database")
    webhooks = try section.texts("webhooks")
    for url in webhooks where url.wholeMatch(of: /https?:\/\/[^\s\/]+(\/\S*)?/) == nil {
      throw section.wrong("webhooks", "'\(url)' is no http or https URL")
    }
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

extension ServerLimits {
  fileprivate init(_ section: ConfigurationSection) throws {
    self.init()
    try section.allowOnly([
      "requests_per_minute", "body_size", "file_size", "idle_timeout", "body_timeout", "poll_timeout",
      "metrics",
      "realtime_sessions", "connections", "connections_per_user",
    ])
    if let limit = try section.number("requests_per_minute", from: 0) {
      requestsPerMinute = limit == 0 ? nil : limit
    }
    bodySize = try section.number("body_size", from: 1) ?? bodySize
    fileSize = try section.number("file_size", from: 1) ?? fileSize
    idleTimeout =
      try section.number("idle_timeout", from: 1, to: 1_000_000_000).map(Double.init) ?? idleTimeout
    bodyTimeout =
      try section.number("body_timeout", from: 1, to: 1_000_000_000).map(Double.init) ?? bodyTimeout
    pollTimeout =
      try section.number("poll_timeout", from: 1, to: 1_000_000_000).map(Double.init) ?? pollTimeout
    if let readers = try section.text("metrics") {
      guard ["local", "all"].contains(readers) else {
        throw section.wrong("metrics", "use 'local', for this machine only, or 'all'")
      }
      tellsMetricsToAll = readers == "all"
    }
    realtimeSessions = try section.number("realtime_sessions", from: 0) ?? realtimeSessions
    connections = try section.number("connections", from: 1) ?? connections
    connectionsPerUser = try section.number("connections_per_user", from: 1) ?? connectionsPerUser
  }
}
