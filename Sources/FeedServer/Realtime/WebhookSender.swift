import AsyncHTTPClient
import Crypto
import FeedCore
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import StreamWire

/// Posts what happens to an app's feeds to its webhooks: a JSON list of records, signed, in order, tried again
/// with growing pauses. Source: `stream-api.md` §2.10.
///
/// `X-Signature` is the hexadecimal HMAC-SHA256 of the body with the app's secret. Redirects are not followed: what
/// is sent goes where whoever configured it said, and nowhere else.
struct WebhookSender: Service {
  static let attempts = 6
  /// Changes that may wait for one webhook; the oldest are given up beyond that.
  static let queueLimit = 1000
  let app: StreamApp
  let logger: Logger
  /// Bytes that may wait for one webhook.
  var byteLimit = ServerLimits().webhookBytes
  var firstPause: Duration = .milliseconds(500)

  func run() async throws {
    let client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
    )
    await cancelWhenGracefulShutdown { await forward(with: client) }
    try await client.shutdown()
  }

  /// Each webhook has a queue of its own, so that one that is down keeps no other waiting.
  private func forward(with client: HTTPClient) async {
    await withTaskGroup(of: Void.self) { group in
      let queues = app.webhooks.map { url in
        let queue = WebhookQueue(count: Self.queueLimit, bytes: byteLimit)
        group.addTask {
          while !Task.isCancelled, let item = await queue.next() {
            await deliver(item, to: url, with: client)
          }
        }
        return queue
      }
      await ChangeFollower(app: app, logger: logger).follow { change in
        let item = WebhookQueue.Item(feed: change.feed.description, body: body(of: change))
        for (queue, url) in zip(queues, app.webhooks) {
          for lost in queue.append(item) { note(lost, url) }
        }
      }
      for queue in queues { queue.finish() }
    }
  }

  /// A list with one record.
  private func body(of change: FeedChange) -> [UInt8] {
    [UInt8(ascii: "[")] + change.wireBytes(appID: app.id) + [UInt8(ascii: "]")]
  }

  private func deliver(_ item: WebhookQueue.Item, to url: String, with client: HTTPClient) async {
    let request = Self.request(item.body, to: url, app: app)
    var pause = firstPause
    for attempt in 1...Self.attempts {
      if let response = try? await client.execute(request, timeout: .seconds(10)),
        (200..<300).contains(Int(response.status.code))
      {
        return
      }
      guard attempt < Self.attempts, (try? await Task.sleep(for: pause)) != nil else { break }
      pause *= 2
    }
    note(item, url)
  }

  /// The address without its query, which may hold a secret.
  private func note(_ lost: WebhookQueue.Item, _ url: String) {
    logger.warning(
      "A webhook could not be delivered.",
      metadata: ["feed": "\(lost.feed)", "url": "\(url.prefix { $0 != "?" })"]
    )
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
