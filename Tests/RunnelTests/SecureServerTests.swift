import Foundation
import ProcessTesting
import TerminalTesting
import Testing

/// The program on a server behind TLS, as behind a proxy on the internet: requests and realtime.
@Suite struct SecureServerTests {
  /// Ends TLS in front of a server, and joins the two lines.
  private static let proxy = """
    import asyncio, ssl, sys

    async def pump(reader, writer):
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        writer.close()

    async def serve(reader, writer):
        inner = await asyncio.open_connection("127.0.0.1", int(sys.argv[1]))
        await asyncio.gather(pump(reader, inner[1]), pump(inner[0], writer))

    async def main():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(main())
    """

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"),
      "needs openssl to make a certificate"
    )
  )
  func theReaderIsLiveOverTLS() async throws {
    let home = try Home()
    let made = try await home.shell(
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost "
        + "-addext subjectAltName=DNS:localhost -keyout \(home.path("key.pem")) -out \(home.path("cert.pem"))"
    )
    #expect(made.status == 0, "\(made)")
    let server = try ServedProcess(
      home,
      ["--listen", "127.0.0.1:0"],
      environment: ["RUNNEL_SECRET": "secret"]
    )
    let (proxy, port) = try startProxy(home, to: server.address.split(separator: ":").last ?? "")
    let address = "https://localhost:\(port)"
    var environment = ["STREAM_API_KEY": "runnel", "STREAM_API_SECRET": "secret"]
    // Nobody vouches for the certificate.
    let doubted = try await home.run(
      "post",
      "Hi",
      "--server",
      address,
      environment: environment.merging(["STREAM_TIMEOUT": "2"]) { $1 }
    )
    #expect(doubted.status == 69, "\(doubted)")
    environment["SSL_CERT_FILE"] = home.path("cert.pem")
    let posted = try await home.run(
      "post",
      "Before",
      "--server",
      address,
      "--user",
      "bob",
      environment: environment
    )
    #expect(posted.status == 0, "\(posted)")
    #expect(try await home.run("follow", "bob", "--server", address, environment: environment).status == 0)
    let all = home.environment(environment)
    try await onOwnThread {
      let terminal = try PseudoTerminal(Home.program, ["--server", address], environment: all)
      try terminal.wait(for: "Before")
      let other = try Home.spawn(["post", "Live over TLS", "--server", address, "--user", "bob"], all)
      #expect(other.wait() == 0)
      try terminal.wait("the marker of new entries") { $0.screen.line(0).contains("Timeline 1") }
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
    withExtendedLifetime((proxy, server)) {}
  }

  private func startProxy(_ home: Home, to port: Substring) throws -> (ChildProcess, String) {
    let file = home.path("proxy.py")
    try Self.proxy.write(toFile: file, atomically: true, encoding: .utf8)
    let proxy = try ChildProcess(
      "python3",
      [file, String(port), home.path("cert.pem"), home.path("key.pem")]
    )
    return (proxy, try #require(proxy.line()))
  }
}
