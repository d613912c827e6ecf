import FeedCore
import Foundation
import Testing

@testable import FeedServer

/// Whole HTTP requests, made up and mutated, against the server without sockets: whatever they are, each
/// complete request gets one valid response, in time, and never because something failed inside.
///
/// The same inputs every time. `RUNNEL_FUZZ=1000000` tries that many instead of the usual 1,500, and
/// `RUNNEL_FUZZ_SEED` others. An input whose response is of a kind not seen before joins the corpus, so
/// mutations reach further than the seeds.
@Suite("Fuzzing HTTP requests") struct HTTPFuzzTests {
  private static let settings = ProcessInfo.processInfo.environment
  private static let count = settings["RUNNEL_FUZZ"].flatMap(Int.init) ?? 1_500
  private static let seed = settings["RUNNEL_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
  /// Seconds of processor time that one input may take: a hundred times what the slowest of the seeds takes.
  private static let longest = 5.0

  @Test("every request gets a valid response")
  func fuzz() async throws {
    var limits = ServerLimits()
    limits.bodySize = 1 << 20
    var server = try SocketlessServer(limits: limits)
    var mutator = RequestMutator(seed: Self.seed, corpus: Self.seeds)
    var kinds: Set<String> = []
    for number in 0..<Self.count {
      // What is stored would grow without end.
      if number % 5_000 == 4_999 { server = try SocketlessServer(limits: limits) }
      let input = mutator.next()
      let start = ContinuousClock.now
      let result = try await server.send(input)
      #expect(start.duration(to: .now) < .seconds(Self.longest), "\(Self.shown(input))")
      let responses = Self.responses(in: result.output)
      guard let responses else {
        Issue.record("not a valid response to \(Self.shown(input)): \(Self.shown(result.output))")
        continue
      }
      Self.check(responses, result, input)
      let kind = responses.map(\.kind).joined(separator: " ")
      if kinds.insert(kind).inserted { mutator.keep(input) }
    }
    #expect(kinds.count > 20, "the inputs reach too little of the server: \(kinds)")
  }

  private static func check(_ responses: [Response], _ result: SocketlessServer.Result, _ input: [UInt8]) {
    // One more may say that what follows is not HTTP.
    #expect(
      responses.count - result.requests == 0 || responses.count - result.requests == 1,
      "\(shown(input))"
    )
    for response in responses {
      #expect(
        response.status < 500 || [501, 503].contains(response.status),
        "\(response) to \(shown(input))"
      )
      if response.status >= 400, response.hasBody {
        #expect(response.json?["detail"]?.stringValue?.isEmpty == false, "\(response) to \(shown(input))")
      }
    }
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(1_000), as: UTF8.self).debugDescription
  }

  // MARK: Responses

  private struct Response {
    var status: Int
    var hasBody: Bool
    var json: JSONValue?

    /// Status and sentence, without what is in the sentence's quotes and numbers.
    var kind: String {
      let detail = json?["detail"]?.stringValue ?? ""
      return "\(status) \(detail.split(separator: "'").first ?? "")".filter { !$0.isNumber || $0.isLetter }
    }
  }

  /// - Returns: nil if the bytes are not a sequence of valid HTTP/1.1 responses.
  private static func responses(in output: [UInt8]) -> [Response]? {
    var rest = output[...]
    var responses: [Response] = []
    while !rest.isEmpty {
      guard let end = ByteSearch.first(Array("\r\n\r\n".utf8), in: output, rest.startIndex..<output.count)
      else {
        return nil
      }
      let lines = String(decoding: output[rest.startIndex..<end], as: UTF8.self).components(
        separatedBy: "\r\n"
      )
      rest = output[(end + 4)...]
      let words = lines[0].split(separator: " ")
      guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else { return nil }
      guard (100..<600).contains(status) else { return nil }
      // After this one the bytes are another protocol's.
      if status == 101 { return responses + [Response(status: status, hasBody: false)] }
      if status < 200 { continue }
      let header = { (name: String) in
        lines.dropFirst().first { $0.lowercased().hasPrefix("\(name): ") }.map {
          String($0.dropFirst(name.count + 2))
        }
      }
      guard let length = header("content-length").flatMap(Int.init) else { return nil }
      // A response to HEAD has a length and no body: then another head follows, or nothing.
      let isHead = rest.isEmpty || rest.starts(with: "HTTP/1.".utf8)
      guard isHead || rest.count >= length else { return nil }
      let body = isHead ? [] : rest.prefix(length)
      rest = rest.dropFirst(body.count)
      let isJSON = header("content-type")?.hasPrefix("application/json") == true
      let json = isJSON && !body.isEmpty ? try? JSONParser.parse(Data(body)) : nil
      guard !isJSON || body.isEmpty || json != nil else { return nil }
      responses.append(Response(status: status, hasBody: !body.isEmpty, json: json))
    }
    return responses
  }

  // MARK: Seeds

  private static let seeds: [[UInt8]] = {
    let key = "?api_key=key"
    let bodies: [(String, String, String)] = [
      (
        "POST", "feed/user/ann/",
        #"{"actor":"ann","verb":"v","object":1,"time":"2026-01-01T00:00:00","to":["notification:bob"],"foreign_id":"f"}"#
      ),
      (
        "POST", "feed/user/ann/",
        #"{"activities":[{"actor":"a","verb":"v","object":"o","x":[1.5,null,{"a":"b"}]}]}"#
      ),
      ("POST", "feed/timeline/ann/follows/", #"{"target":"user:bob"}"#),
      ("POST", "follow_many/", #"[{"source":"timeline:ann","target":"user:bob"}]"#),
      (
        "POST", "reaction/",
        #"{"kind":"like","activity_id":"00000000-0000-1000-8000-000000000000","data":{},"target_feeds":["user:ann"]}"#
      ),
      ("POST", "user/", #"{"id":"ann","data":{"name":"Ann"}}"#), ("PUT", "user/ann/", #"{"data":{}}"#),
      ("POST", "collections/food/", #"{"id":"1","data":{"a":1}}"#),
      ("POST", "collections/", #"{"data":{"food":[{"id":"1"}]}}"#),
      ("POST", "activity/", #"{"id":"x","set":{"a.b":1},"unset":["c"]}"#),
      ("POST", "activities/", #"{"activities":[]}"#),
      (
        "POST", "feed/add_to_many/",
        #"{"feeds":["user:ann"],"activity":{"actor":"a","verb":"v","object":"o"}}"#
      ),
      ("POST", "analytics/engagement/", #"{"content_list":[{"label":"x"}]}"#),
      ("POST", "moderation/flag/", #"{"entity_type":"user","entity_id":"x"}"#),
      (
        "POST", "feed_targets/user/ann/activity_to_targets/",
        #"{"foreign_id":"f","time":"2026-01-01T00:00:00","new_targets":["user:bob"]}"#
      ),
      ("DELETE", "feed/user/ann/f/", "{}"), ("POST", "data_privacy/delete_activities/", #"{"ids":[]}"#),
    ]
    let targets = [
      "feed/user/ann/", "enrich/feed/timeline/ann/", "feed/user/ann/followers/", "feed/timeline/ann/follows/",
      "reaction/user_id/ann/like/", "collections/food/", "user/ann/", "activities/", "audit_logs/", "search/",
      "og/",
      "images/", "data_privacy/export_ids/ann", "stats/follow/", "personalization/x/", "analytics/redirect/",
    ]
    let queries = [
      "&limit=3&offset=1&id_lt=x&withRecentReactions=true&mark_seen=true&ranking=x",
      "&ids=a,b&foreign_ids=x&timestamps=y",
      "&url=http%3A%2F%2Fexample.org%2Fa&filter_custom=%7B%7D&discard_actors=a%2Cb&discard_actors_sep=%2C",
      "&q=x&user_id=ann",
    ]
    var seeds: [[UInt8]] = []
    for token in [SocketlessServer.token, SocketlessServer.serverToken] {
      for (method, path, body) in bodies {
        seeds.append(
          SocketlessServer.request(
            method,
            "/api/v1.0/\(path)\(key)",
            headers: ["Content-Type: application/json"],
            token: token,
            body: Array(body.utf8)
          )
        )
      }
      for path in targets {
        for query in queries {
          seeds.append(SocketlessServer.request("GET", "/api/v1.0/\(path)\(key)\(query)", token: token))
        }
      }
    }
    let form =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n"
    seeds.append(
      SocketlessServer.request(
        "POST",
        "/api/v1.0/files/\(key)",
        headers: ["Content-Type: multipart/form-data; boundary=b"],
        body: Array(form.utf8)
      )
    )
    let bayeux =
      #"[{"channel":"/meta/handshake"},{"channel":"/meta/subscribe","clientId":"x","subscription":"/site-1-feed-userann","ext":{"api_key":"key"}}]"#
    seeds.append(SocketlessServer.request("POST", "/faye", token: "", body: Array(bayeux.utf8)))
    seeds.append(Array((UpgradeTests.handshake + "\r\n").utf8))
    for head in [
      "GET /health HTTP/1.0\r\n\r\n",
      "HEAD /health HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: h\r\nAccess-Control-Request-Headers: x\r\n\r\n",
      "POST /faye HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n2\r\n[]\r\n0\r\n\r\n",
      "GET http://h/metrics HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1\r\nRange: bytes=0-\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\n\r\n",
      "GET /faye?message=%5B%5D&jsonp=a.b HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\n\r\n",
    ] { seeds.append(Array(head.utf8)) }
    return seeds
  }()
}

/// Makes requests from good ones: bytes changed, lines repeated and exchanged, words of the protocol put in.
private struct RequestMutator {
  private var state: UInt64
  private var corpus: [[UInt8]]

  init(seed: UInt64, corpus: [[UInt8]]) {
    state = seed
    self.corpus = corpus
  }

  mutating func keep(_ input: [UInt8]) {
    if corpus.count < 5_000, input.count < 20_000 { corpus.append(input) }
  }

  private static let words: [[UInt8]] =
    [
      "\r\n", "\r\n\r\n", "\n", "\r", " ", "/", "//", "%2F", "%", "%00", "%F0%9F", "?", "&", "=", ",", ":",
      "'", "\"", "\\", "[", "]", "{", "}",
      "null", "true", "-1", "0", "9223372036854775807", "9223372036854775808", "1e400", "-0", "0.1", "\"\"",
      "[]", "{}", "\\ud800", "\u{301}", "é", "😀", "..",
      "user:ann", "ann", "HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "GET", "POST", "DELETE", "HEAD", "CONNECT",
      "Host: h", "Connection: close",
      "Connection: Upgrade", "Upgrade: websocket", "Transfer-Encoding: chunked", "Content-Length: 0",
      "Content-Length: 5", "Expect: 100-continue", "Range: bytes=0-1",
      "2026-01-01T00:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "limit=", "offset=",
      "99999999999999999999", "ids=",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((value ^ value >> 31) % UInt64(max(1, bound)))
  }

  mutating func next() -> [UInt8] {
    var bytes = corpus[below(corpus.count)]
    for _ in 0..<below(5) { mutate(&bytes) }
    // Most are complete again, or the decoder would wait for more.
    if below(4) > 0 { repairLength(&bytes) }
    return below(8) == 0 ? bytes + corpus[below(corpus.count)] : bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = below(bytes.count + 1)
    let end = min(bytes.count, place + below(12))
    let word = Self.words[below(Self.words.count)]
    switch below(7) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
    case 2: bytes.insert(contentsOf: word, at: place)
    case 3: bytes.replaceSubrange(place..<end, with: word)
    case 4: for index in place..<end { bytes[index] = UInt8(below(256)) }
    case 5: bytes.insert(contentsOf: Array(repeating: word, count: 1 + below(200)).joined(), at: place)
    default: bytes += corpus[below(corpus.count)].prefix(below(400))
    }
  }

  /// Makes `Content-Length` what follows the head.
  private func repairLength(_ bytes: inout [UInt8]) {
    let field = Array("Content-Length: ".utf8)
    guard let head = ByteSearch.first(Array("\r\n\r\n".utf8), in: bytes, 0..<bytes.count),
      let start = ByteSearch.first(field, in: bytes, 0..<head)
    else { return }
    let end = bytes[start...].firstIndex { $0 == 0x0D } ?? head
    bytes.replaceSubrange(start..<end, with: field + String(bytes.count - head - 4).utf8)
  }
}
