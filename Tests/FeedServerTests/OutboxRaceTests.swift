import FeedCore
import Foundation
import GRDB
import ProcessTesting
import StreamAPI
import Synchronization
import Testing

/// Several clients of one person over one folder: nothing acknowledged is lost, nothing is sent twice.
@Suite final class OutboxRaceTests: Sendable {
  private let folder = NSTemporaryDirectory() + "runnel-outbox-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func client(_ port: Int, patience: Double = 1.5) throws -> OfflineClient {
    var configuration = StreamConfiguration(
      key: TestServer.key,
      credentials: .secret(TestServer.secret),
      endpoints: .server(at: "http://127.0.0.1:\(port)"),
      capabilities: StreamConfiguration.runnelCapabilities
    )
    configuration.timeout = 5
    return try OfflineClient(StreamClient(configuration), folder: folder, patience: patience)
  }

  private static func tweet(_ object: String) -> NewActivity {
    NewActivity(actor: "SU:ann", verb: "tweet", object: object)
  }

  /// Counts what arrives, by the object of each activity, and responds as a server does.
  private final class Counter: Sendable {
    let objects = Mutex<[String: Int]>([:])
    let order = Mutex<[String]>([])

    func note(_ body: String) -> String {
      let json = try? JSONParser.parse(body)
      let object = json?["object"]?.stringValue ?? "?"
      objects.withLock { $0[object, default: 0] += 1 }
      order.withLock { $0.append(object) }
      var reply = json?.objectValue ?? [:]
      reply["id"] = "11111111-1111-1111-1111-111111111111"
      return JSONWriter.text(.object(reply))
    }
  }

  private func server(_ counter: Counter, port: Int = 0) throws -> ScriptedServer {
    try ScriptedServer(port: port) { connection in
      while let request = connection.request() {
        let isPost = request.head.hasPrefix("POST")
        connection.respond(isPost ? 201 : 200, isPost ? counter.note(request.body) : #"{"results": []}"#)
      }
    }
  }

  @Test func twoClientsThatWriteWithoutTheServerKeepBothsWrites() async throws {
    let port = try await TestServer.keptPort()
    let clients = try (0..<4).map { _ in try client(port) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, client) in clients.enumerated() {
        group.addTask {
          for post in 0..<10 { _ = try await client.add([Self.tweet("\(number)-\(post)")], to: "user:ann") }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await clients[0].status().waiting == 40)
    for client in clients { client.close() }
    // Other processes, later, all at the same moment.
    let counter = Counter()
    let server = try server(counter, port: port)
    let senders = try (0..<4).map { _ in try client(port) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for sender in senders {
        group.addTask {
          try await until {
            _ = await sender.sendWaiting(); return try await sender.status().waiting == 0
          }
        }
      }
      try await group.waitForAll()
    }
    let objects = counter.objects.withLock { $0 }
    #expect(objects.count == 40)
    #expect(objects.values.allSatisfy { $0 == 1 }, "\(objects)")
    let order = counter.order.withLock { $0 }
    for number in 0..<4 {
      let own = order.filter { $0.hasPrefix("\(number)-") }
      #expect(own == (0..<10).map { "\(number)-\($0)" })
    }
    server.stop()
  }

  @Test func writesOfSeveralClientsArriveOnceWhileTheServerIsThere() async throws {
    let counter = Counter()
    let server = try server(counter)
    let clients = try (0..<4).map { _ in try client(server.port) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, client) in clients.enumerated() {
        group.addTask {
          for post in 0..<10 { _ = try await client.add([Self.tweet("\(number)-\(post)")], to: "user:ann") }
        }
      }
      try await group.waitForAll()
    }
    try await until { try await clients[0].status().waiting == 0 }
    let objects = counter.objects.withLock { $0 }
    #expect(objects.count == 40)
    #expect(objects.values.allSatisfy { $0 == 1 }, "\(objects)")
  }

  @Test func whatIsAcknowledgedIsInTheFileAlready() async throws {
    let port = try await TestServer.keptPort()
    let client = try client(port)
    _ = try await client.add([Self.tweet("one")], to: "user:ann")
    _ = try await client.add(
      NewReaction(kind: "like", on: .activity(ActivityID(foreignID: "x", time: .now())), userID: "ann")
    )
    try await client.follow([FollowRequest("timeline:ann", follows: "user:bob")])
    // Read by somebody else, while the client still runs: a kill at this moment loses nothing.
    let queue = try DatabaseQueue(path: folder + "/offline.db")
    let operations = try await queue.read { db in
      try Row.fetchAll(db, sql: "SELECT version, operation FROM writes ORDER BY number").map { row in
        "\(row["version"] as Int) \((try? JSONParser.parse(row["operation"] as String))?["operation"]?.stringValue ?? "?")"
      }
    }
    #expect(operations == ["1 add", "1 react", "1 follow"])
    for name in ["offline.db", "offline.db-wal", "sender.lock"] {
      var about = stat()
      #expect(stat("\(folder)/\(name)", &about) == 0)
      #expect(about.st_mode & 0o777 == 0o600, "\(name)")
    }
    var about = stat()
    #expect(stat(folder, &about) == 0 && about.st_mode & 0o777 == 0o700)
  }

  @Test func aWriteWhoseResponseWasLostIsNotMadeTwice() async throws {
    let kept = Mutex<Set<String>>([])
    let seen = Mutex<[String]>([])
    let server = try ScriptedServer { connection in
      while let request = connection.request() {
        guard request.head.hasPrefix("POST /api/v1.0/reaction/"),
          let json = try? JSONParser.parse(request.body),
          let id = json["id"]?.stringValue
        else {
          connection.respond(200, #"{"results": []}"#)
          continue
        }
        seen.withLock { $0.append(id) }
        // The first time it is stored, and the connection breaks before the response.
        guard !kept.withLock({ $0.insert(id).inserted }) else { return }
        connection.respond(409, #"{"detail": "It exists.", "code": 22}"#)
      }
    }
    let client = try client(server.port)
    let activity = ActivityID(foreignID: "x", time: .now())
    let like = try await client.add(NewReaction(kind: "like", on: .activity(activity), userID: "ann"))
    try await until { try await client.status().waiting == 0 }
    #expect(try await client.status().refused.isEmpty)
    #expect(Set(seen.withLock { $0 }) == [like.id])
    #expect(kept.withLock { $0 } == [like.id])
  }

  @Test(arguments: [500, 502, 503, 504, 429, 401, 408])
  func aServerInTroubleLosesNoWrite(_ status: Int) async throws {
    let isWell = Mutex(false)
    let counter = Counter()
    let server = try ScriptedServer { connection in
      while let request = connection.request() {
        if !isWell.withLock({ $0 }) {
          connection.respond(status, "<html>trouble</html>", headers: "Retry-After: 99\r\n")
        } else if request.head.hasPrefix("POST") {
          connection.respond(201, counter.note(request.body))
        } else {
          connection.respond(200, #"{"results": []}"#)
        }
      }
    }
    let client = try client(server.port)
    _ = try await client.add([Self.tweet("one")], to: "user:ann")
    #expect(try await client.status().waiting == 1)
    isWell.withLock { $0 = true }
    try await until {
      _ = await client.sendWaiting(); return try await client.status().waiting == 0
    }
    #expect(counter.objects.withLock { $0 } == ["one": 1])
    #expect(try await client.status().refused.isEmpty)
  }

  @Test func whatIsRefusedLaterStaysOnDiskAndIsReported() async throws {
    let port = try await TestServer.keptPort()
    let client = try client(port)
    _ = try await client.add([Self.tweet("lost")], to: "user:ann")
    let server = try ScriptedServer(port: port) { connection in
      while connection.request() != nil {
        connection.respond(400, #"{"detail": "Not like this.", "code": 4}"#)
      }
    }
    try await until { try await client.status().refused.map(\.detail) == ["Not like this."] }
    for await notice in client.notices where notice.detail.contains("Not like this.") { break }
    let text = try await DatabaseQueue(path: folder + "/offline.db").read { db in
      try String.fetchOne(db, sql: "SELECT operation FROM writes WHERE problem IS NOT NULL")
    }
    #expect(text?.contains("lost") == true)
    server.stop()
  }

  @Test func aFailureAfterTheWriteIsStoredDoesNotAskForItAgain() async throws {
    // An answer to a comment: its activity is not known offline. Either it is kept and promised, or neither.
    let client = try client(try await TestServer.keptPort())
    let answer = NewReaction(kind: "comment", on: .reaction("unknown"), userID: "ann")
    await #expect(throws: FeedError.self) { try await client.add(answer) }
    #expect(try await client.status().waiting == 0)
  }

  // MARK: What other versions wrote

  @Test func whatEarlierBuildsKeptIsTakenOverOnce() async throws {
    let old = [
      #"{"method":"POST","service":"api","path":"feed/user/ann/","query":"","body":{"actor":"SU:ann","verb":"tweet","object":"old","foreign_id":"runnel:1","time":"2026-01-01T00:00:00"},"claims":{}}"#,
      #"{"method":"POST","service":"api","path":"reaction/","query":"","body":{"kind":"like","user_id":"ann","activity_id":"11111111-1111-1111-1111-111111111111","id":"22222222-2222-2222-2222-222222222222"},"claims":{}}"#,
      #"{"method":"DELETE","service":"api","path":"reaction/22222222-2222-2222-2222-222222222222/","query":"soft=True","body":{},"claims":{}}"#,
      #"{"method":"POST","service":"api","path":"follow_many/","query":"","body":[{"source":"timeline:ann","target":"user:bob"}],"claims":{}}"#,
      #"{"method":"GET","service":"api","path":"enrich/feed/notification/ann/","query":"limit=0&mark_seen=true","claims":{}}"#,
      "not JSON at all",
    ]
    try FileManager.default.createDirectory(atPath: folder + "/outbox", withIntermediateDirectories: true)
    for (number, text) in old.enumerated() {
      try Data(text.utf8).write(to: URL(filePath: folder + "/outbox/\(number + 9).json"))
    }
    let port = try await TestServer.keptPort()
    for _ in 0..<2 {
      let client = try client(port)
      let status = try await client.status()
      #expect(status.waiting == 5)
      #expect(status.refused.count == 1)
      client.close()
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/outbox"))
    let operations = try await DatabaseQueue(path: folder + "/offline.db").read { db in
      try String.fetchAll(db, sql: "SELECT operation FROM writes ORDER BY number").map {
        (try? JSONParser.parse($0))?["operation"]?.stringValue ?? $0
      }
    }
    #expect(operations == ["add", "react", "unreact", "follow", "mark", "not JSON at all"])
  }

  @Test func whatALaterVersionWroteIsSetAsideAndReadAgainWhenItCanBe() async throws {
    let port = try await TestServer.keptPort()
    let first = try client(port)
    for text in ["one", "two", "three"] { _ = try await first.add([Self.tweet(text)], to: "user:ann") }
    first.close()
    let queue = try DatabaseQueue(path: folder + "/offline.db")
    try await queue.write { db in try db.execute(sql: "UPDATE writes SET version = 9 WHERE number = 2") }
    let counter = Counter()
    let server = try server(counter, port: port)
    let second = try client(port)
    try await until { await second.sendWaiting() }
    #expect(counter.order.withLock { $0 } == ["one", "three"])
    #expect(try await second.status().refused.count == 1)
    second.close()
    try await queue.write { db in try db.execute(sql: "UPDATE writes SET version = 1 WHERE number = 2") }
    let third = try client(port)
    try await until { await third.sendWaiting() }
    #expect(counter.order.withLock { $0 } == ["one", "three", "two"])
    #expect(try await third.status().refused.isEmpty)
    server.stop()
  }

  @Test func aFileOfALaterVersionIsRefusedAndNotChanged() async throws {
    try client(1).close()
    let queue = try DatabaseQueue(path: folder + "/offline.db")
    try await queue.write { db in try db.execute(sql: "PRAGMA user_version = 99") }
    let error = #expect(throws: FeedError.self) { try client(1) }
    #expect(error?.code == .storage)
    #expect(error?.detail.contains("newer version") == true)
  }
}
