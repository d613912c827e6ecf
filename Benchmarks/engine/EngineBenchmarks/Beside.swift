import FeedCore
import FeedEngine
import Synchronization

/// Writes and reads as fast as it can while something heavy runs, on the same file: how long others wait.
struct Beside {
  /// An engine of its own, as another process has.
  let engine: FeedEngine
  /// Milliseconds that each write and each read took.
  private(set) var writes: [Double] = []
  private(set) var reads: [Double] = []

  init(path: String) throws { engine = try FeedEngine(path: path) }

  /// - Returns: milliseconds that `body` took.
  mutating func measure(_ body: () async throws -> Void) async throws -> Double {
    let isOver = Flag()
    let writer = Task { [engine] in
      try await Self.durations(until: isOver) { number in
        let new = NewActivity(actor: "SU:other", verb: "post", object: "o\(number)", time: nil)
        try await engine.add([new], to: "user:other")
      }
    }
    let reader = Task { [engine] in
      try await Self.durations(until: isOver) { _ in _ = try await engine.read("user:other", FeedQuery()) }
    }
    let duration = try await microseconds { try await body() } / 1000
    isOver.set()
    writes += try await writer.value
    reads += try await reader.value
    return duration
  }

  private final class Flag: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
  }

  /// At least one.
  private static func durations(until isOver: Flag, _ body: (Int) async throws -> Void) async throws
    -> [Double]
  {
    var durations: [Double] = []
    repeat {
      durations.append(try await microseconds { try await body(durations.count) } / 1000)
    } while !isOver.isSet
    return durations
  }
}

/// The value that 99 of 100 do not exceed.
func percentile99(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
}
