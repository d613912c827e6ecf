import Foundation
import Importers
import Screen
import StyledText

/// What an import tells while it runs, and afterwards.
enum ImportReport {
  /// Runs an import with a line of progress on standard error, where that is a terminal.
  static func show(_ importer: some Importer) async throws -> ImportSummary {
    let isTerminal = isatty(STDERR_FILENO) == 1
    defer { if isTerminal { StandardError.write("\r\u{1B}[K") } }
    return try await importer.run { progress in
      if isTerminal { StandardError.write("\r\u{1B}[K" + line(progress)) }
    }
  }

  /// `1,200 of 4,000, 30%, 5,100 a second`
  static func line(_ progress: ImportProgress) -> String {
    var line = number(progress.done)
    if let total = progress.total, total > 0 {
      line += " of \(number(total)), \(min(100, progress.done * 100 / total))%"
    }
    return line + ", \(number(Int(progress.rate))) a second"
  }

  /// `Added 3 commits by 2 new people and 1 release; 7 were known.`
  static func sentence(_ summary: ImportSummary, of noun: String) -> String {
    var text = summary.added == 0 ? "Nothing new" : "Added \(count(summary.added, noun))"
    if summary.people > 0 { text += " by \(count(summary.people, "new person"))" }
    if summary.releases > 0 { text += " and \(count(summary.releases, "release"))" }
    if summary.known > 0 { text += "; \(number(summary.known)) \(summary.known == 1 ? "was" : "were") known" }
    return text + "."
  }

  /// Names the first lines that could not be read.
  static func failure(_ summary: ImportSummary) -> Failure {
    let shown = summary.problems.prefix(3).map(\.description).joined(separator: " ")
    let rest = summary.problemCount - min(3, summary.problems.count)
    let more = rest > 0 ? " And \(number(rest)) more." : ""
    return Failure(.badData, "\(count(summary.problemCount, "line")) could not be read: \(shown)\(more)")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    let plurals = ["activity": "activities", "new person": "new people"]
    return "\(number(count)) \(count == 1 ? noun : plurals[noun] ?? noun + "s")"
  }

  /// With commas between thousands.
  private static func number(_ value: Int) -> String {
    let digits = String(value)
    let groups = digits.enumerated().map { index, digit in
      let rest = digits.count - index
      return index > 0 && rest % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    return groups.joined()
  }
}
