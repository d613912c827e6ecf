/// A request as it leaves: nothing of Stream left in it but headers.
public struct WireRequest: Hashable, Sendable {
  public var method: String
  public var url: String
  public var headers: [String: String]
  public var body: [UInt8]

  public init(method: String, url: String, headers: [String: String] = [:], body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

public struct WireResponse: Hashable, Sendable {
  public var status: Int
  /// By lower-case name.
  public var headers: [String: String]
  public var body: [UInt8]

  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// What carries requests. Tests put their own in its place.
public protocol StreamTransport: Sendable {
  /// - Throws: `TransportFailure`.
  func send(_ request: WireRequest, timeout: Double) async throws -> WireResponse
  /// Whether requests to `url` go through a proxy.
  func usesProxy(for url: String) -> Bool
}

extension StreamTransport {
  public func usesProxy(for url: String) -> Bool { false }
}

/// Why there is no response.
public struct TransportFailure: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// No connection: the request was not sent.
    case notSent
    case lost
    case timeout
  }

  public var kind: Kind
  public var detail: String

  public init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail
  }
}
