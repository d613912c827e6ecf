import GrowthTesting
import Reader
import Screen
import Testing

@testable import ReaderRuntime

/// What is typed at once costs time in proportion to its length, on its way through the loop as well.
@MainActor @Suite struct HostileInputLoopTests {
  @Test("keys typed at once, each an event of one batch")
  func batches() async throws {
    for key in ["j", "x", "c"] {
      let bench = try await Bench(isEmpty: true)
      Growth.expectLinear(key, sizes: [2_000, 20_000, 100_000]) { size in
        Array(repeating: Event.terminal(.key(Key(Character(key)))), count: size)
      } work: { events in
        bench.driver.loop.send(events)
      }
      try bench.close()
    }
  }

  @Test("scripts of any shape", arguments: ["<", "a", "<a>", "<lt>", ">", "<a"])
  func scripts(_ piece: String) {
    for end in ["", ">"] {
      Growth.expectLinear(piece + end) {
        String(repeating: piece, count: $0 / piece.count) + end
      } work: {
        _ = try KeyScript($0)
      }
    }
  }

  @Test("commands of any shape", arguments: ["a", " ", "'", "\"", "\\", "a 'b' "])
  func commands(_ piece: String) {
    Growth.expectLinear(piece) {
      String(repeating: piece, count: $0 / piece.count)
    } work: {
      _ = ShellWords.split($0)
    }
  }

  @Test("a timer that is started for each key of a batch is started once")
  func timers() async throws {
    let bench = try await Bench(isEmpty: true)
    try await bench.press("c")
    bench.driver.loop.send((0..<100).map { _ in .terminal(.key(Key("x"))) })
    #expect(bench.driver.loop.timers.count <= 2)
    bench.clock.advance(milliseconds: 1000)
    await bench.driver.loop.idle()
    let kept = ReaderFiles(folder: bench.folder.appending(path: "state")).start(now: bench.clock.now)
    #expect(kept.drafts.first?.text.count == 100)
    try bench.close()
  }
}
