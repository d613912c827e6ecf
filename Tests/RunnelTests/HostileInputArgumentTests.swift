import ArgumentParser
import Foundation
import GrowthTesting
import ProcessTesting
import Testing

@testable import runnel

@Suite("Hostile command lines")
struct HostileInputArgumentTests {
  @Test(
    "splitting and parsing cost linear time",
    arguments: ["w ", "-w ", "--json ", "'' ", "\"a\" ", "\\a", "a", "\u{301}", "'", "--limit=1 ", "-- "]
  )
  func linear(piece: String) {
    for command in ["post ", "feed ", "users ", "", "like "] {
      Growth.expectLinear("\(command)\(piece)…") { size in
        command + String(repeating: piece, count: size / piece.utf8.count)
      } work: {
        _ = try RestrictedCommand.parse(CommandWords.split($0))
      }
    }
  }

  @Test("more words or bytes than a line may have are refused before they are parsed")
  func refused() throws {
    #expect(throws: Failure.self) { try CommandWords.split(String(repeating: "w ", count: 1001)) }
    #expect(throws: Failure.self) { try CommandWords.split(String(repeating: "w", count: 200_000)) }
    #expect(throws: Failure.self) { try CommandLineLimit.check(Array(repeating: "w", count: 1001)) }
    #expect(throws: Failure.self) { try CommandLineLimit.check([String(repeating: "w", count: 200_000)]) }
    let most = try CommandWords.split(String(repeating: "w ", count: 1000))
    #expect(most.count == 1000)
    try CommandLineLimit.check(most)
  }

  @Test(
    "20,000 words end in a sentence that says what to do",
    arguments: [[], ["shell", "--socket", "/nonexistent", "-c"]]
  )
  func sentence(before: [String]) async throws {
    let home = try Home()
    let words = Array(repeating: "w", count: 20_000)
    let arguments = before.isEmpty ? ["post"] + words : before + ["post " + words.joined(separator: " ")]
    expectSentence(try await home.run(arguments), status: 64, holding: "1000 words", "pipe")
  }
}

@Suite("What a crash starts")
struct CrashTests {
  @Test("a crash starts no program that the environment names", arguments: [SIGILL, SIGSEGV])
  func backtracer(signal: Int32) async throws {
    let home = try Home()
    let mark = home.path("mark")
    let script = home.path("libexec/swift/linux/swift-backtrace")
    try FileManager.default.createDirectory(
      atPath: home.path("libexec/swift/linux"),
      withIntermediateDirectories: true
    )
    for file in [script, home.path("swift-backtrace"), home.path("libexec/swift/swift-backtrace")] {
      try "#!/bin/sh\ntouch \(mark)\n".write(toFile: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    }
    for settings in [
      ["SWIFT_BACKTRACE": "enable=yes,interactive=no,swift-backtrace=\(script)"],
      ["SWIFT_ROOT": home.folder, "SWIFT_BACKTRACE": "enable=yes"],
    ] {
      let variables = settings.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      // The runtime's handler returns from a signal that was sent; what it starts it has started by then.
      let result = try await home.shell(
        """
        cd "$HOME"; \(variables) $RUNNEL serve --socket \(Home.socketPath()) > out 2> err < /dev/null & P=$!
        for n in $(seq 200); do grep -q Listening out && break; sleep 0.1; done
        kill -\(signal) $P; sleep 1; kill -9 $P; wait $P; grep -c Listening out
        """
      )
      #expect(result.output == "1\n", "\(result)")
      #expect(!FileManager.default.fileExists(atPath: mark), "\(settings)")
    }
  }
}
