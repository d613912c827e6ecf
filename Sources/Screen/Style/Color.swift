/// A colour as a theme asks for it; the terminal shows the nearest one it has.
package enum Color: Hashable, Sendable {
  /// The terminal's own default foreground or background.
  case terminal
  /// A palette entry. 0–15 are the terminal's own sixteen colours, whatever the person made of them.
  case indexed(UInt8)
  /// Red, green and blue, 0–255 each.
  case rgb(UInt8, UInt8, UInt8)
}
