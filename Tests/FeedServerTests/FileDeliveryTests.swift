import FeedCore
import Foundation
import ProcessTesting
import StreamAPI
import StreamAuth
import Testing

@testable import FeedServer

/// Stored files: in parts, only while they exist, and without anybody waiting for the disk but who asked.
@Suite("File delivery") final class FileDeliveryTests {
  private let folder = NSTemporaryDirectory() + "runnel-files-test-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func add(_ server: TestServer, _ text: String, owner: String = "ann") async throws
    -> (file: FileStore.Stored, address: String)
  {
    let file = try await server.services.files.add(
      Data(text.utf8),
      name: "a.txt",
      contentType: "text/plain; charset=utf-8",
      ownerID: owner,
      app: TestServer.key
    )
    return (file, server.services.files.address(of: file))
  }

  private static func get(
    _ connection: RawConnection,
    _ method: String,
    _ address: String,
    _ headers: String = ""
  )
    throws -> RawConnection.Response
  {
    try connection.send("\(method) \(address) HTTP/1.1\r\nHost: h\r\n\(headers)\r\n")
    return try connection.response(hasBody: method != "HEAD")
  }

  private static let ranges: [(String, Int, String, String?)] = [
    ("", 200, "0123456789", nil), ("bytes=0-0", 206, "0", "bytes 0-0/10"),
    ("bytes=2-4", 206, "234", "bytes 2-4/10"),
    ("bytes=7-", 206, "789", "bytes 7-9/10"), ("bytes=-3", 206, "789", "bytes 7-9/10"),
    ("BYTES=5-99999999999999999999999", 206, "56789", "bytes 5-9/10"),
    ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
    ("bytes=10-", 416, "", "bytes */10"), ("bytes=-0", 416, "", "bytes */10"),
    ("bytes=99999999999999999999999-", 416, "", "bytes */10"), ("bytes=4-2", 200, "0123456789", nil),
    ("bytes=0-1,3-4", 200, "0123456789", nil), ("lines=1-2", 200, "0123456789", nil),
    ("bytes=", 200, "0123456789", nil), ("bytes=-", 200, "0123456789", nil),
    ("bytes=+1-2", 200, "0123456789", nil),
    ("bytes=a-b", 200, "0123456789", nil),
  ]

  @Test("a part of a file, or all of it", arguments: ranges)
  func parts(_ range: String, _ status: Int, _ body: String, _ contentRange: String?) async throws {
    try await TestServer.run { server in
      let (file, address) = try await Self.add(server, "0123456789")
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        let header = range.isEmpty ? "" : "Range: \(range)\r\n"
        let response = try Self.get(connection, "GET", address, header)
        #expect(response.status == status)
        if status != 416 { #expect(response.body == body) }
        #expect(response.headers["content-range"] == contentRange)
        #expect(response.headers["accept-ranges"] == "bytes")
        let head = try Self.get(connection, "HEAD", address, header)
        #expect(head.status == 200)
        #expect(head.headers["content-length"] == "10")
        for (tag, status) in [("\"\(file.id)\"", status), ("\"other\"", 200)] {
          #expect(try Self.get(connection, "GET", address, header + "If-Range: \(tag)\r\n").status == status)
        }
      }
    }
  }

  @Test("a large file arrives whole, and on the same connection as other requests")
  func large() async throws {
    try await TestServer.run { server in
      let text = String(repeating: "0123456789abcdef", count: 200_000)
      let (_, address) = try await Self.add(server, text)
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        for _ in 0..<2 { #expect(try Self.get(connection, "GET", address).body == text) }
        #expect(try Self.get(connection, "GET", "/health").status == 200)
        let empty = try Self.get(connection, "GET", address, "Range: bytes=3199999-\r\n")
        #expect(empty.body == "f")
      }
    }
  }

  @Test("a file that is gone is not found")
  func gone() async throws {
    let folder = folder
    try await TestServer.run(folder: folder) { server in
      let (file, address) = try await Self.add(server, "x")
      try FileManager.default.removeItem(atPath: "\(folder)/files/\(file.id)/content")
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        for method in ["GET", "HEAD"] {
          #expect(try Self.get(connection, method, address).status == 404)
        }
        // A folder in its place, or a link that leads elsewhere, is not the file either.
        let content = "\(folder)/files/\(file.id)/content"
        try FileManager.default.createSymbolicLink(atPath: content, withDestinationPath: "/etc/hostname")
        #expect(try Self.get(connection, "GET", address).status == 404)
        try FileManager.default.removeItem(atPath: content)
        try FileManager.default.createDirectory(atPath: content, withIntermediateDirectories: false)
        #expect(try Self.get(connection, "GET", address).status == 404)
      }
    }
  }

  /// A pipe that nobody writes to is a disk that does not answer.
  @Test("a disk that does not answer holds up only those who ask for files")
  func slowDisk() async throws {
    let folder = folder
    try await TestServer.run(folder: folder) { server in
      let (file, address) = try await Self.add(server, "x")
      let about = "\(folder)/files/\(file.id)/about.json"
      try FileManager.default.removeItem(atPath: about)
      #expect(mkfifo(about, 0o600) == 0)
      try await onOwnThread {
        let waiting = try (0..<4 * ProcessInfo.processInfo.activeProcessorCount).map { _ in
          let connection = try RawConnection(port: server.port)
          try connection.send("GET \(address) HTTP/1.1\r\nHost: h\r\n\r\n")
          return connection
        }
        let other = try RawConnection(port: server.port)
        for _ in 0..<20 { #expect(try Self.get(other, "GET", "/health").status == 200) }
        #expect(try Self.get(other, "GET", "/faye?message=%5B%5D").status == 200)
        // Every reader of the pipe is let go: it reads nothing and finds no file.
        let release = Thread {
          while !Thread.current.isCancelled {
            let descriptor = open(about, O_WRONLY | O_NONBLOCK)
            if descriptor >= 0 { close(descriptor) }
            usleep(1000)
          }
        }
        release.start()
        for connection in waiting { #expect(try connection.response().status == 404) }
        release.cancel()
      }
    }
  }

  @Test("only the owner gets a new address for a file")
  func refresh() async throws {
    try await TestServer.run { server in
      let (_, address) = try await Self.add(server, "x", owner: "ann")
      let tokens = try (
        server.client().userToken(for: "ann"), server.client().userToken(for: "bob"),
        StreamToken.sign(.server(), secret: TestServer.secret)
      )
      let body = JSONWriter.text(["url": .string(server.address + address)])
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        for target in ["files/refresh/", "images/refresh/", "files/", "images/"] {
          for (token, status) in [(tokens.0, 201), (tokens.1, 403), (tokens.2, 201)] {
            try connection.send(
              "POST /api/v1.0/\(target)?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
            #expect(try connection.response().status == status, "\(target)")
          }
        }
      }
    }
  }
}
