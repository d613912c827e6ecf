import Screen

extension ColorDepth {
  /// The depth of a terminal with this many colours (eight and bold count as sixteen); `NO_COLOR` set to anything turns colours off.
  init(colours: Int, environment: [String: String]) {
    if environment["NO_COLOR", default: ""].isEmpty == false {
      self = .mono
      return
    }
    switch colours {
    case ..<8: self = .mono
    case ..<256: self = .sixteen
    case 256...32768: self = .indexed
    default: self = .direct
    }
  }
}
