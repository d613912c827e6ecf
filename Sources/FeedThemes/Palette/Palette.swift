import FeedCore

/// The named colours of a theme.
package struct Palette: Hashable, Sendable {
  package private(set) var colors: [String: ThemeColor]

  package init(_ colors: [String: ThemeColor] = [:]) { self.colors = colors }

  /// A palette colour, one of the sixteen by name, `default`, `#rrggbb`, or an index of the 256; nil
  /// otherwise.
  package func color(_ name: String) -> ThemeColor? {
    if let color = colors[name] { return color }
    if name == "default" { return .terminal }
    if let index = BasicColor.index(name) { return ThemeColor(basic: index) }
    if let rgb = RGB(hexadecimal: name) { return ThemeColor(direct: rgb) }
    return UInt8(name).map { ThemeColor(indexed: $0) }
  }

  /// Reads the `[palette]` table: `frost = "#88c0d0"`, `"cyan"`, `110`, or
  /// `{ rgb = "#88c0d0", c256 = 110, c16 = "cyan" }`.
  ///
  /// - Throws: `FeedError` with code `input`, naming the entry.
  init(table: JSONValue?) throws {
    self.init()
    for (name, value) in table?.objectValue ?? [:] {
      colors[name] = try Self.color(value, name: name)
    }
  }

  /// These colours over those of `base`.
  func over(_ base: Palette) -> Palette {
    Palette(base.colors.merging(colors) { _, own in own })
  }

  private static func color(_ value: JSONValue, name: String) throws -> ThemeColor {
    switch value {
    case .string(let text):
      guard let color = Palette().color(text) else { throw unknown(text, name) }
      return color
    case .int(let index): return ThemeColor(indexed: try byte(index, name))
    case .object(let depths): return try color(depths: depths, name: name)
    default:
      throw FeedError(.input, "palette.\(name) must be a colour: text, a number from 0 to 255, or a table.")
    }
  }

  private static func color(depths: [String: JSONValue], name: String) throws -> ThemeColor {
    var color = ThemeColor()
    for (depth, value) in depths {
      switch (depth, value) {
      case ("rgb", .string(let text)):
        guard let rgb = RGB(hexadecimal: text) else { throw unknown(text, name) }
        color.direct = rgb
      case ("c256", .int(let index)): color.indexed = try byte(index, name)
      case ("c16", .string(let text)):
        guard let index = BasicColor.index(text) else { throw unknown(text, name) }
        color.basic = index
      default: throw FeedError(.input, "palette.\(name).\(depth) is not known: use rgb, c256 and c16.")
      }
    }
    return color
  }

  private static func byte(_ number: Int64, _ name: String) throws -> UInt8 {
    guard let byte = UInt8(exactly: number) else {
      throw FeedError(.input, "palette.\(name) is \(number): an index of the 256 colours is from 0 to 255.")
    }
    return byte
  }

  private static func unknown(_ text: String, _ name: String) -> FeedError {
    FeedError(
      .input,
      "palette.\(name) is '\(text)': write #rrggbb, or one of \(BasicColor.names.joined(separator: ", "))."
    )
  }
}
