import FeedCore
import Foundation
import StreamAPI
import StreamAuth
import StreamWire
import Synchronization
import Testing

/// Each call of ours sends what Stream's official Python client sends: method, path, query, body and the
/// claims of the token. The facts were recorded by `Tests/clients/record_requests.py`.
@Suite struct WireParityTests {
  /// Keeps what was sent, and answers an empty page.
  private final class Recorder: StreamTransport {
    let sent = Mutex<[WireRequest]>([])

    func send(_ request: WireRequest, timeout: Double) async throws -> WireResponse {
      sent.withLock { $0.append(request) }
      return WireResponse(status: 200, body: Array(#"{"results": []}"#.utf8))
    }
  }

  private static let facts: [String: JSONValue] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("clients/requests.json")
    guard let data = try? Data(contentsOf: file), let list = try? JSONParser.parse(data).arrayValue else {
      return [:]
    }
    return Dictionary(
      uniqueKeysWithValues: list.map { ($0["call"]?.stringValue ?? "", $0["request"] ?? .null) }
    )
  }()

  @Test(arguments: ParityCalls.all.keys.sorted())
  func sendsTheSame(_ name: String) async throws {
    let recorder = Recorder()
    let client = StreamClient(
      StreamConfiguration(
        key: "key",
        credentials: .secret("secret"),
        endpoints: .server(at: "http://localhost")
      ),
      transport: recorder
    )
    // The answer of the recorder is not an activity, user or reaction: only what was sent matters here.
    try? await ParityCalls.all[name]?(client)
    let request = try #require(recorder.sent.withLock { $0.first })
    let sent = try Self.plain(request)
    #expect(sent == Self.facts[name])
  }

  @Test func everyRecordedCallIsCompared() {
    #expect(Set(Self.facts.keys) == Set(ParityCalls.all.keys).union(["redirect"]))
  }

  @Test func theRedirectIsTheSame() throws {
    let client = StreamClient(StreamConfiguration(key: "key", credentials: .secret("secret")))
    let url = try client.redirectURL(to: "https://example.org/", user: "1", events: [["label": "click"]])
    let parts = url.split(separator: "?", maxSplits: 1)
    let items = QueryItems(parsing: parts[1])
    let fact = try #require(Self.facts["redirect"])
    #expect(fact["url"] == .string(String(parts[0])))
    #expect(fact["query"]?["authorization"] == Self.claims(items.first("authorization") ?? ""))
    let events = try JSONParser.parse(items.first("events") ?? "")
    #expect(fact["query"]?["events"] == events)
    for name in ["url", "api_key", "auth_type"] {
      #expect(fact["query"]?[name]?.stringValue == items.first(name))
    }
  }

  // MARK: As the recorder writes it down

  private static func plain(_ request: WireRequest) throws -> JSONValue {
    let url = request.url.dropFirst("http://localhost".count)
    let parts = url.split(separator: "?", maxSplits: 1)
    var query: [String: JSONValue] = [:]
    for item in QueryItems(parsing: parts[1]).items {
      let value = JSONValue.string(["True": "true", "False": "false"][item.value] ?? item.value)
      // A name that is repeated gives a list.
      query[item.name] = query[item.name].map { .array(($0.arrayValue ?? [$0]) + [value]) } ?? value
    }
    return [
      "method": .string(request.method), "path": .string(PercentCoding.decode(parts[0])),
      "query": .object(query),
      "body": request.body.isEmpty ? .null : plain(try JSONParser.parse(Data(request.body))),
      "claims": claims(request.headers["Authorization"] ?? ""),
    ]
  }

  private static func claims(_ token: String) -> JSONValue {
    StreamToken.peek(token).map { .object($0.payload) } ?? .null
  }

  private static func plain(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): return .object(members.filter { !$0.value.isNull }.mapValues(plain))
    case .array(let values): return .array(values.map(plain))
    case .string(let text):
      let parts = text.split(separator: " ", maxSplits: 1)
      if parts.count == 2, parts[1].hasPrefix("eyJ") {
        return ["feed": .string(String(parts[0])), "claims": claims(String(parts[1]))]
      }
      return text.hasPrefix("eyJ") ? ["claims": claims(text)] : value
    default: return value
    }
  }
}
