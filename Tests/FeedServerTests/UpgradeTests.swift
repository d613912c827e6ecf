import FeedCore
import FeedServer
import ProcessTesting
import Testing

/// Requests with `Upgrade`, on any connection: a WebSocket where one is asked for correctly on `/faye`, and
/// an ordinary response everywhere else.
@Suite("Upgrade") struct UpgradeTests {
  static let handshake =
    "GET /faye HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
  private static let health = "GET /health HTTP/1.1\r\nHost: h\r\n\r\n"
  private static let hello =
    #"[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["websocket"]}]"#

  private static let ignored = [
    "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
    "Upgrade: h2c\r\nConnection: Upgrade", "Upgrade: TLS/1.0\r\nConnection: upgrade",
    "Upgrade: websocket\r\nConnection: Upgrade", "UPGRADE: WebSocket\r\nCONNECTION: keep-alive, UPGRADE",
    "Connection: Upgrade\r\nUpgrade: a, b/2", "Upgrade: h2c", "Connection: Upgrade",
    "Upgrade: h2c\r\nUpgrade: x\r\nConnection: b , Upgrade ,c", "Upgrade: h2c\r\nConnection: upgraded",
  ]

  /// So unusual that parsers differ about them.
  private static let unclear = [
    "Upgrade:\r\nConnection: Upgrade", "Upgrade: h2c\r\nConnection: a\r\nConnection: b,Upgrade ,c",
    "Upgrade: h2c\r\nConnection: Upgrade keep-alive", "Upgrade: h2c\r\nConnection: a b, Upgrade",
    "Upgrade: h2c\r\nConnection:\tUpgrade\t", "Upgrade: h2c\r\nConnection: ,,Upgrade",
    "Upgrade: h2c\r\nConnection: \"Upgrade\"", "Upgrade: \t\r\nConnection: Upgrade,",
  ]

  @Test(
    "gets a response however it is written, and one that says whether the connection goes on",
    arguments: unclear,
    [false, true]
  )
  func answersUnclear(_ header: String, _ isPipelined: Bool) async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send("GET /health HTTP/1.1\r\nHost: h\r\n\(header)\r\n\r\n")
        if isPipelined { try connection.send(Self.health) }
        let response = try connection.response()
        #expect(response.status == 200)
        if response.headers["connection"] == "close" { return #expect(connection.isAtEnd()) }
        if !isPipelined { try connection.send(Self.health) }
        #expect(try connection.response().body.contains("ok"))
      }
    }
  }

  @Test(
    "is ignored for other protocols, and the connection goes on",
    arguments: ignored,
    ["/health", "/faye?message=%5B%5D"]
  )
  func ignoresOthers(_ header: String, _ path: String) async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        let request = "GET \(path) HTTP/1.1\r\nHost: h\r\n\(header)\r\n\r\n"
        let wantsWebSocket = path != "/health" && header.lowercased().contains("websocket")
        let connection = try RawConnection(port: server.port)
        // One after another, and all in one write.
        for text in [request, request + request + Self.health] {
          try connection.send(text)
          for _ in 0..<text.components(separatedBy: "GET ").count - 1 {
            let response = try connection.response()
            #expect(response.status == 200 || wantsWebSocket && response.status == 426)
          }
        }
        try connection.send(Self.health)
        #expect(try connection.response().body.contains("ok"))
      }
    }
  }

  @Test("loses no body", arguments: ignored, ["Content-Length: 37", "Transfer-Encoding: chunked"])
  func keepsBodies(_ header: String, _ framing: String) async throws {
    try await TestServer.run { server in
      let token = try server.client().userToken(for: "ann")
      let body = #"{"actor":"ann","verb":"v","object":1}"#
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        let head =
          "POST /api/v1.0/feed/user/ann/?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n"
          + "\(header)\r\n\(framing)\r\n\r\n"
        let sent = framing.hasPrefix("T") ? "25\r\n\(body)\r\n0\r\n\r\n" : body
        try connection.send(head + sent + Self.health + head)
        #expect(try connection.response().status == 201)
        #expect(try connection.response().body.contains("ok"))
        try connection.send(sent)
        #expect(try connection.response().status == 201)
      }
      #expect(try await server.engine.read("user:ann", FeedQuery()).activities.count == 2)
    }
  }

  @Test("works after other requests, and with a message that does not wait for the response")
  func worksLater() async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        for before in ["", Self.health, Self.health + Self.health] {
          for isEager in [false, true] {
            let connection = try RawConnection(port: server.port)
            try connection.send(before)
            if !isEager { for _ in before.matches(of: /GET/) { _ = try connection.response() } }
            try connection.send(Self.handshake + "\r\n")
            if isEager { try connection.send(frame: Self.hello) }
            if isEager { for _ in before.matches(of: /GET/) { _ = try connection.response() } }
            let response = try connection.response()
            #expect(response.status == 101)
            #expect(response.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
            if !isEager { try connection.send(frame: Self.hello) }
            #expect(try connection.frame().text.contains(#""successful":true"#))
          }
        }
      }
    }
  }

  @Test(
    "is refused with 426 if the handshake is not valid, and the connection goes on",
    arguments: [
      ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8"), ("dGhlIHNhbXBsZSBub25jZQ==", "short"),
      ("Sec-WebSocket-Key", "X-Key"), ("Host: h", "Host: h\r\nContent-Length: 0x"),
    ]
  )
  func refusesInvalid(_ old: String, _ new: String) async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send(Self.handshake.replacing(old, with: new) + "\r\n")
        let response = try connection.response()
        guard !new.contains("0x") else { return #expect(response.status == 400) }
        #expect(response.status == 426)
        #expect(response.headers["sec-websocket-version"] == "13")
        try connection.send(Self.health + Self.handshake + "\r\n")
        #expect(try connection.response().status == 200)
        #expect(try connection.response().status == 101)
      }
    }
  }

  @Test("puts fragments together, answers pings, and closes on what the protocol forbids")
  func keepsToTheProtocol() async throws {
    try await TestServer.run { server in
      try await onOwnThread {
        func open() throws -> RawConnection {
          let connection = try RawConnection(port: server.port)
          try connection.send(Self.handshake + "\r\n")
          #expect(try connection.response().status == 101)
          return connection
        }
        let connection = try open()
        let middle = Self.hello.index(Self.hello.startIndex, offsetBy: 20)
        try connection.send(frame: String(Self.hello[..<middle]), isFinal: false)
        try connection.send(frame: "p", opcode: 9)
        #expect(try connection.frame() == (10, "p"))
        try connection.send(frame: String(Self.hello[middle...]), opcode: 0)
        #expect(try connection.frame().text.contains(#""successful":true"#))
        try connection.send(frame: "\u{3}", opcode: 8)
        #expect(try connection.frame().opcode == 8)
        #expect(connection.isAtEnd())

        let attacks: [(RawConnection) throws -> Void] = [
          { try $0.send(frame: Self.hello, isMasked: false) }, { try $0.send(frame: "x", opcode: 0) },
          { try $0.send(frame: "x", opcode: 5) },
          { try $0.send([0x81, 0xFF] + [UInt8](repeating: 0x7F, count: 8)) },
          { connection in for _ in 0..<2000 { try connection.send(frame: "", isFinal: false) } },
          { connection in
            try connection.send(frame: "x", isFinal: false)
            for _ in 0..<2000 { try connection.send(frame: "x", opcode: 0, isFinal: false) }
          },
          { connection in
            for number in 0..<9 {
              let part = String(repeating: "x", count: 40_000)
              try connection.send(frame: part, opcode: number == 0 ? 1 : 0, isFinal: false)
            }
          },
        ]
        for attack in attacks {
          let connection = try open()
          try? attack(connection)
          while (try? connection.frame()) != nil {}
          #expect(connection.isAtEnd())
        }
        let last = try RawConnection(port: server.port)
        try last.send(Self.health)
        #expect(try last.response().status == 200)
      }
    }
  }

  @Test("ends a WebSocket that has no session as an idle connection ends")
  func endsUnusedSockets() async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 1
    try await TestServer.run(limits: limits) { server in
      try await onOwnThread {
        let silent = try RawConnection(port: server.port)
        let left = try RawConnection(port: server.port)
        let used = try RawConnection(port: server.port)
        for connection in [silent, left, used] {
          try connection.send(Self.handshake + "\r\n")
          #expect(try connection.response().status == 101)
        }
        try used.send(frame: Self.hello)
        #expect(try used.frame().text.contains(#""successful":true"#))
        try left.send(frame: Self.hello)
        let id = try #require(try left.frame().text.firstMatch(of: /"clientId":"(\w+)"/)).1
        try left.send(frame: #"[{"channel":"/meta/disconnect","clientId":"\#(id)"}]"#)
        #expect(try left.frame().text.contains("disconnect"))
        for connection in [silent, left] {
          while (try? connection.frame()) != nil {}
          #expect(connection.isAtEnd())
        }
        try used.send(frame: "p", opcode: 9)
        #expect(try used.frame() == (10, "p"))
      }
    }
  }

  @Test("ends a WebSocket whose other end does not answer pings")
  func endsDeadSockets() async throws {
    var limits = ServerLimits()
    limits.pollTimeout = 0.3
    try await TestServer.run(limits: limits) { server in
      try await onOwnThread {
        let connection = try RawConnection(port: server.port)
        try connection.send(Self.handshake + "\r\n")
        #expect(try connection.response().status == 101)
        try connection.send(frame: Self.hello)
        #expect(try connection.frame().text.contains(#""successful":true"#))
        while (try? connection.frame()) != nil {}
        #expect(connection.isAtEnd())
      }
    }
  }
}
