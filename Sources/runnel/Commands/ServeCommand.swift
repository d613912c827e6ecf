#if Network
import ArgumentParser
import FeedCore
import FeedEngine
import FeedServer
import Foundation
import Logging
import Metrics
import Synchronization
import TOMLSource

/// `runnel serve`: Stream's API for a whole host, a test suite or a small team.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve feeds over Stream's API.",
    discussion: """
      Official clients of Stream can use it: give them the key and the secret, and the address it prints.
      The secret comes from RUNNEL_SECRET; without it, one is made, printed once and kept in a file of yours.
      On a Unix socket, callers are who the system says they are and need neither key nor token.

      GET /health and GET /metrics (for Prometheus) need no token. '--log-level info' logs every request, without \
      queries, which may hold tokens. SIGTERM ends the server once it has answered what it was asked.

      NOT OFFERED, unlike Stream's service
        image resizing    an image is served as it was uploaded
        AI moderation     flags and statuses are stored for a person to read
        personalization   what is posted is stored; no feed is computed from it
        analytics         events are stored; nothing evaluates them
        SQS, push         webhooks over HTTP are offered

      PERMISSIONS of a user's token are Stream's default policies, with one difference: by id, a user reads an \
      activity, and reactions on it, only if it is in a feed that the user may read, if a feed of theirs received \
      it by following, or if they made it. Everything else is treated as missing. The suites of Stream's clients \
      read by id what is in 'user' feeds, which everybody may read.

      CONFIGURATION FILE
      \(ServerConfiguration.manual.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  \($0)" }.joined(separator: "\n"))
      """
  )

  @Option(
    help: ArgumentHelp(
      "Where to listen; port 0 takes any that is free. Several are allowed.",
      valueName: "host:port"
    )
  )
  var listen: [String] = []

  @Option(help: ArgumentHelp("A Unix socket to listen on as well.", valueName: "path"))
  var socket: String?

  @Option(help: ArgumentHelp("The file with the feeds.", valueName: "file"))
  var database: String?

  @Option(help: ArgumentHelp("Apps, groups and limits, in TOML.", valueName: "file.toml"))
  var config: String?

  @Option(help: "The api key of the one app that is served without a configuration.")
  var key = "runnel"

  @Option(help: "How much to log to standard error: trace, debug, info, notice, warning, error.")
  var logLevel = "notice"

  func run() async throws {
    let table = try config.map(Self.table) ?? .object([:])
    let environment = ProcessInfo.processInfo.environment
    let settings = try ServerConfiguration(table: table, environment: environment)
    let logger = try logger()
    let store = try ServerStore(
      path: database ?? settings.database ?? Paths.current.database,
      groups: table["groups"] == nil ? .serving : try FeedGroups(table: table),
      onProblem: { logger.warning("\($0)") }
    )
    let apps = try self.apps(settings, store, environment)
    // Some files stay for the database and what is uploaded.
    var limits = settings.limits
    limits.connections = max(16, min(limits.connections, FileLimit.raise() - 64))
    let addresses = try self.addresses(settings)
    let readiness = Readiness(count: addresses.count)
    let registry = PrometheusRegistry()
    MetricsSystem.bootstrap(registry)
    let server = FeedServer(
      listeningOn: addresses,
      apps: apps,
      services: try ServerServices(folder: store.folder, signingKey: apps[0].secret, limits: limits),
      metrics: registry,
      logger: logger,
      onListening: { address in
        Self.say("Listening on \(address)")
        readiness.listening()
      }
    )
    try await server.run(endingOn: [.sigterm, .sigint])
    try store.close()
  }

  private static func table(_ path: String) throws -> JSONValue {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw FeedError(.input, "The configuration \(path) cannot be read.")
    }
    return try TOMLDocument.parse(text, name: path)
  }

  private func addresses(_ settings: ServerConfiguration) throws -> [ListenAddress] {
    var addresses = try listen.map { try ListenAddress(parsing: $0) }
    if let socket { addresses.append(.socket(path: socket)) }
    if addresses.isEmpty { addresses = settings.listen }
    return addresses.isEmpty ? [.tcp(host: "127.0.0.1", port: 8000)] : addresses
  }

  private func apps(_ settings: ServerConfiguration, _ store: ServerStore, _ environment: [String: String])
    throws -> [StreamApp]
  {
    guard settings.apps.isEmpty else {
      return try settings.apps.map { app in
        StreamApp(
          key: app.key,
          secret: app.secret,
          id: app.id,
          backend: try store.engine(app.database),
          webhooks: app.webhooks,
          webhooksIncludeFollowers: app.webhooksIncludeFollowers
        )
      }
    }
    return [StreamApp(key: key, secret: try secret(store, environment), backend: try store.engine(nil))]
  }

  private func secret(_ store: ServerStore, _ environment: [String: String]) throws -> String {
    if let secret = environment["RUNNEL_SECRET"], !secret.isEmpty { return secret }
    let file = SecretFile(path: "\(store.folder)/secret")
    let (secret, isNew) = try file.readOrMake()
    Self.say("Key: \(key)")
    Self.say(isNew ? "Secret: \(secret) (kept in \(file.path), not shown again)" : "Secret: in \(file.path)")
    return secret
  }

  private func logger() throws -> Logger {
    guard let level = Logger.Level(rawValue: logLevel) else {
      throw FeedError(
        .input,
        "'\(logLevel)' is not a log level: use trace, debug, info, notice, warning or error."
      )
    }
    var logger = Logger(label: "runnel.serve", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = level
    return logger
  }

  /// Scripts wait for these lines: they go out immediately.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}

/// Notifies the service manager as soon as every address takes connections.
private final class Readiness: Sendable {
  private let missing: Mutex<Int>

  init(count: Int) { missing = Mutex(count) }

  func listening() {
    let isReady = missing.withLock { missing in
      missing -= 1
      return missing == 0
    }
    if isReady { ServiceManager().tellReady() }
  }
}
#endif
