import Foundation

/// How far an import has come.
package struct ImportProgress: Hashable, Sendable {
  /// Entries looked at so far: commits, or lines.
  package var done: Int
  /// Of how many; nil if that is not known.
  package var total: Int?
  /// How many of them were new.
  package var added: Int
  /// Since the start, in seconds.
  package var elapsed: Double

  /// Entries a second.
  package var rate: Double { elapsed > 0 ? Double(done) / elapsed : 0 }
}

/// What an import did.
package struct ImportSummary: Hashable, Sendable {
  /// Entries that were not there before: commits, or activities.
  package var added = 0
  /// Entries that were there already.
  package var known = 0
  /// New releases.
  package var releases = 0
  /// People seen for the first time.
  package var people = 0
  /// What could not be read, in the order it was met, at most `longestProblemList`.
  package var problems: [ImportProblem] = []
  package var problemCount = 0
  /// The user that stands for the repository; nil if there is none.
  package var repository: String?
  /// In seconds.
  package var elapsed = 0.0

  static let longestProblemList = 100

  mutating func note(_ problem: ImportProblem) {
    problemCount += 1
    if problems.count < Self.longestProblemList { problems.append(problem) }
  }
}

/// A line that could not be imported.
package struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  package var line: Int
  /// One sentence.
  package var detail: String

  package var description: String { "line \(line): \(detail)" }
}

/// Reports of progress at most four times a second, and once at the end.
struct ProgressTeller {
  private static let interval = Duration.milliseconds(250)

  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private let total: Int?
  private let tell: (@Sendable (ImportProgress) -> Void)?

  init(total: Int?, _ tell: (@Sendable (ImportProgress) -> Void)?) {
    start = clock.now
    last = start
    self.total = total
    self.tell = tell
  }

  var elapsed: Double { (clock.now - start) / .seconds(1) }

  mutating func report(done: Int, added: Int, isLast: Bool = false) {
    guard let tell else { return }
    let now = clock.now
    guard isLast || now - last >= Self.interval else { return }
    last = now
    tell(ImportProgress(done: done, total: total, added: added, elapsed: (now - start) / .seconds(1)))
  }
}
