import FeedCore
import FeedServer
import Foundation
import ProcessTesting
import Testing

/// Programs of others that ask for upgrades: curl, Java's client, nginx and aiohttp.
@Suite("Real peers") struct RealPeerTests {
  private static func has(_ program: String) -> Bool {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("clients").path

  private static func output(_ program: String, _ arguments: [String]) throws -> String {
    try ChildProcess(program, arguments).text()
  }

  private static let body = #"{"actor":"ann","verb":"v","object":1}"#

  @Test("curl --http2 gets responses and loses no POST", .enabled(if: has("curl"), "curl is not installed"))
  func curl() async throws {
    try await TestServer.run { server in
      let token = try server.client().userToken(for: "ann")
      // Blanks, because an activity of that size is refused.
      let large = Self.body + String(repeating: " ", count: 2_000_000)
      let file = NSTemporaryDirectory() + "runnel-curl-\(UUID().uuidString)"
      try Data(large.utf8).write(to: URL(fileURLWithPath: file))
      defer { try? FileManager.default.removeItem(atPath: file) }
      let statuses = try await onOwnThread {
        let target = "\(server.address)/api/v1.0/feed/user/ann/?api_key=key"
        let shown = ["-s", "--max-time", "20", "-o", "/dev/null", "-w", "%{http_code} "]
        let headers = ["-H", "Authorization: \(token)", "-H", "Content-Type: application/json"]
        return try Self.output(
          "curl",
          shown + ["--http2", "\(server.address)/health", "\(server.address)/health"]
        )
          + Self.output("curl", shown + ["--http2"] + headers + ["-d", Self.body, target])
          // More than a megabyte is announced with Expect: 100-continue.
          + Self.output("curl", shown + ["--http2"] + headers + ["--data-binary", "@\(file)", target])
          + Self.output("curl", shown + ["--http1.0"] + headers + ["-d", Self.body, target])
      }
      #expect(statuses.split(separator: " ").suffix(3) == ["201", "201", "201"], "\(statuses)")
      #expect(statuses.hasPrefix("200"), "\(statuses)")
      #expect(try await server.engine.read("user:ann", FeedQuery()).activities.count == 3)
    }
  }

  @Test(
    "Java's own client, which asks for h2c, gets responses",
    .enabled(if: has("java"), "java is not installed")
  )
  func java() async throws {
    try await TestServer.run { server in
      let token = try server.client().userToken(for: "ann")
      let said = try await onOwnThread {
        try Self.output("java", ["\(Self.folder)/HttpClientPeer.java", server.address, token])
      }
      #expect(said == "200 201 201 200 websocket\n")
      #expect(try await server.engine.read("user:ann", FeedQuery()).activities.count == 2)
    }
  }

  @Test(
    "a WebSocket of aiohttp works on a connection that served requests",
    .enabled(if: !ClientScriptTests.python.isEmpty, "RUNNEL_CLIENTS_PYTHON names no Python")
  )
  func aiohttp() async throws {
    try await TestServer.run { server in
      let said = try await onOwnThread {
        try Self.output(ClientScriptTests.python, ["\(Self.folder)/aiohttp_websocket.py", server.address])
      }
      #expect(said == "4 ok, 0 not ok\n")
    }
  }

  @Test(
    "a WebSocket works through nginx that keeps its connections",
    .enabled(if: has("nginx"), "nginx is not installed")
  )
  func nginx() async throws {
    let folder = NSTemporaryDirectory() + "runnel-nginx-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await TestServer.run { server in
      let port = try await TestServer.keptPort()
      try Self.nginxConfiguration(folder, port: port, upstream: server.port)
        .write(toFile: "\(folder)/nginx.conf", atomically: true, encoding: .utf8)
      let path = ["/usr/sbin/nginx"].first { FileManager.default.isExecutableFile(atPath: $0) } ?? "nginx"
      let process = try ChildProcess(
        path,
        ["-p", folder, "-c", "\(folder)/nginx.conf", "-e", "\(folder)/error.log"]
      )
      try await until { (try? RawConnection(port: port)) != nil }
      try await onOwnThread { try Self.talkThroughProxy(port) }
      _ = await process.end(with: SIGTERM)
    }
  }

  private static func talkThroughProxy(_ port: Int) throws {
    // The one connection that nginx keeps to the server has served requests before it is upgraded.
    for _ in 0..<3 {
      let plain = try RawConnection(port: port)
      try plain.send("GET /health HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(try plain.response().status == 200)
      let connection = try RawConnection(port: port)
      try connection.send(UpgradeTests.handshake + "\r\n")
      #expect(try connection.response().status == 101)
      try connection.send(frame: #"[{"channel":"/meta/handshake"}]"#)
      #expect(try connection.frame().text.contains(#""successful":true"#))
    }
  }

  private static func nginxConfiguration(_ folder: String, port: Int, upstream: Int) -> String {
    """
    daemon off; master_process off; pid \(folder)/pid; worker_processes 1;
    events { worker_connections 64; }
    http {
      access_log off; client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy;
      fastcgi_temp_path \(folder)/f; uwsgi_temp_path \(folder)/u; scgi_temp_path \(folder)/s;
      upstream runnel { server 127.0.0.1:\(upstream); keepalive 1; }
      map $http_upgrade $wish { default upgrade; '' ''; }
      server {
        listen 127.0.0.1:\(port);
        location / {
          proxy_pass http://runnel; proxy_http_version 1.1;
          proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $wish;
        }
      }
    }
    """
  }
}
