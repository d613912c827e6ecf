import FeedCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// Stream's REST API and realtime over any backend, on TCP, a Unix socket, or both.
///
/// It runs until its task is cancelled or a signal ends it; requests under way are finished first.
public struct FeedServer: Service {
  private let addresses: [ListenAddress]
  private let apps: [StreamApp]
  private let services: ServerServices
  private let metrics: ServerMetrics
  private let logger: Logger
  private let onListening: @Sendable (ListenAddress) -> Void
  private let realtime: RealtimeHub
  private let gatekeeper: Gatekeeper

  /// - Parameters:
  ///   - apps: at least one; the first serves the Unix socket's callers who name no key.
  ///   - onListening: receives each address, with its real port, as soon as it accepts connections.
  public init(
    listeningOn addresses: [ListenAddress],
    apps: [StreamApp],
    services: ServerServices,
    metrics: PrometheusRegistry = PrometheusRegistry(),
    logger: Logger = Logger(label: "runnel.serve"),
    onListening: @escaping @Sendable (ListenAddress) -> Void = { _ in }
  ) {
    self.addresses = addresses
    self.apps = apps
    self.services = services
    self.logger = logger
    self.onListening = onListening
    self.metrics = ServerMetrics(metrics)
    gatekeeper = Gatekeeper(apps: apps, clock: services.clock)
    realtime = RealtimeHub(
      apps: apps,
      gatekeeper: gatekeeper,
      limits: services.limits,
      metrics: self.metrics,
      logger: logger,
      clock: services.clock
    )
  }

  /// Serves until it is asked to stop.
  ///
  /// - Parameter signals: those that end it gracefully; none where another service group is in charge.
  /// - Throws: `FeedError` with code `unreachable` if an address cannot be listened on.
  public func run(endingOn signals: [UnixSignal]) async throws {
    for address in addresses { try await Self.checkIsFree(address) }
    var configuration = ServiceGroupConfiguration(
      services: applications() + webhooks() + [realtime],
      gracefulShutdownSignals: signals,
      logger: quiet
    )
    configuration.maximumGracefulShutdownDuration = .seconds(20)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      let places = addresses.map(\.description).joined(separator: " and ")
      let reason = String(cString: strerror(error.errnoCode))
      throw FeedError(.unreachable, "The server cannot listen on \(places): \(reason).")
    }
    for case .socket(let path) in addresses { unlink(path) }
  }

  public func run() async throws { try await run(endingOn: []) }

  /// The frameworks' own messages are only of interest when something is wrong with them.
  private var quiet: Logger {
    var logger = logger
    logger.logLevel = max(logger.logLevel, .warning)
    return Logger(label: logger.label) { _ in FrameworkLogHandler(logger) }
  }

  private func applications() -> [any Service] {
    let limiter = RateLimiter(limit: services.limits.requestsPerMinute)
    return addresses.map { address in
      var trustsPeers = false
      if case .socket = address { trustsPeers = true }
      return Application(
        responder: responder(limiter, trustsPeers: trustsPeers),
        server: channel(trustsPeers: trustsPeers),
        configuration: ApplicationConfiguration(
          address: Self.bind(address),
          serverName: "runnel",
          backlog: 1024,
          availableConnectionsDelegate: MaximumAvailableConnections(services.limits.connections)
        ),
        onServerRunning: { channel in listening(address, channel) },
        logger: quiet
      )
    }
  }

  private func responder(_ limiter: RateLimiter, trustsPeers: Bool) -> StreamResponder {
    StreamResponder(
      gatekeeper: gatekeeper,
      services: services,
      limiter: limiter,
      metrics: metrics,
      realtime: realtime,
      routes: StreamRoutes.table,
      logger: logger,
      trustsPeers: trustsPeers
    )
  }

  private func channel(trustsPeers: Bool) -> HTTPServerBuilder {
    let limits = services.limits
    let clients = ClientConnections(
      limit: trustsPeers ? limits.connectionsPerUser : limits.connectionsPerAddress
    )
    return HTTPServerBuilder { responder in
      ServerChannel(
        http: responder,
        realtime: realtime,
        limits: limits,
        clients: clients,
        trustsPeers: trustsPeers
      )
    }
  }

  private func listening(_ address: ListenAddress, _ channel: any Channel) {
    switch address {
    case .tcp(let host, let port): onListening(.tcp(host: host, port: channel.localAddress?.port ?? port))
    case .socket(let path):
      // Anyone on the host may connect; who they are is the kernel's to say.
      chmod(path, 0o666)
      onListening(address)
    }
  }

  private func webhooks() -> [any Service] {
    // Also for apps without webhooks: what was stored for former ones is forgotten.
    apps.map { WebhookSender(app: $0, logger: logger) }
  }

  private static func bind(_ address: ListenAddress) -> BindAddress {
    switch address {
    case .tcp(let host, let port): .hostname(host, port: port)
    case .socket(let path): .unixDomainSocket(path: path)
    }
  }

  /// A socket on which a server responds is left alone; a dead one is replaced.
  private static func checkIsFree(_ address: ListenAddress) async throws {
    guard case .socket(let path) = address else { return }
    guard path.utf8.count < 104 else {
      throw FeedError(.input, "The path of the socket is too long: \(path)")
    }
    let channel = try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(unixDomainSocketPath: path).get()
    guard let channel else { return }
    try? await channel.close()
    throw FeedError(.unreachable, "Another server already listens on \(path).")
  }
}
