/// Makes text from a feed fit to be laid out. The frame's writer drops controls in any case; this decides what a
/// person sees instead of them.
public enum TextCleaner {
  /// One line for names, titles and other chrome: escape sequences, controls, bidi overrides and invisible
  /// characters taken out, white space folded to single spaces and trimmed.
  public static func field(_ text: String) -> String {
    guard !isPlain(text, newlines: false) || needsFolding(text) else { return text }
    return folded(stable(text, EscapeStripper.stripped))
  }

  /// Body text: line feeds kept, tabs expanded to 4 columns, other controls shown as symbols (`␛`, `␍`), bidi
  /// overrides and invisible characters taken out.
  public static func body(_ text: String) -> String {
    guard !isPlain(text, newlines: true) else { return text }
    return stable(text, ControlSymbols.shown)
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
