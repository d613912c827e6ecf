import AsyncHTTPClient
import FeedCore
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// AsyncHTTPClient: connections are pooled and reused, and cancelling a task ends its request immediately.
public struct HTTPTransport: StreamTransport {
  /// A larger response is not one of Stream's: a page has at most a hundred activities.
  static let maximumResponse = 32 << 20
  /// How many times as long as for its head a whole response may take, so that a server that sends a byte now
  /// and then does not hold a caller for ever.
  private static let wholeResponse = 3.0
  private static let longestTimeout = 86_400.0

  public let proxies: ProxySettings

  public init(proxies: ProxySettings = ProxySettings()) { self.proxies = proxies }

  public func send(_ request: WireRequest, timeout: Double) async throws -> WireResponse {
    let timeout = min(max(timeout.isNaN ? 0 : timeout, 0.001), Self.longestTimeout)
    let client = HTTPClients.client(through: try proxies.proxy(for: request.url))
    let end = Duration.seconds(clamping: timeout * Self.wholeResponse)
    return try await withThrowingTaskGroup(of: WireResponse.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await Self.send(request, by: client, timeout: timeout) }
      group.addTask {
        try await Task.sleep(for: end)
        throw TransportFailure(.timeout, "the response took too long")
      }
      guard let response = try await group.next() else { throw CancellationError() }
      return response
    }
  }

  public func usesProxy(for url: String) -> Bool { (try? proxies.proxy(for: url)) != nil }

  private static func send(_ request: WireRequest, by client: HTTPClient, timeout: Double) async throws
    -> WireResponse
  {
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = HTTPMethod(rawValue: request.method)
    for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
    if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
    do {
      let response = try await client.execute(outgoing, timeout: TimeAmount(.seconds(clamping: timeout)))
      let body = try await response.body.collect(upTo: maximumResponse)
      return WireResponse(
        status: Int(response.status.code),
        headers: Dictionary(
          response.headers.map { ($0.name.lowercased(), $0.value) },
          uniquingKeysWith: { $1 }
        ),
        body: Array(body.readableBytesView)
      )
    } catch {
      throw failure(error)
    }
  }

  private static func failure(_ error: any Error) -> any Error {
    if error is CancellationError { return error }
    switch error {
    case let error as HTTPClientError where error == .cancelled: return CancellationError()
    case let error as HTTPClientError
    where error == .connectTimeout || error == .getConnectionFromPoolTimeout:
      return TransportFailure(.notSent, "the connection took too long")
    case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout:
      return TransportFailure(.timeout, "no response came in time")
    case let error as IOError where isRefusal(error.errnoCode):
      return TransportFailure(.notSent, String(cString: strerror(error.errnoCode)))
    case is NIOConnectionError: return TransportFailure(.notSent, "no connection")
    case let error as HTTPClientError where error == .tlsHandshakeTimeout:
      return TransportFailure(.notSent, "it does not speak TLS; is its address http rather than https?")
    case let error as HTTPClientError where error == .proxyAuthenticationRequired:
      return TransportFailure(.notSent, "the proxy asks for a user and a password, or for others")
    case let error as HTTPClientError
    where error == .invalidProxyResponse || error == .httpProxyHandshakeTimeout
      || error == .socksHandshakeTimeout:
      return TransportFailure(.notSent, "the proxy does not connect to it")
    case is NIOTooManyBytesError:
      return TransportFailure(.lost, "its response is larger than \(maximumResponse >> 20) MB")
    default: return TransportFailure(.lost, "the connection broke (\(error))")
    }
  }

  private static func isRefusal(_ code: CInt) -> Bool {
    [ECONNREFUSED, ENOENT, EHOSTUNREACH, ENETUNREACH, EACCES].contains(code)
  }
}

/// The HTTP clients of the process, one for each proxy; they are never shut down. AsyncHTTPClient's shared
/// one would try for as long as a request may take to reach a server that is not there, and repeating is
/// `RetryPolicy`'s to decide.
private enum HTTPClients {
  private static let clients = Mutex<[HTTPClient.Configuration.Proxy?: HTTPClient]>([:])

  static func client(through proxy: HTTPClient.Configuration.Proxy?) -> HTTPClient {
    clients.withLock { clients in
      if let client = clients[proxy] { return client }
      let client = make(proxy)
      clients[proxy] = client
      return client
    }
  }

  private static func make(_ proxy: HTTPClient.Configuration.Proxy?) -> HTTPClient {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: TrustedCertificates.configuration(),
      redirectConfiguration: .disallow
    )
    configuration.proxy = proxy
    configuration.timeout.connect = .seconds(10)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.decompression = .enabled(limit: .size(HTTPTransport.maximumResponse))
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }
}
