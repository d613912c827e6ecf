/// Reports what ncurses says in fewer bytes.
///
/// ncurses puts everything back before it sets a style, the character set included, and sets attributes and
/// colours apart: some twenty bytes where five do. It names the next row where a line feed would do, because
/// it cannot know what the terminal makes of one. On a slow line that is most of a frame. Here styles and
/// rows are followed, and only what the next character needs is sent. Everything else passes as it is.
struct OutputShortener {
  /// What the terminal writes in; nil if that is not known.
  private var shown: Pen?
  /// What ncurses asked for last.
  private var wanted = Pen()
  /// What ncurses takes parts of a style back with, so the terminal knows it.
  private var knownUndoing: Set<Int> = []
  /// Whether the terminal may be in another character set than ASCII.
  private var isLineDrawing = true
  /// A style is on that is not followed here: until all are off, what ncurses says passes as it is.
  private var isOdd = false
  /// The row of the cursor, from 1; nil if it is not known.
  private var row: Int?
  /// The last row of the scrolling region; nil for the screen's.
  private var lastRow: Int?
  /// A return that has not been sent.
  private var returns = false
  private var places = ColorPlaces()
  private var result: [UInt8] = []

  /// Forgets what the terminal writes in: somebody else wrote to it.
  mutating func forget() {
    self = OutputShortener()
  }

  /// - Parameter places: the direct colours that stand behind ncurses' numbers.
  /// - Returns: bytes with the same effect. At their end the terminal writes as ncurses asked last.
  mutating func shortened(_ bytes: UnsafeBufferPointer<UInt8>, places: ColorPlaces = ColorPlaces()) -> [UInt8]
  {
    self.places = places
    defer { self.places = ColorPlaces() }
    result = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let end = OutputShortener.end(of: bytes, from: place)
      take(bytes[place..<end])
      place = end
    }
    sendReturn()
    showWanted()
    return result
  }

  /// Behind the character, or the whole escape sequence, that starts at `place`.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
    guard bytes[place] == 0x1B, place + 1 < bytes.count else { return place + 1 }
    switch bytes[place + 1] {
    case UInt8(ascii: "["):
      let final = bytes[(place + 2)...].firstIndex { (0x40...0x7E).contains($0) }
      return final.map { $0 + 1 } ?? bytes.count
    case UInt8(ascii: "("): return min(place + 3, bytes.count)
    default: return place + 2
    }
  }

  private mutating func take(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
    if returns {
      if goesDown(part) { return }
      sendReturn()
    }
    guard part.first == 0x1B, let final = part.last, part.count > 1 else { return takeCharacter(part) }
    switch part[part.startIndex + 1] {
    case UInt8(ascii: "["): takeControl(part, final)
    case UInt8(ascii: "("): takeCharacterSet(part, isLineDrawing: final != UInt8(ascii: "B"))
    default:
      showWanted()
      row = nil
      result += part
    }
  }

  private mutating func takeCharacter(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
    switch part.first {
    case UInt8(ascii: "\r"):
      returns = true
      return
    case UInt8(ascii: "\n"): row = nil
    default: break
    }
    if part.first != 0x08 { showWanted() }
    result += part
  }

  private mutating func sendReturn() {
    if returns { result.append(UInt8(ascii: "\r")) }
    returns = false
  }

  /// After a return, to the row below: a line feed, unless it would scroll.
  private mutating func goesDown(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard part.first == 0x1B, part.last == UInt8(ascii: "d"), let row, let next = numbers(part).first,
      next == row + 1,
      lastRow.map({ row < $0 }) ?? true
    else { return false }
    returns = false
    self.row = next
    result += Array("\r\n".utf8)
    return true
  }

  /// The parameters of a control sequence; a missing one is 1.
  private func numbers(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> [Int] {
    part.dropFirst(2).dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 1 }
  }

  private mutating func follow(_ part: Slice<UnsafeBufferPointer<UInt8>>, _ final: UInt8) {
    switch final {
    case UInt8(ascii: "H"), UInt8(ascii: "f"), UInt8(ascii: "d"): row = numbers(part).first
    case UInt8(ascii: "r"):
      let region = numbers(part)
      row = nil
      lastRow = region.count == 2 ? region[1] : nil
    case UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "J"), UInt8(ascii: "S"), UInt8(ascii: "T"):
      row = nil
    default: break
    }
  }

  private mutating func takeControl(_ part: Slice<UnsafeBufferPointer<UInt8>>, _ final: UInt8) {
    guard final == UInt8(ascii: "m") else {
      // Where the cursor goes is the same in any style; what erases and scrolls fills with the background.
      if !OutputShortener.moving.contains(final) { showWanted() }
      follow(part, final)
      result += part
      return
    }
    let parameters = places.resolved(Array(part.dropFirst(2).dropLast()))
    var pen = wanted
    guard pen.apply(parameters[...]) else {
      showWanted()
      result += Pen.sequence([parameters])
      isOdd = true
      return
    }
    if isOdd {
      guard parameters.isEmpty || parameters.first == UInt8(ascii: "0") else {
        result += Pen.sequence([parameters])
        wanted = pen
        shown = pen
        return
      }
      isOdd = false
      shown = nil
    }
    learnUndoing(parameters)
    wanted = pen
  }

  private mutating func learnUndoing(_ parameters: [UInt8]) {
    guard knownUndoing.count < Pen.undoing.count else { return }
    let numbers = parameters.split(separator: UInt8(ascii: ";")).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    // The numbers of an indexed or direct colour are no parameters.
    guard !numbers.contains(38), !numbers.contains(48) else { return }
    knownUndoing.formUnion(Pen.undoing.intersection(numbers))
  }

  /// Cursor movements, modes, and the scrolling region.
  private static let moving = Set("ABCDGHdfhlr".utf8)

  private mutating func takeCharacterSet(
    _ part: Slice<UnsafeBufferPointer<UInt8>>,
    isLineDrawing isDrawing: Bool
  ) {
    guard isDrawing != isLineDrawing else { return }
    isLineDrawing = isDrawing
    result += part
  }

  private mutating func showWanted() {
    result += wanted.sequence(after: shown, known: knownUndoing)
    shown = wanted
  }
}
