import FeedCore
import Foundation
import StreamAuth
import StreamWire
import Synchronization

/// A client of Stream's service, and of `runnel serve`: feeds over HTTP.
///
///     let client = StreamClient(StreamConfiguration(key: "key", credentials: .secret("secret")))
///     let page = try await client.read("timeline:ann", FeedQuery())
///
/// Every function may throw `FeedError`: with Stream's code where the server refused, `unreachable` or
/// `timeout` where there was no answer. Cancelling the task cancels the request.
public final class StreamClient: FeedBackend {
  public let configuration: StreamConfiguration
  public var capabilities: BackendCapabilities { configuration.capabilities }
  public var extensions: BackendExtensions {
    var extensions = BackendExtensions()
    extensions.search = self
    return extensions
  }

  let transport: any StreamTransport
  private let clock: @Sendable () -> Timestamp
  private let state = Mutex(State())
  let realtime: RealtimeClients

  private struct State {
    var rateLimit: RateLimit?
    var tokens: [TokenClaims: String] = [:]
  }

  /// - Parameter transport: what carries requests; tests replace it.
  public init(
    _ configuration: StreamConfiguration,
    transport: any StreamTransport = HTTPTransport(),
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) {
    self.configuration = configuration
    self.transport = transport
    self.clock = clock
    realtime = RealtimeClients()
  }

  /// The same client, but a call that finds no server is not sent again by itself.
  func withoutConnectionRetries() -> StreamClient {
    var configuration = configuration
    configuration.retries.repeatsConnectionFailures = false
    return StreamClient(configuration, transport: transport, clock: clock)
  }

  /// What the last answer said about how much one may still ask; nil before the first.
  public var rateLimit: RateLimit? { state.withLock(\.rateLimit) }

  /// Ends all change streams. The client can still be used for the rest.
  public func close() { realtime.close() }

  // MARK: Tokens

  /// A user's token, to be handed to a browser or another program. See <doc:HostedService#Credentials>.
  ///
  /// - Throws: `FeedError` with code `notAllowed` if the client has no secret.
  public func userToken(for user: String, extra: [String: JSONValue] = [:]) throws -> String {
    try sign(.user(user, extra: extra))
  }

  /// A token that lets its holder read one feed.
  public func readOnlyToken(for feed: FeedID) throws -> String { try sign(.readOnly(feed)) }

  /// The same server, called with the token of `userID`: the server decides what belongs to whom.
  ///
  /// A client without the secret has one user's token already, and is that user whatever is asked for.
  public func acting(as userID: String) -> any FeedBackend {
    guard let token = try? userToken(for: userID) else { return self }
    var configuration = configuration
    configuration.credentials = .token(token)
    return StreamClient(configuration, transport: transport, clock: clock)
  }

  func sign(_ claims: TokenClaims) throws -> String {
    guard case .secret(let secret) = configuration.credentials else {
      throw FeedError(.notAllowed, "Tokens are made with the app's secret, which this client does not have.")
    }
    return state.withLock { state in
      if let token = state.tokens[claims] { return token }
      if state.tokens.count > 1000 { state.tokens.removeAll() }
      let token = StreamToken.sign(claims, secret: secret)
      state.tokens[claims] = token
      return token
    }
  }

  // MARK: Requests

  /// Sends a call, again where that is safe and may help, and returns its JSON.
  ///
  /// - Throws: `FeedError`, or `CancellationError`.
  package func send(_ request: StreamRequest) async throws -> JSONValue {
    try await send(request) { try self.wire(request) }
  }

  func send(_ request: StreamRequest, as wire: () throws -> WireRequest) async throws -> JSONValue {
    var attempt = 1
    while true {
      let (failure, error, wait) = try await self.attempt(wire())
      guard let failure else { return try Self.json(error.body) }
      let pause = configuration.retries.pause(
        after: failure,
        attempt: attempt,
        isRepeatable: request.isRepeatable,
        wait: wait,
        jitter: .random(in: 0...1)
      )
      guard let pause else { throw error.error }
      try await Task.sleep(for: .seconds(clamping: pause))
      attempt += 1
    }
  }

  /// How an attempt went: no failure and a body, or a failure and its error.
  private struct Result {
    var body: [UInt8] = []
    var error = FeedError(.internalError, "")
  }

  private func attempt(_ request: WireRequest) async throws -> (RetryPolicy.Failure?, Result, wait: Double?) {
    if let wait = rateLimit?.wait(at: clock()) {
      let error = FeedError(
        .rateLimit,
        "The rate limit is used up for another \(Int(clamping: wait.rounded(.up))) seconds."
      )
      return (.answered(status: 429), Result(error: error), wait)
    }
    do {
      let response = try await transport.send(request, timeout: configuration.timeout)
      note(response)
      guard !(200..<300).contains(response.status) else { return (nil, Result(body: response.body), nil) }
      let error = FeedError(wire: try? Self.json(response.body), status: response.status)
      return (.answered(status: response.status), Result(error: error), wait(asked: response))
    } catch let failure as TransportFailure {
      return (failure.kind == .notSent ? .notSent : .lost, Result(error: Self.error(failure)), nil)
    }
  }

  private static func error(_ failure: TransportFailure) -> FeedError {
    failure.kind == .timeout
      ? FeedError(.timeout, "The server did not answer in time.")
      : FeedError(.unreachable, "The server cannot be reached: \(failure.detail).")
  }

  private func wait(asked response: WireResponse) -> Double? {
    if let seconds = response.headers["retry-after"].flatMap(Double.init) { return seconds }
    return response.status == 429 ? rateLimit?.wait(at: clock()) : nil
  }

  private func note(_ response: WireResponse) {
    guard let limit = response.headers["x-ratelimit-limit"].flatMap(Int.init),
      let remaining = response.headers["x-ratelimit-remaining"].flatMap(Int.init),
      let reset = response.headers["x-ratelimit-reset"].flatMap(Double.init)
    else { return }
    state.withLock {
      $0.rateLimit = RateLimit(limit: limit, remaining: remaining, reset: Timestamp(seconds: reset))
    }
  }

  static func json(_ body: [UInt8]) throws -> JSONValue {
    do {
      return try body.withUnsafeBufferPointer { try JSONParser.parse($0, marks: .cut) }
    } catch {
      // Whatever responded, such as a captive portal, is not a Stream server: this says nothing about the
      // request.
      throw FeedError(.general, "The server's response is not JSON.", status: 502)
    }
  }

  /// The request as it leaves: address, key, token, body.
  func wire(_ request: StreamRequest) throws -> WireRequest {
    let query = QueryItems([("api_key", configuration.key)]) + request.query
    let url = "\(configuration.endpoints.base(of: request.service))/\(request.path)?\(query.text)"
    var headers = ["X-Stream-Client": "runnel-1", "Accept": "application/json"]
    if request.body != nil { headers["Content-Type"] = "application/json" }
    for (name, value) in try authentication(of: request, url: url) { headers[name] = value }
    return WireRequest(
      method: request.method.rawValue,
      url: url,
      headers: headers,
      body: request.body.map(JSONWriter.bytes) ?? []
    )
  }

  private func authentication(of request: StreamRequest, url: String) throws -> [String: String] {
    switch configuration.credentials {
    case .peer: [:]
    case .token(let token): ["Authorization": token, "stream-auth-type": "jwt"]
    case .secret(let secret) where request.isBatch && configuration.signsBatches:
      signature(of: request, url: url, secret: secret)
    case .secret: ["Authorization": try sign(request.claims), "stream-auth-type": "jwt"]
    }
  }

  private func signature(of request: StreamRequest, url: String, secret: String) -> [String: String] {
    let date = HTTPDate.text(clock())
    let target = url.firstRange(of: "://").map { url[$0.upperBound...].drop { $0 != "/" } } ?? ""
    let header = HTTPSignature.header(
      key: configuration.key,
      secret: secret,
      method: request.method.rawValue,
      target: String(target),
      date: date
    )
    return ["Date": date, "X-Api-Key": configuration.key, "Authorization": header]
  }
}
