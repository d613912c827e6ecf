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
/// `X-Signature` is the hexadecimal HMAC-SHA256 of the body with the app's secret.
struct WebhookSender: Service {
  static let attempts = 6
  let app: StreamApp
  let logger: Logger
  var firstPause: Duration = .milliseconds(500)

  func run() async throws {
    let client = HTTPClient(eventLoopGroupProvider: .singleton)
    await cancelWhenGracefulShutdown {
      guard let changes = try? await app.backend.changes(of: nil) else { return }
      for await change in changes {
        await withTaskGroup(of: Void.self) { group in
          for url in app.webhooks { group.addTask { await deliver(change, to: url, with: client) } }
        }
      }
    }
    try await client.shutdown()
  }

  private func deliver(_ change: FeedChange, to url: String, with client: HTTPClient) async {
    var writer = WireWriter()
    writer.array([change]) { $0.change($1, appID: app.id) }
    let request = Self.request(writer.bytes, to: url, app: app)
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
    logger.warning(
      "A webhook could not be delivered.",
      metadata: ["feed": "\(change.feed)", "url": "\(url)"]
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
