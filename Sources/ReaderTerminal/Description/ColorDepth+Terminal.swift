import Screen

extension ColorDepth {
  /// The depth of a terminal with this many colours (eight and bold count as sixteen), or with direct colour.
  /// `NO_COLOR` set to anything turns colours off.
  init(colours: Int, isDirect: Bool, environment: [String: String]) {
    if environment["NO_COLOR", default: ""].isEmpty == false {
      self = .mono
      return
    }
    switch colours {
    case _ where isDirect: self = .direct
    case ..<8: self = .mono
    case ..<256: self = .sixteen
    default: self = .indexed
    }
  }
}
