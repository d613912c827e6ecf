/// Width and height of a screen in cells, each from 0 to `Size.limit`.
///
/// Terminals report any size, and some let the person at the other end choose it. Whatever is made as large
/// as the screen is bounded here.
package struct Size: Hashable, Sendable {
  /// More columns or rows than any screen shows.
  package static let limit = 1000

  package let width: Int
  package let height: Int

  /// Makes a size, with what is out of range replaced by the nearest there is.
  package init(width: Int, height: Int) {
    self.width = Size.clamped(width)
    self.height = Size.clamped(height)
  }

  private static func clamped(_ length: Int) -> Int { max(0, min(length, limit)) }
}
