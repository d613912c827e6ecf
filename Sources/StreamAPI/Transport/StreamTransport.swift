import AsyncHTTPClient
import FeedCore
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A request as it leaves: nothing of Stream left in it but headers.
public struct WireRequest: Hashable, Sendable {
  public var method: String
  public var url: String
  public var headers: [String: String]
  public var body: [UInt8]

  public init(method: String, url: String, headers: [String: String] = [:], body: [UInt8] = []) {
    (self.method, self.url, self.headers, self.body) = (method, url, headers, body)
  }
}

public struct WireResponse: Hashable, Sendable {
  public var status: Int
  /// By lower-case name.
  public var headers: [String: String]
  public var body: [UInt8]

  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }
}

/// What carries requests. Tests put their own in its place.
public protocol StreamTransport: Sendable {
  /// - Throws: `TransportFailure`.
  func send(_ request: WireRequest, timeout: Double) async throws -> WireResponse
}

/// Why there is no answer.
public struct TransportFailure: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// No connection: the request was not sent.
    case notSent
    case lost
    case timeout
  }

  public var kind: Kind
  public var detail: String

  public init(_ kind: Kind, _ detail: String) { (self.kind, self.detail) = (kind, detail) }
}

/// AsyncHTTPClient: connections are pooled and reused, cancelled tasks stop at once.
public struct HTTPTransport: StreamTransport {
  /// One for the whole process; it is never shut down. The shared one would try for as long as a request may
  /// take to reach a server that is not there, and repeating is `RetryPolicy`'s to decide.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: TrustedCertificates.configuration(),
      redirectConfiguration: .disallow
    )
    configuration.timeout.connect = .seconds(10)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.decompression = .enabled(limit: .size(maximumAnswer))
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// More than this is no answer of Stream's.
  private static let maximumAnswer = 256 << 20

  public init() {}

  public func send(_ request: WireRequest, timeout: Double) async throws -> WireResponse {
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = HTTPMethod(rawValue: request.method)
    for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
    if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
    do {
      let answer = try await Self.client.execute(
        outgoing,
        timeout: .milliseconds(Int64(timeout * 1000))
      )
      let body = try await answer.body.collect(upTo: Self.maximumAnswer)
      return WireResponse(
        status: Int(answer.status.code),
        headers: Dictionary(
          answer.headers.map { ($0.name.lowercased(), $0.value) },
          uniquingKeysWith: { $1 }
        ),
        body: Array(body.readableBytesView)
      )
    } catch {
      throw Self.failure(error)
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
      return TransportFailure(.timeout, "no answer came in time")
    case let error as IOError where isRefusal(error.errnoCode):
      return TransportFailure(.notSent, String(cString: strerror(error.errnoCode)))
    case is NIOConnectionError: return TransportFailure(.notSent, "no connection")
    case let error as HTTPClientError where error == .tlsHandshakeTimeout:
      return TransportFailure(.notSent, "it does not speak TLS; is its address http rather than https?")
    default: return TransportFailure(.lost, "the connection broke (\(error))")
    }
  }

  private static func isRefusal(_ code: CInt) -> Bool {
    [ECONNREFUSED, ENOENT, EHOSTUNREACH, ENETUNREACH, EACCES].contains(code)
  }
}
