import Foundation

/// Why a template could not be read or rendered, and where.
public struct TemplateError: Error, Equatable, Sendable {
  /// One sentence: what is wrong and, where it helps, what to write instead.
  public var message: String
  /// The template's name or path.
  public var file: String
  /// Counted from 1; 0 where the error belongs to no place in the text.
  public var line: Int
  /// Counted from 1, in characters.
  public var column: Int
  /// The text of the line.
  public var sourceLine: String

  public init(message: String, file: String, line: Int = 0, column: Int = 0, sourceLine: String = "") {
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.sourceLine = sourceLine
  }
}

extension TemplateError {
  /// `tweet.txt:3:7: There is no filter 'uper'. Did you mean 'upper'?`
  public var summary: String { line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)" }
}

extension TemplateError: CustomStringConvertible, LocalizedError {
  /// `tweet.txt:3:7: There is no filter 'uper'. Did you mean 'upper'?`, then the line and a caret below the
  /// place.
  public var description: String {
    guard line > 0 else { return summary }
    let cleaned = TerminalSafety.cleaned(sourceLine)
    let start = max(0, column - 1 - 60)
    let shown = cleaned.dropFirst(start).prefix(100)
    // Tabs stay tabs, so that the caret stands below its place at any tab width.
    let indent = cleaned.dropFirst(start).prefix(max(0, column - 1 - start)).map { $0 == "\t" ? "\t" : " " }
    return "\(summary)\n  \(shown)\n  \(indent.joined())^"
  }

  public var errorDescription: String? { description }
}
