import FeedCore
import Foundation
import ProcessTesting
import StreamAPI
import Testing

@testable import FeedServer

/// What HTTP/1.0 and HTTP/1.1 demand of a server apart from its routes.
@Suite("HTTP connections") struct ConnectionTests {
  private static let health = "GET /health HTTP/1.1\r\nHost: h\r\n\r\n"

  @Test("an HTTP/1.0 connection ends with the response, unless the client asks to keep it")
  func http10() async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        for head in ["GET /health HTTP/1.0\r\n", "GET /health HTTP/1.0\r\nHost: h\r\nConnection: x\r\n"] {
          let connection = try RawConnection(port: server.port)
          try connection.send(head + "\r\n")
          let response = try connection.response()
          #expect(response.status == 200)
          #expect(response.headers["connection"] == "close")
          #expect(connection.isAtEnd())
        }
        let kept = try RawConnection(port: server.port)
        for _ in 0..<3 {
          try kept.send("GET /health HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
          #expect(try kept.response().headers["connection"] == "keep-alive")
        }
        try kept.send(
          "GET /health HTTP/1.0\r\nUpgrade: h2c\r\nConnection: upgrade, keep-alive\r\nExpect: x\r\n\r\n"
        )
        #expect(try kept.response().status == 200)
        try kept.send("GET /health HTTP/1.0\r\n\r\n")
        #expect(try kept.response().status == 200)
        #expect(kept.isAtEnd())
      }
    }
  }

  @Test(
    "a client that asks for the end of the connection gets it",
    arguments: ["close", "Close", "x, CLOSE"]
  )
  func close(_ value: String) async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send("GET /health HTTP/1.1\r\nHost: h\r\nConnection: \(value)\r\n\r\n" + Self.health)
        let response = try connection.response()
        #expect(response.headers["connection"] == "close")
        #expect(connection.isAtEnd())
      }
    }
  }

  @Test(
    "HTTP/1.1 needs exactly one valid Host",
    arguments: [
      ("", 400), ("Host: a\r\nHost: a\r\n", 400), ("Host: a/b\r\n", 400), ("Host: u@a\r\n", 400),
      ("Host: a b\r\n", 400), ("Host: a\"\r\n", 400), ("Host: é\r\n", 400), ("Host:\r\n", 200),
      ("Host: a.b:80\r\n", 200), ("host: [::1]:8000\r\n", 200), ("Host: %41\r\n", 200),
    ]
  )
  func host(_ headers: String, _ status: Int) async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        for _ in 0..<2 {
          try connection.send("GET /health HTTP/1.1\r\n\(headers)\r\n")
          let response = try connection.response()
          #expect(response.status == status)
          #expect(response.headers["content-type"]?.hasPrefix("application/json") == true)
        }
        try connection.send(Self.health)
        #expect(try connection.response().status == 200)
      }
    }
  }

  @Test(
    "a target in absolute form is a path on the host that it names",
    arguments: [
      ("http://other:81/health", 200), ("HTTPS://h/health?x=1", 200), ("http://h", 404), ("http://h?x", 404),
      ("http://u@h/health", 400), ("*", 401),
    ]
  )
  func absoluteForm(_ target: String, _ status: Int) async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n" + Self.health)
        let response = try connection.response()
        #expect(response.status == status, "\(target): \(response)")
        if status != 400 { #expect(try connection.response().status == 200) }
      }
    }
  }

  @Test("methods that tunnel or are made up are refused")
  func methods() async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        for head in ["CONNECT h:80 HTTP/1.1", "TRACE / HTTP/1.1", "PATCH /health HTTP/1.1", "PRI * HTTP/2.0"]
        {
          let connection = try RawConnection(port: server.port)
          try connection.send("\(head)\r\nHost: h\r\n\r\n")
          let response = try connection.response()
          #expect((400..<500).contains(response.status), "\(head): \(response)")
        }
        let connection = try RawConnection(port: server.port)
        try connection.send("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n" + Self.health)
        #expect(try connection.response().status == 200)
        #expect(try connection.response().status == 200)
      }
    }
  }

  private static func post(_ token: String, _ headers: String) -> String {
    "POST /api/v1.0/feed/user/ann/?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n\(headers)\r\n\r\n"
  }

  private static let activity = #"{"actor":"ann","verb":"v","object":1}"#

  @Test("a client that waits to be told to continue is told")
  func expect100() async throws {
    try await TestServer.run { server in
      let token = try server.client().userToken(for: "ann")
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        for framing in ["Content-Length: 37", "Transfer-Encoding: chunked"] {
          for value in ["100-continue", "100-Continue"] {
            try connection.send(Self.post(token, "\(framing)\r\nExpect: \(value)"))
            #expect(try connection.response().status == 100)
            try connection.send(
              framing.hasPrefix("T") ? "25\r\n\(Self.activity)\r\n0\r\n\r\n" : Self.activity
            )
            #expect(try connection.response().status == 201)
          }
        }
        try connection.send(
          "POST /faye HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        )
        #expect(try connection.response().status == 100)
        try connection.send("[]")
        #expect(try connection.response().body == "[]")
      }
    }
  }

  @Test(
    "a body that nobody wants is refused before it is sent",
    arguments: [
      ("Expect: 100-continue\r\nContent-Length: 99999999999", 413),
      ("Expect: 100-continue\r\nContent-Length: 5\r\nContent-Encoding: gzip", 415),
      ("Expect: 200-maybe\r\nContent-Length: 5", 417),
      ("Authorization: x\r\nExpect: 100-continue\r\nContent-Length: 5", 401),
    ]
  )
  func refusedBodies(_ headers: String, _ status: Int) async throws {
    try await TestServer.run { server in
      let token = headers.hasPrefix("A") ? "wrong" : try server.client().userToken(for: "ann")
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send(Self.post(token, headers.replacing("Authorization: x\r\n", with: "")))
        let response = try connection.response()
        #expect(response.status == status, "\(response)")
        // What follows could be the body or a request, so there is nothing more to read.
        if status != 417 {
          #expect(response.headers["connection"] == "close")
          #expect(connection.isAtEnd())
        }
      }
    }
  }

  @Test(
    "compressed bodies and unknown transfer codings are refused in a sentence",
    arguments: [
      ("Content-Encoding: gzip", 415), ("Content-Encoding: deflate", 415), ("Content-Encoding: br", 415),
      ("Content-Encoding: identity, GZIP", 415), ("Content-Encoding: identity", 201),
      ("Content-Encoding:", 201),
    ]
  )
  func compressed(_ header: String, _ status: Int) async throws {
    try await TestServer.run { server in
      let token = try server.client().userToken(for: "ann")
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send(Self.post(token, "\(header)\r\nContent-Length: 37") + Self.activity + Self.health)
        let response = try connection.response()
        #expect(response.status == status)
        #expect(status == 201 || response.body.contains("Compressed bodies are not supported"))
        #expect(try connection.response().status == 200)
        try connection.send(
          Self.post(token, "Transfer-Encoding: gzip, chunked") + "25\r\n\(Self.activity)\r\n0\r\n\r\n"
        )
        #expect(try connection.response().status == 501)
      }
    }
  }

  @Test("pipelined requests are answered in order, malformed ones last")
  func pipelining() async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send(
          Self.health + "HEAD /health HTTP/1.1\r\nHost: h\r\n\r\n" + Self.health + "nonsense\r\n\r\n"
        )
        #expect(try connection.response().status == 200)
        #expect(try connection.response(hasBody: false).headers["content-length"] != "0")
        #expect(try connection.response().body.contains("ok"))
        #expect(try connection.response().status == 400)
        #expect(connection.isAtEnd())
      }
    }
  }

  @Test("bytes that are not HTTP get an error in JSON, on every connection")
  func malformed() async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        for before in ["", Self.health] {
          let connection = try RawConnection(port: server.port)
          try connection.send(before)
          if !before.isEmpty { #expect(try connection.response().status == 200) }
          try connection.send("GET / HTTP/1.1\r\nno colon\r\n\r\n")
          let response = try connection.response()
          #expect(response.status == 400)
          #expect(response.body.contains("detail"))
          #expect(connection.isAtEnd())
        }
      }
    }
  }

  @Test("bodies share a bounded memory, and give it back")
  func bodyMemory() async throws {
    var limits = ServerLimits()
    limits.bodyMemory = 100_000
    try await TestServer.run(limits: limits) { server in
      let token = try server.client().userToken(for: "ann")
      try await onOwnThread {
        // One after another: two that arrive at once may both be refused, as neither has space for its next
        // part.
        let holders = try (1...2).map { number in
          let connection = try RawConnection(port: server.port)
          try connection.send(
            Self.post(token, "Content-Length: 60000") + String(repeating: " ", count: 50_000)
          )
          let end = ContinuousClock.now + .seconds(20)
          while server.services.bodyMemory.bytesInUse < number * 50_000, ContinuousClock.now < end {
            sched_yield()
          }
          return connection
        }
        let other = try RawConnection(port: server.port)
        try other.send(Self.post(token, "Content-Length: 30000") + String(repeating: " ", count: 30_000))
        let status = try other.response().status
        #expect(status == 503)
        for connection in holders { try? connection.send(String(repeating: " ", count: 10_000)) }
        for connection in holders { _ = try connection.response() }
        try other.send(Self.post(token, "Content-Length: 60000") + String(repeating: " ", count: 60_000))
        #expect(try other.response().status == 400)
      }
    }
  }
}
