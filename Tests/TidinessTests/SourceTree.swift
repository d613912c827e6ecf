import Foundation

/// The project's own files, as text.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File {
    /// Relative to the root.
    var path: String
    var text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The modules it imports.
    var imports: Set<String> {
      Set(
        lines.compactMap { line in
          let words = line.split(separator: " ")
          guard let position = words.firstIndex(of: "import"), words.count > position + 1 else { return nil }
          guard words[..<position].allSatisfy({ $0.hasPrefix("@") || $0 == "public" || $0 == "private" })
          else {
            return nil
          }
          return words.last.map { String($0.prefix { $0 != "." }) }
        }
      )
    }
  }

  /// All files below `folder` whose names end in one of `endings`.
  static func files(below folder: String, endings: [String] = [".swift"]) throws -> [File] {
    let base = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { path in endings.contains { path.hasSuffix($0) } }.sorted().map { path in
      File(
        path: "\(folder)/\(path)",
        text: try String(contentsOf: base.appending(path: path), encoding: .utf8)
      )
    }
  }

  static func targets() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path).sorted()
  }
}
