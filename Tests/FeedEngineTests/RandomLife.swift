import FeedContract
import FeedEngine

/// A random life of something in the engine, and of a plain model of it: the same for the same seed.
protocol RandomLife {
  init(seed: UInt64)
  /// What happened so far.
  var steps: [String] { get }
  /// Does one thing to both.
  mutating func step(_ engine: FeedEngine) async throws
  /// - Throws: `Divergence` where the engine shows another thing than the model.
  mutating func compare(_ engine: FeedEngine) async throws
}

extension RandomLife {
  /// Plays the lives of these seeds, each in an engine of its own.
  static func play(_ seeds: some Sequence<Int>, steps count: Int) async throws {
    for seed in seeds {
      let engine = try FeedEngine(inMemory: FeedContract.groups)
      defer { try? engine.close() }
      var life = Self(seed: UInt64(seed))
      try await life.play(count, on: engine)
    }
  }

  private mutating func play(_ count: Int, on engine: FeedEngine) async throws {
    for _ in 0..<count {
      try await step(engine)
      try await compare(engine)
    }
    let findings = try await engine.check()
    guard findings.isEmpty else { throw Divergence(description: "\(findings) after \(steps)") }
  }
}
