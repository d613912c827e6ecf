/// How somebody writes: what makes two people's posts about the same thing look different.
package struct Voice: Hashable, Sendable {
  /// Writes everything in lower case.
  package var isLowercase = false
  /// How likely a post ends in a hashtag, an emoji, or begins with an opening.
  package var hashtags = 0.2
  package var emoji = 0.2
  package var openings = 0.05
  /// How likely a full stop at the end is left out or becomes an exclamation mark.
  package var dropsStop = 0.0
  package var exclaims = 0.0

  static func random(_ generator: inout SeededGenerator) -> Voice {
    Voice(
      isLowercase: generator.chance(0.08),
      hashtags: generator.pick([0.02, 0.08, 0.15, 0.3, 0.6]),
      emoji: generator.pick([0, 0.05, 0.1, 0.25, 0.5]),
      openings: generator.pick([0, 0.02, 0.05, 0.12]),
      dropsStop: generator.pick([0, 0, 0.1, 0.6]),
      exclaims: generator.pick([0, 0.02, 0.05, 0.2])
    )
  }
}
