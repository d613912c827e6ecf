import AsyncHTTPClient
import Crypto
import FeedCore
import Foundation
import Logging
import NIOCore
import ServiceLifecycle

/// Posts what happens to an app's feeds to its webhooks: JSON arrays of at most 100 records, signed and in
/// order.
///
/// Records come from the backend's log, and how far a webhook has received them is stored there, so that
/// nothing is lost while the receiver or this server is away; what was under way then may be sent twice. Each
/// webhook has a position of its own, so that one that is down keeps no other waiting. See
/// <doc:Realtime#Webhooks>.
///
/// `X-Signature` is the hexadecimal HMAC-SHA256 of the body with the app's secret. Redirects are not
/// followed: the records go only to the configured addresses.
struct WebhookSender: Service {
  /// Records of one POST; Stream sends as many.
  static let batchSize = 100
  /// Bytes of one POST, unless a single record is larger.
  static let batchBytes = 1 << 20
  /// After so many refusals (a status of 400 to 499) a batch is given up, as it would be refused for ever.
  static let attempts = 6

  let app: StreamApp
  let logger: Logger
  var firstPause: Duration = .milliseconds(500)

  private static let longestPause = Duration.seconds(60)

  func run() async throws {
    guard let log = app.changeLog else {
      if !app.webhooks.isEmpty {
        logger.error("Webhooks need a backend with a log of changes.", metadata: ["app": "\(app.key)"])
      }
      return try await gracefulShutdown()
    }
    await forgetFormerWebhooks(log)
    guard !app.webhooks.isEmpty else { return try await gracefulShutdown() }
    let client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
    )
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        for url in app.webhooks { group.addTask { await follow(log, url, client) } }
      }
    }
    try await client.shutdown()
  }

  /// The log would be kept for them. A database that cannot be written is no reason to stop the server.
  private func forgetFormerWebhooks(_ log: any ChangeLog) async {
    do {
      let readers = Set(app.webhooks.map { Self.reader(app, $0) })
      try await log.forgetReaders(Self.readers(of: app), except: readers)
    } catch {
      logger.error(
        "Former webhooks cannot be forgotten.",
        metadata: ["app": "\(app.key)", "error": "\(error)"]
      )
    }
  }

  /// The name under which the position of a webhook is stored. Its address may hold a secret.
  static func reader(_ app: StreamApp, _ url: String) -> String { readers(of: app) + digest(url) }

  /// What the names of an app's webhooks begin with.
  private static func readers(of app: StreamApp) -> String { "webhook \(digest(app.key)) " }

  private static func digest(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).prefix(12).map { String(format: "%02x", $0) }.joined()
  }

  // MARK: Following the log

  private func follow(_ log: any ChangeLog, _ url: String, _ client: HTTPClient) async {
    var pause = firstPause
    while !Task.isCancelled {
      do {
        for await _ in try await log.logGrowth() {
          try await sendAll(log, url, client)
          pause = firstPause
        }
      } catch {
        logger.error("The changes for a webhook cannot be read.", metadata: ["error": "\(error)"])
      }
      guard (try? await Task.sleep(for: pause)) != nil else { return }
      pause = min(pause * 2, Self.longestPause)
    }
  }

  private func sendAll(_ log: any ChangeLog, _ url: String, _ client: HTTPClient) async throws {
    let reader = Self.reader(app, url)
    var position = try await log.changePosition(of: reader)
    while !Task.isCancelled {
      let batch = try await log.changes(
        after: position,
        includingFollowers: app.webhooksIncludeFollowers,
        limit: Self.batchSize
      )
      for body in bodies(of: batch.changes) where await !deliver(body, to: url, with: client) { return }
      // Events that say nothing to the webhook move the position only together with others.
      if !batch.changes.isEmpty || batch.hasMore { try await log.keep(batch.position, of: reader) }
      position = batch.position
      if !batch.hasMore { return }
    }
  }

  /// Returns the records as JSON arrays of bounded size, in order.
  private func bodies(of changes: [FeedChange]) -> [[UInt8]] {
    var bodies: [[UInt8]] = []
    for record in changes.map({ $0.wireBytes(appID: app.id) }) {
      let fits = bodies.last.map { $0.count + record.count < Self.batchBytes } ?? false
      if fits {
        bodies[bodies.count - 1] += [UInt8(ascii: ",")] + record
      } else {
        bodies.append([UInt8(ascii: "[")] + record)
      }
    }
    return bodies.map { $0 + [UInt8(ascii: "]")] }
  }

  // MARK: Sending

  /// Sends until the receiver accepts, or refuses for the last time.
  ///
  /// - Returns: false once the task is cancelled.
  private func deliver(_ body: [UInt8], to url: String, with client: HTTPClient) async -> Bool {
    let request = Self.request(body, to: url, app: app)
    var pause = firstPause
    var refusals = 0
    while !Task.isCancelled {
      let status = try? await client.execute(request, timeout: .seconds(10)).status
      if let status, (200..<300).contains(Int(status.code)) { return true }
      if let status, (400..<500).contains(Int(status.code)), status != .tooManyRequests { refusals += 1 }
      if refusals == Self.attempts {
        note("A webhook refused records; they are given up.", url)
        return true
      }
      if pause == firstPause { note("A webhook does not accept records; they are sent again.", url) }
      guard (try? await Task.sleep(for: pause)) != nil else { return false }
      pause = min(pause * 2, Self.longestPause)
    }
    return false
  }

  /// Logs the address without its query, which may hold a secret.
  private func note(_ message: Logger.Message, _ url: String) {
    logger.warning(message, metadata: ["app": "\(app.key)", "url": "\(url.prefix { $0 != "?" })"])
  }

  static func request(_ body: [UInt8], to url: String, app: StreamApp) -> HTTPClientRequest {
    let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(app.secret.utf8)))
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers = [
      "Content-Type": "application/json", "X-Api-Key": app.key,
      "X-Signature": code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
    ]
    request.body = .bytes(ByteBuffer(bytes: body))
    return request
  }
}
