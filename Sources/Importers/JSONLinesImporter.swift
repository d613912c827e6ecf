import FeedCore
import Foundation

/// Adds activities from JSON Lines: an object a line, in Stream's shape, with the feed it is added to:
///
///     {"feed":"user:ann","actor":"SU:ann","verb":"tweet","object":"SO:tweet:1","foreign_id":"t:1","time":"…"}
///
/// A line that cannot be read is reported with its number and left out; the others are added. Lines with a
/// foreign id and a time can be imported again: they are the same activities.
package struct JSONLinesImporter: Importer {
  static let portionSize = 500
  /// How many bytes of lines are held before they are written.
  static let portionBytes = 8 << 20
  /// A longer line is refused: no activity is that large.
  static let longestLine = 4 << 20

  let path: String
  let backend: any FeedBackend
  let isStrict: Bool

  /// - Parameters:
  ///   - path: the file; `-` for standard input.
  ///   - isStrict: whether the first bad line ends the import. What came before it stays.
  package init(path: String, into backend: any FeedBackend, strict isStrict: Bool = false) {
    self.path = path
    self.backend = backend
    self.isStrict = isStrict
  }

  /// - Parameter progress: called at most four times a second, and once at the end.
  /// - Throws: `FeedError` with code `input` if the file cannot be read, or, when strict, at a bad line,
  ///   which it names; `CancellationError` where the task was cancelled.
  package func run(progress: (@Sendable (ImportProgress) -> Void)? = nil) async throws -> ImportSummary {
    let lines = try LineReader(path: path, longest: Self.longestLine)
    var teller = ProgressTeller(total: nil, progress)
    var summary = ImportSummary()
    var portion = ImportPortion()
    var number = 0
    var size = 0
    while let line = try lines.next() {
      try Task.checkCancellation()
      number += 1
      size += (try? line.get().count) ?? 0
      do {
        if let entry = try JSONLine.entry(line, number) { portion.activities.append(entry) }
      } catch let error as FeedError {
        try note(error, line: number, &summary)
      }
      if portion.activities.count >= Self.portionSize || size > Self.portionBytes {
        try await write(&portion, &summary)
        size = 0
        teller.report(done: number, added: summary.added)
      }
    }
    try await write(&portion, &summary)
    teller.report(done: number, added: summary.added, isLast: true)
    summary.elapsed = teller.elapsed
    return summary
  }

  /// A sentence may repeat what is in the line, which may be megabytes.
  private static func bounded(_ detail: String) -> String {
    detail.cut(characters: 300, bytes: 1200) ?? detail
  }

  private func note(_ error: FeedError, line: Int, _ summary: inout ImportSummary) throws {
    let problem = ImportProblem(line: line, detail: Self.bounded(error.detail))
    if isStrict { throw FeedError(error.code, "\(problem)", fields: error.fields) }
    summary.note(problem)
  }

  /// Writes the portion in as few steps as the backend can undo.
  private func write(_ portion: inout ImportPortion, _ summary: inout ImportSummary) async throws {
    let parts = portion.indivisible(on: backend)
    var known = try await known(portion.activities)
    portion = ImportPortion()
    for part in parts { try await write(part, &known, &summary) }
  }

  /// Writes `part`; where the backend refuses something in it, the others entry by entry, to find out what.
  private func write(
    _ part: ImportPortion,
    _ known: inout Set<ActivityID>,
    _ summary: inout ImportSummary
  ) async throws {
    let entries = part.activities
    guard !entries.isEmpty else { return }
    var committed = 0
    do {
      try await part.write(to: backend) { committed = $0 }
      for entry in entries { count(entry, &known, &summary) }
    } catch is FeedError {
      for entry in entries.prefix(committed) { count(entry, &known, &summary) }
      for entry in entries.dropFirst(committed) { try await write(entry, &known, &summary) }
    }
  }

  /// Those activities that are there already.
  private func known(_ entries: [ImportPortion.Entry]) async throws -> Set<ActivityID> {
    let keys = entries.compactMap { $0.activity.identity }
    var known: Set<ActivityID> = []
    for start in stride(from: 0, to: keys.count, by: 100) {
      let part = keys[start..<min(start + 100, keys.count)].map { ActivityKey.id($0) }
      known.formUnion(try await backend.activities(part, enrichment: nil).map(\.id))
    }
    return known
  }

  private func count(
    _ entry: ImportPortion.Entry,
    _ known: inout Set<ActivityID>,
    _ summary: inout ImportSummary
  ) {
    guard let id = entry.activity.identity, !known.insert(id).inserted else { return summary.added += 1 }
    summary.known += 1
  }

  private func write(
    _ entry: ImportPortion.Entry,
    _ known: inout Set<ActivityID>,
    _ summary: inout ImportSummary
  ) async throws {
    do {
      var single = ImportPortion()
      single.activities = [entry]
      try await single.write(to: backend)
      count(entry, &known, &summary)
    } catch let error as FeedError where error.code != .storage {
      try note(error, line: entry.line, &summary)
    }
  }
}

extension NewActivity {
  /// What its foreign id and time make of it; nil if it lacks one and is new each time.
  fileprivate var identity: ActivityID? {
    guard let time, !foreignID.isEmpty else { return nil }
    return ActivityID(foreignID: foreignID, time: time)
  }
}
