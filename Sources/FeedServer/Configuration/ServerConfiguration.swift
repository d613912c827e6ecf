import FeedCore
import Foundation

/// What `runnel serve` reads from its TOML file, besides the groups:
///
///     listen = "127.0.0.1:8000"            # or a list of addresses
///     socket = "/run/runnel/runnel.sock"
///     database = "/var/lib/runnel/runnel.db"
///
///     [apps.blog]
///     key = "blog-key"
///     secret_env = "BLOG_SECRET"          # or secret_file = "/etc/runnel/blog.secret"
///     id = "1"                            # in realtime channels
///     database = "/var/lib/runnel/blog.db"  # an own one; by default all apps share one
///     webhooks = ["https://example.org/hook"]
///
///     [limits]
///     requests_per_minute = 60000         # 0 for no limit
///     body_size = 10485760
///     file_size = 52428800
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
    let root = try Section(table, path: "")
    try root.allowOnly(["listen", "socket", "database", "apps", "limits", "groups"])
    listen = try root.oneOrMore("listen").map { try ListenAddress(parsing: $0) }
    if let socket = try root.text("socket") { listen.append(.socket(path: socket)) }
    database = try root.text("database")
    apps = try root.sections("apps").map { try App($0, environment) }
    if let section = try root.section("limits") { limits = try ServerLimits(section) }
  }
}

extension ServerConfiguration.App {
  fileprivate init(_ section: Section, _ environment: [String: String]) throws {
    try section.allowOnly(["key", "secret_env", "secret_file", "id", "database", "webhooks"])
    guard let key = try section.text("key") else { throw section.wrong("key", "it is missing") }
    self.key = key
    id = try section.text("id") ?? "1"
    database = try section.text("database")
    webhooks = try section.texts("webhooks")
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
  fileprivate init(_ section: Section) throws {
    self.init()
    try section.allowOnly([
      "requests_per_minute", "body_size", "file_size", "idle_timeout", "body_timeout", "poll_timeout",
      "realtime_sessions",
    ])
    if let limit = try section.number("requests_per_minute") { requestsPerMinute = limit == 0 ? nil : limit }
    bodySize = try section.number("body_size") ?? bodySize
    fileSize = try section.number("file_size") ?? fileSize
    idleTimeout = try section.number("idle_timeout").map(Double.init) ?? idleTimeout
    bodyTimeout = try section.number("body_timeout").map(Double.init) ?? bodyTimeout
    pollTimeout = try section.number("poll_timeout").map(Double.init) ?? pollTimeout
    realtimeSessions = try section.number("realtime_sessions") ?? realtimeSessions
  }
}

/// A table of the file, and where it stands in it.
private struct Section {
  let members: [String: JSONValue]
  let path: String

  init(_ json: JSONValue, path: String) throws {
    guard case .object(let members) = json else {
      throw FeedError(.input, "The setting '\(path)' is wrong: a table is expected.")
    }
    (self.members, self.path) = (members, path)
  }

  func wrong(_ name: String, _ what: String) -> FeedError {
    FeedError(.input, "The setting '\(path.isEmpty ? name : "\(path).\(name)")' is wrong: \(what).")
  }

  /// A misspelt setting would otherwise be lost in silence.
  func allowOnly(_ names: [String]) throws {
    for name in members.keys.sorted() where !names.contains(name) {
      throw wrong(name, "there is no such setting; known are \(names.joined(separator: ", "))")
    }
  }

  func section(_ name: String) throws -> Section? {
    try members[name].map { try Section($0, path: path.isEmpty ? name : "\(path).\(name)") }
  }

  /// The tables under `name`, in the order of their names.
  func sections(_ name: String) throws -> [Section] {
    guard let table = try section(name) else { return [] }
    return try table.members.keys.sorted().compactMap { try table.section($0) }
  }

  func text(_ name: String) throws -> String? {
    guard let value = members[name] else { return nil }
    guard let text = value.stringValue, !text.isEmpty else { throw wrong(name, "a text is expected") }
    return text
  }

  func texts(_ name: String) throws -> [String] {
    guard let value = members[name] else { return [] }
    guard let texts = value.arrayValue?.compactMap(\.stringValue), texts.count == value.arrayValue?.count
    else {
      throw wrong(name, "a list of texts is expected")
    }
    return texts
  }

  /// A text alone, or a list of them.
  func oneOrMore(_ name: String) throws -> [String] {
    if case .array? = members[name] { return try texts(name) }
    return try text(name).map { [$0] } ?? []
  }

  func number(_ name: String) throws -> Int? {
    guard let value = members[name] else { return nil }
    guard let number = value.intValue, number >= 0 else { throw wrong(name, "a whole number is expected") }
    return number
  }
}
