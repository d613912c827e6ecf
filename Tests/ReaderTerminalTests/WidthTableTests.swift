import CTerminal
import Screen
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// What a frame holds must take as many columns for the C library, and so for ncurses, as we count.
@Suite struct WidthTableTests {
  /// The locale of this thread only; other tests run at the same time.
  private func inUTF8(_ body: () -> Void) {
    let utf8 = newlocale(Int32(1), "C.UTF-8", nil)
    let before = uselocale(utf8)
    body()
    uselocale(before)
    freelocale(utf8)
  }

  @Test func everyScalarTakesTheColumnsTheCLibraryGivesItsGlyphs() {
    var wrong: [String] = []
    inUTF8 {
      var frame = Frame(width: 4, height: 1)
      // Above the first two planes the classes are few and long: samples do.
      for value in Array(0x20..<0x20000) + Array(stride(from: 0x20000, to: 0x110000, by: 61)) {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        frame.fill(frame.bounds)
        let end = frame.write(String(Character(scalar)), row: 0, column: 0)
        if end != columns(frame.row(0).prefix(end)) { wrong.append(String(value, radix: 16)) }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
  }

  private func columns(_ cells: ArraySlice<Cell>) -> Int {
    cells.reduce(0) { sum, cell in
      let glyph = cell.glyph
      guard glyph.base != 0 else { return sum }
      return [glyph.base, glyph.mark1, glyph.mark2].filter { $0 != 0 }.reduce(sum) {
        $0 + Int(ct_columns($1))
      }
    }
  }
}
