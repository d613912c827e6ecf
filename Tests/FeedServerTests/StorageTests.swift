import FeedCore
import Foundation
import StreamWire
import Testing

@testable import FeedServer

@Suite final class StorageTests {
  private let folder = NSTemporaryDirectory() + "runnel-test-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @Test(arguments: [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "image/png"),
    ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
    (Array("GIF89a…".utf8), "image/gif"),
    (Array("RIFF....WEBPVP8 ".utf8), "image/webp"),
    (Array("hello, wörld\n".utf8), "text/plain; charset=utf-8"),
    ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], "application/octet-stream"),
    ([], "text/plain; charset=utf-8"),
  ])
  func contentsAreKnownByTheirBytes(_ bytes: [UInt8], _ type: String) {
    #expect(ContentSniffer.type(of: bytes) == type)
  }

  @Test func aFormIsTakenApart() throws {
    let body = [
      "--xx", "Content-Disposition: form-data; name=\"note\"", "", "1", "--xx",
      "Content-Disposition: form-data; name=\"file\"; filename=\"a;b.txt\"", "Content-Type: text/plain", "",
      "line\r\n--x no end\r\n", "--xx--", "",
    ].joined(separator: "\r\n")
    let form = try MultipartForm(Array(body.utf8), contentType: "multipart/form-data; boundary=\"xx\"")
    #expect(form.parts.map(\.name) == ["note", "file"])
    #expect(String(decoding: form.parts[1].bytes, as: UTF8.self) == "line\r\n--x no end\r\n")
  }

  @Test(arguments: ["", "--xx", "--xx\r\n", "--xx\r\nno head\r\n--xx--", "garbage"])
  func aBrokenFormIsRefused(_ body: String) {
    #expect(throws: FeedError.self) {
      try MultipartForm(Array(body.utf8), contentType: "multipart/form-data; boundary=xx")
    }
  }

  @Test func addressesOfFilesAreSignedAndRunOut() async throws {
    let clock = TestClock(Timestamp(seconds: 1000))
    let store = FileStore(folder: folder, isTemporary: false, signingKey: "k", clock: { clock.now })
    let stored = try await store.add(
      Array("hi".utf8),
      name: "../../etc/hello world.txt",
      contentType: "text/plain",
      ownerID: "ann",
      app: "key"
    )
    #expect(stored.name == "hello world.txt")
    let address = store.address(of: stored)
    #expect(try FileStore.id(inAddress: "http://host" + address) == stored.id)
    let query = QueryItems(parsing: address[address.index(after: address.firstIndex(of: "?")!)...])
    try store.check(stored.id, query: query)
    #expect(throws: FeedError.self) { try store.check(UUID().uuidString, query: query) }
    #expect(throws: FeedError.self) { try store.check(stored.id, query: QueryItems()) }
    clock.advance(by: FileStore.lifetime + 1)
    #expect(throws: FeedError.self) { try store.check(stored.id, query: query) }
    #expect(try await store.stored(stored.id).ownerID == "ann")
    #expect(try await store.stored(stored.id, of: "key").id == stored.id)
    await #expect(throws: FeedError.self) { try await store.stored(stored.id, of: "another") }
    try await store.remove(stored.id)
    await #expect(throws: FeedError.self) { try await store.stored(stored.id) }
    await #expect(throws: FeedError.self) { try await store.stored("../secret") }
  }

  @Test func aJournalIsThereAgainAfterARestart() async throws {
    let path = "\(folder)/audit.jsonl"
    do {
      let journal = try Journal(path: path)
      await journal.append([["n": 1], ["n": 2]])
      await journal.append([["n": 3]])
    }
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"n\": 4, cut".utf8))
    let again = try Journal(path: path)
    #expect(await again.newest(limit: 2) { _ in .include } == [["n": 3], ["n": 2]])
    #expect(await again.newest(limit: 10, offset: 2) { _ in .include } == [["n": 1]])
    // The line that was cut short must not swallow the next one.
    await again.append([["n": 5]])
    #expect(await again.newest(limit: 2) { _ in .include } == [["n": 5], ["n": 3]])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aJournalDoesNotGrowForEver() async throws {
    let path = "\(folder)/small.jsonl"
    let journal = try Journal(path: path, maximumSize: 1000)
    for number in 0..<500 { await journal.append([["number": .int(Int64(number))]]) }
    for file in [path, "\(path).1"] {
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
      #expect((1...1020).contains(size))
    }
    // A look goes on in the file before, for as many bytes as one file has.
    let numbers = await journal.newest(limit: .max) { _ in .include }.compactMap { $0["number"]?.intValue }
    #expect(numbers == (0..<numbers.count).map { 499 - $0 })
    #expect((50...70).contains(numbers.count))
  }

  @Test(arguments: [true, false])
  func aJournalKeepsNothingInMemory(inAFile: Bool) async throws {
    let journal = try Journal(path: inAFile ? "\(folder)/large.jsonl" : nil, maximumSize: 4 << 20)
    let text = JSONValue.string(String(repeating: "x", count: 60_000))
    let entries = (0..<150).map { ["number": .int($0), "text": text] as JSONValue }
    // The allocator keeps some of what the first ones needed.
    for _ in 0..<4 { await journal.append(entries) }
    let before = Self.residentBytes()
    for _ in 0..<8 { await journal.append(entries) }
    #expect(Self.residentBytes() - before < 36 << 20)
    let newest = await journal.newest(limit: 2, offset: 1) { _ in .include }
    #expect(newest.map { $0["number"] } == [148, 147])
    #expect(await journal.newest(limit: 1) { _ in .stop }.isEmpty)
  }

  @Test func anEntryThatIsTooLongIsLeftOutAndHidesNoOther() async throws {
    let path = "\(folder)/long.jsonl"
    let long = JSONWriter.text(["n": .string(String(repeating: "x", count: 300_000))])
    // As an earlier version left it.
    try Data("{\"n\":1}\n\(long)\n{\"n\":2}\n".utf8).write(to: URL(fileURLWithPath: path))
    let journal = try Journal(path: path)
    await journal.append([["n": .string(String(repeating: "y", count: 300_000))], ["n": 3]])
    #expect(await journal.newest(limit: 9) { _ in .include } == [["n": 3], ["n": 2], ["n": 1]])
  }

  /// What of this process is in memory, as the kernel counts it.
  private static func residentBytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
  }

  @Test func aSecretIsMadeOnceAndIsOnesOwn() throws {
    let file = SecretFile(path: "\(folder)/secret")
    let (made, isNew) = try file.readOrMake()
    #expect(isNew)
    #expect(made.count == 64)
    let (again, isNewAgain) = try file.readOrMake()
    #expect(again == made)
    #expect(!isNewAgain)
    chmod(file.path, 0o644)
    #expect(throws: FeedError.self) { try file.read() }
  }

  @Test func aConfigurationIsReadAndItsMistakesNamed() throws {
    try Data("from-file\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/s"))
    chmod("\(folder)/s", 0o600)
    let configuration = try ServerConfiguration(
      table: [
        "listen": "0.0.0.0:80", "socket": "/run/x.sock",
        "apps": [
          "a": ["key": "ka", "secret_env": "A_SECRET", "webhooks": ["https://x/"]],
          "b": ["key": "kb", "secret_file": .string("\(folder)/s"), "id": "7"],
        ],
        "limits": ["requests_per_minute": 0, "body_size": 5], "groups": [:],
      ],
      environment: ["A_SECRET": "sa"]
    )
    #expect(configuration.listen == [.tcp(host: "0.0.0.0", port: 80), .socket(path: "/run/x.sock")])
    #expect(configuration.apps.map(\.secret) == ["sa", "from-file"])
    #expect(configuration.apps.map(\.id) == ["1", "7"])
    #expect(configuration.limits.requestsPerMinute == nil)
    #expect(configuration.limits.bodySize == 5)
    for (table, name) in [
      (["lisen": "x"], "lisen"), (["apps": ["a": ["key": "k", "secret": "s"]]], "apps.a.secret"),
      (["apps": ["a": ["key": "k", "secret_env": "NONE"]]], "apps.a.secret_env"),
      (["limits": ["body_size": "big"]], "limits.body_size"),
      (["limits": ["poll_timeout": .int(.max)]], "limits.poll_timeout"),
      (["limits": ["idle_timeout": 1e300]], "limits.idle_timeout"),
      (["limits": ["connections": .int(.max)]], "limits.connections"),
      (["limits": ["profile": "strict"]], "limits.profile"),
    ] as [(JSONValue, String)] {
      let error = #expect(throws: FeedError.self) { try ServerConfiguration(table: table, environment: [:]) }
      #expect(error?.detail.contains("'\(name)'") == true)
    }
  }

  @Test func listenAddresses() throws {
    #expect(try ListenAddress(parsing: "127.0.0.1:80") == .tcp(host: "127.0.0.1", port: 80))
    #expect(try ListenAddress(parsing: "[::1]:80") == .tcp(host: "::1", port: 80))
    #expect(try ListenAddress(parsing: ":80") == .tcp(host: "127.0.0.1", port: 80))
    #expect(try ListenAddress(parsing: "[::1]:80").description == "http://[::1]:80")
    for wrong in ["", "host", "host:", "host:99999", "host:x"] {
      #expect(throws: FeedError.self) { try ListenAddress(parsing: wrong) }
    }
  }

  @Test func limitsCountByMinute() {
    let limiter = RateLimiter(limit: 2)
    let now = Timestamp(seconds: 120)
    #expect(limiter.count("a", at: now)?.remaining == 1)
    #expect(limiter.count("a", at: now)?.isExceeded == false)
    #expect(limiter.count("a", at: now)?.isExceeded == true)
    #expect(limiter.count("b", at: now)?.isExceeded == false)
    #expect(limiter.count("a", at: now)?.reset == 180)
    #expect(limiter.count("a", at: now.advanced(bySeconds: 60))?.isExceeded == false)
    #expect(RateLimiter(limit: nil).count("a", at: now) == nil)
  }

  @Test func limitsOfStreamCanBeSwitchedOn() throws {
    func limits(_ table: JSONValue) throws -> ContentLimits {
      try ServerConfiguration(table: ["limits": table], environment: [:]).limits.content
    }
    #expect(try limits([:]) == .generous)
    #expect(try limits(["profile": "stream"]).activity == 10_240)
    #expect(try limits(["profile": "stream"]).reaction == 10_240)
    #expect(try limits(["profile": "stream", "activity_size": 20_000]).activity == 20_000)
  }

  @Test func metricsAreWrittenAsPrometheusReadsThem() {
    let registry = PrometheusRegistry()
    let counter = registry.makeCounter(label: "hits.total", dimensions: [("path", "a\"b")])
    counter.increment(by: 2)
    registry.makeCounter(label: "hits.total", dimensions: [("path", "a\"b")]).increment(by: 1)
    registry.makeTimer(label: "time_seconds", dimensions: []).recordNanoseconds(1_500_000_000)
    #expect(
      registry.text() == """
        # TYPE hits_total counter
        hits_total{path="a\\"b"} 3
        # TYPE time_seconds summary
        time_seconds_sum 1.5
        time_seconds_count 1

        """
    )
  }
}
