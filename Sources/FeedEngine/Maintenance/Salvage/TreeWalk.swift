/// Follows the trees of a damaged database from their roots, as far as they can be followed.
struct TreeWalk {
  /// A table or an index, as the list of tables names it.
  struct Tree {
    var name: String
    /// The table that it is, or that it is an index of.
    var table: String
    var root: Int
    var isTable: Bool { name == table }
    /// For people: `the table 'activity'`.
    var title: String { isTable ? "the table '\(name)'" : "the index '\(name)' of the table '\(table)'" }
  }

  /// What was found below one root.
  struct Found {
    var tree: Tree
    /// Pages with rows, in the order of their keys.
    var pages: [Int] = []
    /// Pages that a tree refers to and that cannot be read.
    var damaged: [Int] = []
    /// Pages that are referred to a second time, or belong to another tree.
    var doubled: [Int] = []
    /// Whether pages that belong to it may be found elsewhere.
    var isBroken: Bool { !damaged.isEmpty || !doubled.isEmpty }
  }

  let file: PageFile
  /// Whether the list of tables can be read.
  private(set) var hasTableList = false
  private(set) var found: [Found] = []
  /// Pages of trees, of free space and of long rows are distinguished by who refers to them.
  private var known: Set<Int> = [1]
  private let free: Set<Int>

  init(_ file: PageFile) {
    self.file = file
    free = Self.freePages(of: file)
    var list = Found(tree: Tree(name: "sqlite_schema", table: "sqlite_schema", root: 1))
    let trees = tableList(&list)
    found = [list]
    for tree in trees {
      var below = Found(tree: tree)
      walk(from: tree.root, isTable: nil, into: &below)
      found.append(below)
    }
  }

  /// Whether some tree is not whole.
  var isBroken: Bool { !hasTableList || found.contains { $0.isBroken } }

  /// All pages that are not free.
  var usedPages: [Int] { (1...max(1, file.pageCount)).filter { !free.contains($0) } }

  /// Those to which no tree that can be followed refers: what a damaged page referred to is among them, and
  /// what rows of more than a page go on on.
  var strayPages: [Int] { usedPages.filter { !known.contains($0) } }

  func tree(_ number: Int) -> TreePage? {
    file.page(number).flatMap { TreePage($0, number: number, usableSize: file.usableSize) }
  }

  private mutating func tableList(_ list: inout Found) -> [Tree] {
    guard let first = file.page(1), PageFile.isHeader(first), tree(1)?.kind.isTable == true else {
      list.damaged = [1]
      return []
    }
    hasTableList = true
    known.remove(1)
    walk(from: 1, isTable: true, into: &list)
    var reader = RecordReader(file)
    var trees: [Tree] = []
    for number in list.pages {
      guard let page = tree(number) else { continue }
      trees += reader.records(of: page).records.compactMap(Self.tree)
    }
    return trees
  }

  private static func tree(_ row: Record) -> Tree? {
    guard row.values.count == 5, let name = row.values[1].text, let table = row.values[2].text,
      let root = row.values[3].int, root > 1, root < Int64(UInt32.max)
    else { return nil }
    return Tree(name: name, table: table, root: Int(root))
  }

  /// - Parameter isTable: whether the pages are a table's with row numbers; nil if the root says it.
  private mutating func walk(from root: Int, isTable: Bool?, into found: inout Found) {
    var isTable = isTable
    // From the last to the first, so that the first is taken next.
    var waiting = [root]
    while let number = waiting.popLast() {
      guard number >= 1, number <= file.pageCount else {
        found.damaged.append(number)
        continue
      }
      // What was met before belongs to another tree, or is a circle.
      guard known.insert(number).inserted else {
        found.doubled.append(number)
        continue
      }
      guard let page = tree(number), isTable.map({ $0 == page.kind.isTable }) ?? true else {
        found.damaged.append(number)
        continue
      }
      isTable = page.kind.isTable
      if page.kind != .tableInterior { found.pages.append(number) }
      waiting += page.children.reversed()
    }
  }

  /// The pages of the list of free pages, as far as it can be followed.
  private static func freePages(of file: PageFile) -> Set<Int> {
    var free: Set<Int> = []
    let header = file.page(1).flatMap { PageFile.isHeader($0) ? $0 : nil }
    var next = header?.uint32(at: 32).map(Int.init) ?? 0
    // It begins with a page number, whose first byte is zero in any file of less than 64 GB; noise and the
    // pages of trees begin otherwise.
    while next > 1, let trunk = file.page(next), trunk[0] == 0, let count = trunk.uint32(at: 4),
      free.insert(next).inserted
    {
      for index in 0..<min(Int(count), file.usableSize / 4 - 2) {
        if let page = trunk.uint32(at: 8 + index * 4), page > 1 { free.insert(Int(page)) }
      }
      next = Int(trunk.uint32(at: 0) ?? 0)
    }
    return free
  }
}
