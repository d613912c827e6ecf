import FeedCore
import FeedEngine
import FeedServer
import Foundation
import Logging
import StreamAPI

/// A server on a free port of loopback over an engine in memory, for one test.
struct TestServer: Sendable {
  static let key = "key"
  static let secret = "secret"

  let engine: FeedEngine
  let address: String
  let port: Int
  let services: ServerServices

  /// Starts a server, runs `body`, and ends both.
  static func run<Result: Sendable>(
    port: Int = 0,
    groups: FeedGroups = .serving,
    limits: ServerLimits = ServerLimits(),
    folder: String? = nil,
    openGraph: OpenGraphSource = OpenGraphSource(),
    clock: TestClock? = nil,
    webhooks: [String] = [],
    webhooksIncludeFollowers: Bool = false,
    backend: (@Sendable (FeedEngine) -> any FeedBackend)? = nil,
    _ body: @escaping @Sendable (TestServer) async throws -> Result
  ) async throws -> Result {
    let engine = try FeedEngine(inMemory: groups)
    let services = try ServerServices(
      folder: folder,
      signingKey: secret,
      limits: limits,
      openGraph: openGraph,
      clock: { clock?.now ?? Timestamp.now() }
    )
    let app = StreamApp(
      key: key,
      secret: secret,
      backend: backend?(engine) ?? engine,
      webhooks: webhooks,
      webhooksIncludeFollowers: webhooksIncludeFollowers
    )
    let (ports, listening) = AsyncStream<Int>.makeStream()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = FeedServer(
      listeningOn: [.tcp(host: "127.0.0.1", port: port)],
      apps: [app],
      services: services,
      logger: logger,
      onListening: { if case .tcp(_, let port) = $0 { listening.yield(port) } }
    )
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask {
        try await server.run()
        return nil
      }
      group.addTask {
        for await port in ports {
          let test = TestServer(
            engine: engine,
            address: "http://127.0.0.1:\(port)",
            port: port,
            services: services
          )
          return try await body(test)
        }
        return nil
      }
      while let result = try await group.next() {
        guard let result else { continue }
        group.cancelAll()
        try engine.close()
        return result
      }
      throw FeedError(.internalError, "The server ended before the test did.")
    }
  }

  /// A client with the app's secret, or with another proof of who it is.
  func client(_ credentials: StreamCredentials = .secret(secret)) -> StreamClient {
    var configuration = StreamConfiguration(
      key: Self.key,
      credentials: credentials,
      endpoints: .server(at: address),
      capabilities: StreamConfiguration.runnelCapabilities
    )
    configuration.retries = .none
    return StreamClient(configuration)
  }

  /// A client with a user's token.
  func client(ofUser user: String) throws -> StreamClient {
    client(.token(try client().userToken(for: user)))
  }
}

extension TestServer {
  /// A port that is still free when a server that listened on it starts again: none of those that the system
  /// hands out, one of which another test's connection would take meanwhile.
  static func keptPort() async throws -> Int {
    for _ in 0..<50 {
      let port = Int.random(in: 20_000..<30_000)
      if isFree(port) { return port }
    }
    throw FeedError(.unreachable, "No port is free.")
  }

  /// Returns once nobody listens on `port`: a server that has ended gives it back a moment later.
  static func waitUntilFree(_ port: Int) async throws {
    try await until { isFree(port) }
  }

  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
