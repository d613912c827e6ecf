/// One thing that a check of a theme found.
package struct ThemeFinding: Hashable, Sendable, CustomStringConvertible {
  package enum Severity: String, Sendable {
    /// The theme does not work.
    case error
    /// It works, but somebody will not like what they see.
    case warning
  }

  package var severity: Severity
  /// One sentence.
  package var message: String

  package init(_ severity: Severity, _ message: String) {
    self.severity = severity
    self.message = message
  }

  package var description: String { "\(severity.rawValue): \(message)" }
}
