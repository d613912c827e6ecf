import ArgumentParser
import Foundation
import Screen

/// Whether output has colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  case always
  case never

  /// How many colours to print with.
  ///
  /// Sources: no-color.org, `COLORTERM` as terminals set it, `TERM`'s endings.
  func depth(isTerminal: Bool, environment: [String: String]) -> ColorDepth {
    switch self {
    case .never: return .mono
    case .auto where !isTerminal: return .mono
    case .auto where environment["NO_COLOR"]?.isEmpty == false: return .mono
    case .auto, .always: return Self.depth(environment)
    }
  }

  /// Whether bold, underline and the like are printed: `NO_COLOR` speaks of colours only.
  func allowsAttributes(isTerminal: Bool) -> Bool {
    switch self {
    case .auto: isTerminal
    case .always: true
    case .never: false
    }
  }

  private static func depth(_ environment: [String: String]) -> ColorDepth {
    let term = environment["TERM"] ?? ""
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]) || term.hasSuffix("-direct") {
      return .direct
    }
    if term.isEmpty || term == "dumb" { return .mono }
    return term.hasSuffix("256color") ? .indexed : .sixteen
  }
}
