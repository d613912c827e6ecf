/// Makes text from a feed fit to be laid out. The frame's writer drops controls in any case; this decides
/// what a person sees instead of them.
public enum TextCleaner {
  /// One line for names, titles and other chrome: escape sequences, controls, bidi overrides and invisible
  /// characters taken out, white space folded to single spaces and trimmed.
  public static func field(_ text: String) -> String {
    guard !isPlain(text, newlines: false) || needsFolding(text) else { return text }
    return folded(stable(text, EscapeStripper.stripped))
  }

  /// Body text: line feeds kept, tabs expanded to 4 columns, other controls shown as symbols (`␛`, `␍`), bidi
  /// overrides, invisible characters and long runs of marks taken out.
  public static func body(_ text: String) -> String {
    guard !isPlain(text, newlines: true) else { return text }
    return stable(text) { ControlSymbols.shown($0) }
  }

  /// Text that a person writes on or copies: as `body`, with everything that belongs to its spelling. Its
  /// lines end with line feeds, where terminals send carriage returns for them.
  public static func editable(_ text: String) -> String {
    guard !isPlain(text, newlines: true) else { return text }
    return stable(withLineFeeds(text)) { ControlSymbols.shown($0, for: .editing) }
  }

  /// Returns the text with each carriage return, and each with a line feed behind it, as a line feed.
  public static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte != 0x0A || previous != 0x0D { bytes.append(byte == 0x0D ? 0x0A : byte) }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns whether body text is fit to be shown as it is. Line feeds and tabs are.
  public static func isClean(_ text: String) -> Bool {
    var filter = ScalarFilter()
    return text.unicodeScalars.allSatisfy { scalar in
      let value = scalar.value
      if value < 0x7F {
        filter = ScalarFilter()
        return value >= 0x20 || value == 0x0A || value == 0x09
      }
      return !HiddenScalar.isControl(value) && !HiddenScalar.isSeparator(value)
        && !HiddenScalar.isInvisible(value)
        && !HiddenScalar.isNoncharacter(value) && filter.admits(value)
    }
  }

  /// Text from bytes that may not be UTF-8: repaired first, so that cleaning cannot splice a new control.
  public static func body(bytes: some Collection<UInt8>) -> String {
    body(String(decoding: bytes, as: UTF8.self))
  }

  public static func field(bytes: some Collection<UInt8>) -> String {
    field(String(decoding: bytes, as: UTF8.self))
  }

  /// Printable ASCII, and line feeds where they are allowed, needs no cleaning.
  private static func isPlain(_ text: String, newlines: Bool) -> Bool {
    text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || (newlines && $0 == 0x0A) }
  }

  private static func needsFolding(_ text: String) -> Bool {
    guard text.utf8.first != 0x20, text.utf8.last != 0x20 else { return true }
    return zip(text.utf8, text.utf8.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }

  /// Cleans until nothing changes: taking characters out can bring others together.
  private static func stable(_ text: String, _ clean: (String) -> String) -> String {
    var text = text
    while true {
      let cleaned = clean(text)
      if cleaned.utf8.elementsEqual(text.utf8) { return text }
      text = cleaned
    }
  }

  private static func folded(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map(String.init).joined(separator: " ")
  }
}
