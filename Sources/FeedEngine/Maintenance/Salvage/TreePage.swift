/// A page of one of the trees that tables and indexes are. Source: SQLite's "Database File Format" §1.5.
struct TreePage {
  enum Kind: UInt8 {
    case indexInterior = 2
    case tableInterior = 5
    case indexLeaf = 10
    case tableLeaf = 13

    var isInterior: Bool { self == .indexInterior || self == .tableInterior }
    var isTable: Bool { self == .tableInterior || self == .tableLeaf }
  }

  let kind: Kind
  let bytes: [UInt8]
  /// Where each cell begins, as far as that lies on the page.
  let cells: [Int]
  /// Cells that would begin elsewhere.
  let brokenCells: Int
  private let rightChild: Int?

  /// Nil for bytes that are no page of a tree.
  init?(_ bytes: [UInt8], number: Int, usableSize: Int) {
    let start = number == 1 ? 100 : 0
    guard bytes.count > start + 12, let kind = Kind(rawValue: bytes[start]),
      let count = bytes.uint16(at: start + 3)
    else { return nil }
    let end = start + (kind.isInterior ? 12 : 8)
    guard end + count * 2 <= usableSize else { return nil }
    let offsets = (0..<count).compactMap { bytes.uint16(at: end + $0 * 2) }
    cells = offsets.filter { $0 >= end + count * 2 && $0 < usableSize - 2 }
    brokenCells = count - cells.count
    rightChild = kind.isInterior ? bytes.uint32(at: start + 8).map(Int.init) : nil
    self.kind = kind
    self.bytes = bytes
  }

  /// The pages below, in the order of their keys.
  var children: [Int] {
    guard kind.isInterior else { return [] }
    return cells.compactMap { bytes.uint32(at: $0).map(Int.init) } + (rightChild.map { [$0] } ?? [])
  }
}
