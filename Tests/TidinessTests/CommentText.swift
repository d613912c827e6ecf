import Foundation

/// What people read in a file: the comments of Swift, or the whole of a page and of a file in another language.
struct CommentText {
  /// Relative to the root.
  var path: String
  /// One comment each, on one line: references may be broken where lines end.
  var texts: [String]

  init(_ file: SourceTree.File) {
    path = file.path
    texts = file.path.hasSuffix(".swift") ? Self.comments(file.lines) : [Self.joined(file.lines)]
  }

  /// All that is written about sources and tests.
  static func everything() throws -> [CommentText] {
    let endings = [".swift", ".py", ".c", ".h", ".md"]
    return try ["Sources", "Tests", "Benchmarks"].flatMap { folder in
      try SourceTree.files(below: folder, endings: endings).map(CommentText.init)
    }
  }

  /// The module that the file belongs to; nil for tests and benchmarks.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.first == "Sources" && parts.count > 2 ? String(parts[1]) : nil
  }

  /// Joins lines that follow one another and begin with slashes.
  private static func comments(_ lines: [Substring]) -> [String] {
    var texts: [String] = []
    var comment: [Substring] = []
    for line in lines + [""] {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("//") {
        comment.append(text.drop { $0 == "/" })
      } else if !comment.isEmpty {
        texts.append(joined(comment))
        comment = []
      }
    }
    return texts
  }

  private static func joined(_ lines: [Substring]) -> String {
    lines.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
  }
}
