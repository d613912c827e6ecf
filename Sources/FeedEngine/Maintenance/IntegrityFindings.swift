import FeedCore
import GRDB

/// SQLite's own words about damage, with the tables and indexes that they are about.
struct IntegrityFindings {
  /// Findings beyond these say nothing new.
  static let limit = 200

  /// The tree that each page belongs to, as far as it is known.
  let titles: [Int: String]

  /// - Throws: `DatabaseError` if the database is too damaged for SQLite to look.
  func read(_ reading: Reading) throws -> [String] {
    let rows = try reading.sql("PRAGMA integrity_check(\(Self.limit))").all { $0.text(0) }
    var pages: Set<Int> = []
    // One row may hold several lines, the first of which names the database.
    return rows.flatMap { $0.split(separator: "\n") }.map(String.init)
      .filter { $0 != "ok" && !$0.hasPrefix("***") }
      .compactMap { line in
        guard let page = Self.page(in: line) else { return sentence(line) }
        // The first finding of a page is what is wrong with it; the others follow from it.
        return pages.insert(page).inserted ? sentence(line, about: page) : nil
      }
  }

  /// The number after the word "page", of which there is at most one that matters.
  private static func page(in line: String) -> Int? {
    let words = line.split { $0 == " " || $0 == ":" }
    guard let index = words.firstIndex(where: { $0 == "page" || $0 == "Page" }), index + 1 < words.count
    else {
      return nil
    }
    return Int(words[index + 1])
  }

  private func sentence(_ line: String, about page: Int) -> String {
    let tree = titles[page].map { " of \($0)" } ?? ""
    return "Page \(page)\(tree) is damaged: \(Self.ended(line))"
  }

  private func sentence(_ line: String) -> String {
    let words = line.split(separator: " ").map(String.init)
    switch (words.first, words.last) {
    case ("row", let index?) where words.count == 6 && words[2] == "missing":
      return "The index '\(index)' lacks row \(words[1]) of its table."
    case ("wrong", let index?) where line.contains("entries in index"):
      return "The index '\(index)' has more or fewer entries than its table has rows."
    default: return Self.ended(line)
    }
  }

  private static func ended(_ line: String) -> String { line.hasSuffix(".") ? line : line + "." }
}

extension Reading {
  /// The tree of each page, as far as SQLite can follow them; empty where it was built without `dbstat`.
  func pageTitles() -> [Int: String] {
    let rows = try? sql(
      "SELECT d.pageno, d.name, coalesce(s.tbl_name, d.name) FROM dbstat d "
        + "LEFT JOIN sqlite_schema s ON s.name = d.name"
    ).all { row in
      let (name, table) = (row.text(1), row.text(2))
      return (Int(row.int(0)), TreeWalk.Tree(name: name, table: table, root: 0).title)
    }
    return Dictionary(rows ?? [], uniquingKeysWith: { first, _ in first })
  }
}
