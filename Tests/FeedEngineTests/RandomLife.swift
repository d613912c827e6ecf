import FeedContract
import FeedCore

@testable import FeedEngine

/// A random life of something in the engine, and of a plain model of it: the same for the same seed.
protocol RandomLife {
  init(seed: UInt64)
  /// What happened so far.
  var steps: [String] { get }
  /// Does one thing to both.
  mutating func step(_ engine: FeedEngine) async throws
  /// - Throws: `Divergence` if the engine shows another thing than the model.
  mutating func compare(_ engine: FeedEngine) async throws
}

extension RandomLife {
  /// Plays the lives of these seeds, each in an engine of its own.
  static func play(_ seeds: some Sequence<Int>, steps count: Int, in portions: Portions = Portions())
    async throws
  {
    for seed in seeds {
      let engine = try FeedEngine.inMemory(portions)
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

extension FeedEngine {
  /// An engine with the groups of the contract that does so much at a time.
  static func inMemory(_ portions: Portions) throws -> FeedEngine {
    var configuration = try EngineConfiguration(groups: FeedContract.groups, clock: Timestamp.now)
    configuration.portions = portions
    return try FeedEngine(inMemory: configuration)
  }
}

extension Portions {
  /// So little at a time that the smallest history has portions.
  static let tiny = Portions(inbox: 2, groups: 2, overlay: 1, chunk: 1)
}
