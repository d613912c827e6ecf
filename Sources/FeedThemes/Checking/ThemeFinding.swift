/// One thing that a check of a theme found.
public struct ThemeFinding: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Sendable {
    /// The theme does not work.
    case error
    /// It works, but somebody will not like what they see.
    case warning
  }

  public var severity: Severity
  /// One sentence.
  public var message: String

  public init(_ severity: Severity, _ message: String) {
    (self.severity, self.message) = (severity, message)
  }

  public var description: String { "\(severity.rawValue): \(message)" }
}
