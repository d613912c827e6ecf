/// What a salvage could and could not read.
public struct SalvageReport: Sendable {
  /// What can be wrong with a database's pages, one sentence each.
  private let damage: [String]
  var written: [SalvagedTable: Int] = [:]
  var unreadable: [SalvagedTable: Int] = [:]
  var strayRows = 0
  var activitiesWithoutFeed = 0

  init(_ walk: TreeWalk) { damage = walk.sentences }

  /// Whether everything could be read.
  public var isComplete: Bool { damage.isEmpty && unreadable.values.allSatisfy { $0 == 0 } }

  /// How many lines were written.
  public var lineCount: Int { written.values.reduce(0, +) }

  /// For people: what was written, then each thing that is missing or in doubt.
  public var sentences: [String] {
    let names = SalvagedTable.dumped.map { $0.counted(written[$0] ?? 0) }
    return ["Written: \(names.joined(separator: ", "))."] + damage + unreadableRows + doubts
  }

  private var unreadableRows: [String] {
    SalvagedTable.allCases.compactMap { table in
      guard let count = unreadable[table], count > 0 else { return nil }
      return "Rows of the table '\(table.rawValue)' that cannot be read and were left out: \(count)."
    }
  }

  private var doubts: [String] {
    var sentences: [String] = []
    if strayRows > 0 {
      sentences.append(
        "Rows that come from pages no table refers to any more, so that some may have been deleted before: \(strayRows)."
      )
    }
    if activitiesWithoutFeed > 0 {
      sentences.append(
        "Activities whose feeds cannot be read any more, so that they are in none: \(activitiesWithoutFeed)."
      )
    }
    return sentences
  }
}

extension SalvagedTable {
  /// The tables that have lines of their own in a dump, in their order there.
  static let dumped: [SalvagedTable] = [.user, .object, .activity, .follow, .reaction]

  fileprivate func counted(_ count: Int) -> String {
    if count == 1 { return "1 \(rawValue)" }
    return "\(count) \(self == .activity ? "activities" : rawValue + "s")"
  }
}

extension TreeWalk {
  /// The pages that are damaged, one sentence for each table and index.
  var sentences: [String] {
    let damaged = found.filter { $0.isBroken }.flatMap { Self.sentences($0) }
    guard !hasTableList else { return damaged }
    let unreadable = strayPages.filter { tree($0) == nil }
    guard !unreadable.isEmpty else { return damaged }
    return damaged + ["\(Self.list(unreadable)) nothing that is recognized as part of a table."]
  }

  private static func sentences(_ below: Found) -> [String] {
    if below.tree.root == 1, below.damaged == [1] {
      return ["Page 1 is damaged: it lists the tables, whose rows are recognized by their shape."]
    }
    return sentence(below, below.damaged, "damaged")
      + sentence(below, below.doubled, "referred to more than once")
  }

  private static func sentence(_ below: Found, _ pages: [Int], _ what: String) -> [String] {
    guard !pages.isEmpty else { return [] }
    let (subject, verb) = Set(pages).count == 1 ? ("Page", "is") : ("Pages", "are")
    return ["\(subject) \(ranges(pages)) of \(below.tree.title) \(verb) \(what)."]
  }

  private static func list(_ pages: [Int]) -> String {
    pages.count == 1 ? "Page \(ranges(pages)) holds" : "Pages \(ranges(pages)) hold"
  }

  /// `2–5, 9`: at most so many that a person reads them.
  private static func ranges(_ pages: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for page in pages.sorted() {
      if let last = ranges.last, last.upperBound + 1 >= page {
        ranges[ranges.count - 1] = last.lowerBound...max(page, last.upperBound)
      } else {
        ranges.append(page...page)
      }
    }
    let shown = ranges.prefix(50).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    return shown.joined(separator: ", ") + (ranges.count > 50 ? " and more" : "")
  }
}
