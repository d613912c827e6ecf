import FeedCore
import Foundation
import GRDB
import Synchronization

/// Whether this engine has looked for work that another process left unfinished.
final class UnfinishedWorkSearch: Sendable {
  private let isDone = Mutex(false)

  /// - Returns: whether the caller is the first, and has to look.
  func begin() -> Bool {
    isDone.withLock { isDone in
      defer { isDone = true }
      return !isDone
    }
  }

  /// Lets the next write look again, because work was left.
  func reset() { isDone.withLock { $0 = false } }
}

/// Long writes, a portion at a time.
extension FeedEngine {
  /// Runs `body` as one transaction, and then what is left of the long work that it began, in transactions of
  /// their own.
  ///
  /// Where `body` must wait for unfinished work, that is finished first and `body` runs again.
  ///
  /// - Throws: what `body` throws. An error after the first transaction leaves work that is resumed by a
  ///   later write.
  func write<Result: Sendable>(_ body: @escaping @Sendable (Writing) throws -> Result) async throws -> Result
  {
    while true {
      do {
        let (result, begun) = try await writeOnce(body)
        for id in begun { try await finish(id) }
        resumeUnfinishedWork()
        return result
      } catch let needed as NeedsUnfinishedWork {
        try await finish(needed.id)
      }
    }
  }

  /// Does the portions that are left of one unfinished work.
  ///
  /// A portion reads how far the work is in its own transaction, so another process may do some of them.
  func finish(_ id: Int64) async throws {
    do {
      repeat { await letOthersWrite() } while try await !writeOnce({ try $0.runPortion(of: id) }).result
    } catch {
      unfinishedWork.reset()
      throw error
    }
  }

  func finishAllWork() async throws {
    for id in try read({ try $0.unfinishedWork() }) { try await finish(id) }
  }

  /// Leaves the file unlocked for as long as a writer of another process sleeps between two tries.
  ///
  /// The pause is made where this process writes, so that none of its other writes fills it: with two long
  /// works side by side, one would write in the pauses of the other, and other processes would wait for both.
  func letOthersWrite() async {
    // Without a connection there is nothing that others wait for.
    try? await writer.connection().writeWithoutTransaction { _ in
      _ = usleep(UInt32(LimitedWait.usualPause / .microseconds(1)))
    }
  }

  /// Finishes, behind the first write of this engine, what another process left when it ended.
  func resumeUnfinishedWork() {
    guard unfinishedWork.begin() else { return }
    Task(priority: .utility) {
      do {
        try await finishAllWork()
      } catch {
        unfinishedWork.reset()
      }
    }
  }
}
