import FeedCore
import FeedRecords
import Foundation
import StreamAPI
import Synchronization
import Testing

/// Takes the place of the network: writes requests down as `django/record.py` does, and answers like the
/// service.
private final class RecordingTransport: StreamTransport {
  private let recorded = Mutex<[JSONValue]>([])

  /// What was sent since the last call.
  func takeRequests() -> [JSONValue] {
    recorded.withLock { requests in
      defer { requests = [] }
      return requests
    }
  }

  func send(_ request: WireRequest, timeout: Double) async throws -> WireResponse {
    let body = request.body.isEmpty ? .null : try JSONParser.parse(Data(request.body))
    let entry = try Self.entry(request, body)
    recorded.withLock { $0.append(entry) }
    var answer: [String: JSONValue] = ["results": [], "duration": "1.00ms"]
    if let activity = body.objectValue, activity["actor"] != nil {
      answer.merge(activity) { $1 }
      answer["id"] = .string(ActivityID(foreignID: "a", time: Timestamp(microseconds: 0)).description)
      answer["to"] = nil
    }
    return WireResponse(status: 201, body: JSONWriter.bytes(.object(answer)))
  }

  private static func entry(_ request: WireRequest, _ body: JSONValue) throws -> JSONValue {
    let url = try #require(URLComponents(string: request.url))
    var query: [String: JSONValue] = [:]
    for item in url.queryItems ?? [] where item.name != "api_key" {
      query[item.name] = .string(item.value ?? "")
    }
    let token = request.headers.first { $0.key.lowercased() == "authorization" }?.value ?? ""
    return .object([
      "method": .string(request.method), "path": .string(url.path), "query": .object(query),
      "body": try tokensRead(in: body), "claims": try claims(token),
    ])
  }

  private static func tokensRead(in body: JSONValue) throws -> JSONValue {
    guard var members = body.objectValue else { return body }
    if let token = members["target_token"]?.stringValue { members["target_token"] = try claims(token) }
    if let targets = members["to"]?.arrayValue {
      members["to"] = .array(
        try targets.map { target in
          let parts = (target.stringValue ?? "").split(separator: " ").map(String.init)
          guard parts.count == 2 else { return .object(["feed": .string(parts.first ?? "")]) }
          return .object(["feed": .string(parts[0]), "claims": try claims(parts[1])])
        }
      )
    }
    return .object(members)
  }

  /// The payload of a JSON web token.
  private static func claims(_ token: String) throws -> JSONValue {
    let parts = token.split(separator: ".")
    try #require(parts.count == 3)
    var text = parts[1].replacing("-", with: "+").replacing("_", with: "/")
    while text.count % 4 != 0 { text += "=" }
    return try JSONParser.parse(try #require(Data(base64Encoded: String(text))))
  }
}

@Suite("Runnel's client sends what stream-django's does: method, path, query, body and claims")
struct StreamDjangoWireTests {
  @Test func everyStepIsTheSame() async throws {
    let transport = RecordingTransport()
    let configuration = StreamConfiguration(
      key: "key",
      credentials: .secret("secret"),
      endpoints: .server(at: "http://localhost")
    )
    let program = try CoreProgram(on: StreamClient(configuration, transport: transport))
    for (fact, step) in zip(try DjangoFact.all(), DjangoSteps(program: program).all) {
      try await step.1()
      try await program.deliver()
      let sent = transport.takeRequests().map(comparable)
      let expected = fact.requests.map(comparable)
      #expect(sent.sorted() == expected.sorted(), "\(fact.step)")
    }
  }

  private func comparable(_ request: JSONValue) -> String {
    var request = request.objectValue ?? [:]
    var body = request["body"]?.objectValue ?? [:]
    // No time leaves the choice to the service; Runnel's outbox has to choose, to be able to repeat itself.
    if body["verb"] == "blogpost" { body["time"] = "chosen" }
    request["body"] = .object(body)
    var query = request["query"]?.objectValue ?? [:]
    // Python's spelling and JSON's mean the same to the service.
    for (name, value) in query { query[name] = .string((value.stringValue ?? "").lowercased()) }
    request["query"] = .object(query)
    return JSONWriter.text(.object(request))
  }
}
