import FeedCore
import Synchronization

/// Reports what the engine passed over so that everything else goes on: an activity that a format cannot
/// render, an event that cannot be read.
///
/// Each kind is reported once, because one activity is met again with every read, and because anyone who
/// writes activities must not be able to fill a log.
final class EngineProblems: Sendable {
  private struct State {
    var report: (@Sendable (String) -> Void)?
    var reported: Set<String> = []
  }

  private let state = Mutex(State())

  /// - Parameter report: called on whatever thread meets a problem; it must not call the engine.
  func forward(to report: @escaping @Sendable (String) -> Void) {
    state.withLock { $0.report = report }
  }

  /// Reports `problem` unless one of its kind was reported before, or nobody wants to know.
  ///
  /// - Parameter kind: one of few, such as a feed group: never text of an activity.
  func note(_ kind: String, _ problem: @autoclosure () -> String) {
    let report: (@Sendable (String) -> Void)? = state.withLock { state in
      guard state.report != nil, state.reported.insert(kind).inserted else { return nil }
      return state.report
    }
    report?(problem())
  }
}

extension FeedEngine {
  /// Calls `report` with a sentence for what this engine has to pass over, each kind of problem once.
  ///
  /// A server logs them: an activity that its group's format cannot render, an event that cannot be
  /// announced.
  ///
  /// - Parameter report: called on whatever thread meets a problem; it must not call the engine.
  public func reportProblems(to report: @escaping @Sendable (String) -> Void) {
    configuration.problems.forward(to: report)
  }
}
