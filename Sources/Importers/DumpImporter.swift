import FeedCore
import FeedEngine
import Foundation

/// Brings a dump, or what was salvaged from a damaged database, into a database.
///
/// Ids and times stay as they were. What is there already is left as it is, so a dump can be imported again.
/// A line that cannot be read is reported with its number and left out.
package struct DumpImporter: Importer {
  private static let portionSize = 500
  /// A longer line is refused: nothing that the engine stores is that large.
  private static let longestLine = 64 << 20

  private let path: String
  private let engine: FeedEngine

  /// - Parameter path: the file; `-` for standard input.
  package init(path: String, into engine: FeedEngine) {
    self.path = path
    self.engine = engine
  }

  private struct Line: Sendable {
    var number: Int
    var record: DumpRecord
  }

  /// - Parameter progress: called at most four times a second, and once at the end.
  /// - Throws: `FeedError` with code `input` if the file cannot be read, `storage` where the database cannot
  ///   be written; `CancellationError` where the task was cancelled.
  package func run(progress: (@Sendable (ImportProgress) -> Void)? = nil) async throws -> ImportSummary {
    let lines = try LineReader(path: path, longest: Self.longestLine)
    var teller = ProgressTeller(total: nil, progress)
    var summary = ImportSummary()
    var portion: [Line] = []
    var number = 0
    while let line = try lines.next() {
      try Task.checkCancellation()
      number += 1
      do {
        if let record = try Self.record(line) { portion.append(Line(number: number, record: record)) }
      } catch let error as FeedError {
        summary.note(ImportProblem(line: number, detail: error.detail))
      }
      if portion.count >= Self.portionSize {
        try await write(&portion, &summary)
        teller.report(done: number, added: summary.added)
      }
    }
    try await write(&portion, &summary)
    teller.report(done: number, added: summary.added, isLast: true)
    summary.elapsed = teller.elapsed
    return summary
  }

  /// - Returns: nil for a blank line.
  private static func record(_ line: Result<ArraySlice<UInt8>, FeedError>) throws -> DumpRecord? {
    let bytes = try line.get()
    guard !bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else { return nil }
    return try DumpRecord(try bytes.withUnsafeBufferPointer { try JSONParser.parse($0, marks: .kept) })
  }

  /// Writes the lines; where one of them is refused, the others line by line, to find out which.
  private func write(_ portion: inout [Line], _ summary: inout ImportSummary) async throws {
    let lines = portion
    portion = []
    guard !lines.isEmpty else { return }
    var committed = 0
    do {
      defer { summary.added += committed }
      try await write(lines) { committed = $0 }
    } catch let error as FeedError where error.code != .storage {
      for line in lines.dropFirst(committed) { try await writeAlone(line, &summary) }
    }
  }

  private func writeAlone(_ line: Line, _ summary: inout ImportSummary) async throws {
    do {
      try await write([line]) { _ in }
      summary.added += 1
    } catch let error as FeedError where error.code == .conflict {
      summary.known += 1
    } catch let error as FeedError where error.code != .storage {
      summary.note(ImportProblem(line: line.number, detail: error.detail))
    }
  }

  private func write(_ lines: [Line], committed: (Int) -> Void) async throws {
    try await engine.batch(of: lines, committed: committed) { batch, line in
      batch.announcesReactions = false
      try line.record.write(to: batch)
    }
  }
}
