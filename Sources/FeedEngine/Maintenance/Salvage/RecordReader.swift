/// Reads the records of a page, also those that go on on other pages.
struct RecordReader {
  private let file: PageFile
  /// Pages that may still be read for records that are longer than a page. Each page belongs to one record,
  /// so twice as many are read where nothing is damaged, and damage cannot make it more.
  private var budget: Int

  init(_ file: PageFile) {
    self.file = file
    budget = 4 * file.pageCount + 100
  }

  /// - Returns: the records, and how many of the page's cells hold none.
  mutating func records(of page: TreePage) -> (records: [Record], broken: Int) {
    guard page.kind != .tableInterior else { return ([], page.brokenCells) }
    let records = page.cells.map { record(of: page, at: $0) }
    return (records.compactMap { $0 }, page.brokenCells + records.count { $0 == nil })
  }

  private mutating func record(of page: TreePage, at cell: Int) -> Record? {
    let start = page.kind == .indexInterior ? cell + 4 : cell
    guard let (size, afterSize) = page.bytes.varint(at: start) else { return nil }
    guard page.kind.isTable else {
      return payload(page, at: afterSize, size).flatMap { Record($0, number: nil) }
    }
    guard let (number, afterNumber) = page.bytes.varint(at: afterSize) else { return nil }
    return payload(page, at: afterNumber, size).flatMap { Record($0, number: number) }
  }

  /// The bytes of a record, from the page and from those that it goes on on. Source: "Database File Format"
  /// §1.5.
  private mutating func payload(_ page: TreePage, at offset: Int, _ size: Int64) -> [UInt8]? {
    let usable = file.usableSize
    guard size > 0, size <= Int64(file.pageCount) * Int64(usable) else { return nil }
    let size = Int(size)
    let most = page.kind.isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23
    guard size > most else {
      return offset + size <= usable ? Array(page.bytes[offset..<offset + size]) : nil
    }
    let least = (usable - 12) * 32 / 255 - 23
    let fitting = least + (size - least) % (usable - 4)
    let local = fitting <= most ? fitting : least
    guard offset + local + 4 <= usable, let next = page.bytes.uint32(at: offset + local) else { return nil }
    return continued(Array(page.bytes[offset..<offset + local]), on: Int(next), size)
  }

  private mutating func continued(_ start: [UInt8], on first: Int, _ size: Int) -> [UInt8]? {
    var payload = start
    var next = first
    while payload.count < size {
      guard budget > 0, next > 1, let page = file.page(next), let following = page.uint32(at: 0) else {
        return nil
      }
      budget -= 1
      payload += page[4..<4 + min(size - payload.count, file.usableSize - 4)]
      next = Int(following)
    }
    // The last page says that it is the last one.
    return next == 0 ? payload : nil
  }
}
