/// The names of the terminal's own sixteen colours, as theme files write them.
enum BasicColor {
  static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  /// 0–15; nil for a name that is none of them. `gray` and `grey` mean bright black.
  static func index(_ name: String) -> UInt8? {
    if name == "gray" || name == "grey" { return 8 }
    return names.firstIndex(of: name).map(UInt8.init)
  }
}
