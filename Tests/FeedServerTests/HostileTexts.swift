/// Texts that make careless parsers slow, each as long as wanted.
enum HostileTexts {
  struct Pattern: Sendable, CustomStringConvertible {
    var description: String
    var start = ""
    var unit: String
    var end = ""

    /// About `size` bytes.
    func text(_ size: Int) -> String {
      let count = max(1, (size - start.utf8.count - end.utf8.count) / unit.utf8.count)
      return start + String(repeating: unit, count: count) + end
    }
  }

  /// Printable ASCII only: what a header or an address may hold.
  static let plain: [Pattern] = [
    Pattern(description: "letters", unit: "a"),
    Pattern(description: "signature of letters", start: "Signature ", unit: "a"),
    Pattern(description: "signature without ends", start: "Signature ", unit: #"a=""#),
    Pattern(description: "signature of fields", start: "Signature ", unit: #"a="b","#),
    Pattern(description: "signature of quotes", start: "Signature ", unit: "\""),
    Pattern(description: "bearer", start: "Bearer ", unit: "eyJ"),
    Pattern(description: "points", unit: "."),
    Pattern(description: "dots and letters", unit: "a."),
    Pattern(description: "slashes", unit: "/"),
    Pattern(description: "segments", unit: "api/v1/"),
    Pattern(description: "commas", unit: ","),
    Pattern(description: "list", unit: "a ,"),
    Pattern(description: "semicolons", start: "multipart/form-data", unit: "; a=b"),
    Pattern(description: "boundary", start: "multipart/form-data; boundary=", unit: "-"),
    Pattern(description: "open quotes", start: "multipart/form-data", unit: "; a=\""),
    Pattern(description: "blanks", start: "a", unit: " ", end: "b"),
    Pattern(description: "digits", unit: "9"),
    Pattern(description: "range", start: "bytes=", unit: "0-"),
    Pattern(description: "ranges", start: "bytes=", unit: "0-1,"),
    Pattern(description: "date", start: "Tue, ", unit: "1 "),
    Pattern(description: "percent", unit: "%"),
    Pattern(description: "escapes", unit: "%2F"),
    Pattern(description: "flags", unit: "%F0%9F%87%A6", end: "%5B0%5D"),
    Pattern(description: "accents", start: "a", unit: "%CC%81"),
    Pattern(description: "joiners", unit: "%F0%9F%91%A9%E2%80%8D"),
    Pattern(description: "brackets", unit: "["),
    Pattern(description: "braces", unit: "{%22a%22:"),
    Pattern(description: "items", unit: "aB=1&"),
    Pattern(description: "equals", unit: "="),
    Pattern(description: "stars", unit: "*"),
  ]

  /// Also what only a body may hold.
  static let any: [Pattern] =
    plain + [
      Pattern(description: "raw flags", unit: "🇦", end: "[0]"),
      Pattern(description: "raw accents", start: "a", unit: "\u{301}"),
      Pattern(description: "mixed accents", start: "a", unit: "\u{323}\u{301}"),
      Pattern(description: "raw joiners", unit: "👩\u{200D}"),
      Pattern(description: "conjuncts", unit: "\u{915}\u{94D}"),
      Pattern(description: "line feeds", unit: "\n"),
      Pattern(description: "carriage returns", unit: "\r"),
      Pattern(description: "dashes", unit: "\r\n--"),
      Pattern(description: "channel", start: "/site-", unit: "-feed-", end: "\n"),
      Pattern(description: "channel of letters", start: "/site-", unit: "f"),
      Pattern(description: "less-than", unit: "<"),
      Pattern(description: "tags", unit: "<meta "),
      Pattern(description: "attributes", start: "<meta ", unit: "a='b' "),
      Pattern(description: "open attributes", start: "<meta ", unit: "a='"),
      Pattern(description: "metas", unit: "<meta property=og:image content=a>"),
      Pattern(description: "entities", start: "<title>", unit: "&amp;"),
      Pattern(description: "ampersands", start: "<title>", unit: "&"),
      Pattern(description: "comments", unit: "<!--"),
      Pattern(description: "backslashes", unit: "\\"),
      Pattern(description: "line separators", unit: "\u{2028}"),
    ]

  /// JSON, valid or not.
  static let json: [Pattern] = [
    Pattern(description: "arrays", unit: "["),
    Pattern(description: "objects", unit: #"{"a":"#),
    Pattern(description: "string", start: "\"", unit: "a", end: "\""),
    Pattern(description: "open string", start: "\"", unit: "a"),
    Pattern(description: "escapes", start: "\"", unit: #"\n"#, end: "\""),
    Pattern(description: "unicode escapes", start: "\"", unit: #"\ud83c\udde6"#, end: "\""),
    Pattern(description: "lone surrogates", start: "\"", unit: #"\ud83c"#, end: "\""),
    Pattern(description: "integer", unit: "9"),
    Pattern(description: "fraction", start: "0.", unit: "1"),
    Pattern(description: "zeros", start: "1", unit: "0", end: ".0"),
    Pattern(description: "exponent", start: "1e", unit: "9"),
    Pattern(description: "fraction and exponent", start: "0.", unit: "0", end: "1e999999999999999999999"),
    Pattern(description: "list", start: "[0", unit: ",0", end: "]"),
    Pattern(description: "list of objects", start: "[{}", unit: ",{}", end: "]"),
    Pattern(description: "members", start: #"{"a":0"#, unit: #","a":0"#, end: "}"),
    Pattern(description: "blanks", unit: " ", end: "{}"),
  ]
}
