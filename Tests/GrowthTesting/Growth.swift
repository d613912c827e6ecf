import Foundation
import Testing

/// Measures how the cost of work grows with the size of its input.
///
/// Input from others must cost linear time. A clock against a constant cannot show that on a shared machine,
/// so two sizes are compared in one run: ten times the input may cost ten times as much, with a margin of
/// four for caches and noise, while quadratic work would cost a hundred times as much.
package enum Growth {
  /// The sizes that hostile input is tried in, in bytes.
  package static let sizes = [1_000, 10_000, 100_000, 1_000_000]

  /// How much more than linear one step may cost before it counts as a failure.
  private static let margin = 4.0

  /// What is too short to measure, in seconds of processor time. Anything below counts as this much.
  private static let floor = 0.002

  /// Records an issue when `work` costs more than linear time.
  ///
  /// Sizes ascend and the first failing step ends the measurement, so that quadratic work fails the test
  /// instead of hanging it.
  ///
  /// - Parameters:
  ///   - name: what is measured, for the failure's message.
  ///   - sizes: ascending; give a shorter list where a limit refuses larger input.
  ///   - input: makes the input of a size; not measured.
  ///   - work: what is measured. Errors it throws are ignored: hostile input is usually refused.
  package static func expectLinear<Input>(
    _ name: String,
    sizes: [Int] = sizes,
    input: (Int) -> Input,
    sourceLocation: SourceLocation = #_sourceLocation,
    work: (Input) throws -> Void
  ) {
    var costs = Costs(name: name, sourceLocation: sourceLocation)
    for size in sizes {
      let value = input(size)
      let cost = fastest { try? work(value) }
      guard costs.accept(size, cost) else { return }
    }
  }

  /// Like the synchronous version, for work that suspends: counts the processor time of the whole process.
  package static func expectLinear<Input>(
    _ name: String,
    sizes: [Int] = sizes,
    input: (Int) -> Input,
    sourceLocation: SourceLocation = #_sourceLocation,
    isolation: isolated (any Actor)? = #isolation,
    work: (Input) async throws -> Void
  ) async {
    var costs = Costs(name: name, sourceLocation: sourceLocation)
    for size in sizes {
      let value = input(size)
      var best = Double.infinity
      var spent = 0.0
      repeat {
        let start = processorTime()
        try? await work(value)
        best = min(best, processorTime() - start)
        spent += max(best, floor)
      } while spent < 3 * floor
      guard costs.accept(size, best) else { return }
    }
  }

  /// The lowest processor time of up to three runs; long work runs once.
  private static func fastest(_ work: () -> Void) -> Double {
    var best = Double.infinity
    var spent = 0.0
    repeat {
      let start = processorTime()
      work()
      best = min(best, processorTime() - start)
      spent += max(best, floor)
    } while spent < 3 * floor
    return best
  }

  /// Seconds of processor time that all threads of this process have used.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private struct Costs {
    var name: String
    var sourceLocation: SourceLocation
    var last: (size: Int, cost: Double)?

    /// - Returns: whether the step from the size before is linear.
    mutating func accept(_ size: Int, _ measured: Double) -> Bool {
      let cost = max(measured, Growth.floor)
      defer { last = (size, cost) }
      guard let last else { return true }
      let allowed = last.cost * Double(size) / Double(last.size) * Growth.margin
      guard cost > allowed else { return true }
      Issue.record(
        "\(name): \(last.size) bytes cost \(last.cost) s, \(size) bytes \(cost) s, more than linear.",
        sourceLocation: sourceLocation
      )
      return false
    }
  }
}
