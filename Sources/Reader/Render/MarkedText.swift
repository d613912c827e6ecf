import StyledText

/// Plain text in which links, names and hashtags are marked, so that they look and act like what they are.
enum MarkedText {
  /// - Parameter text: cleaned text.
  static func lines(_ text: String) -> [StyledLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(line)
  }

  private static func line(_ text: Substring) -> StyledLine {
    var line = StyledLine()
    var rest = text
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      line.append(Span(String(rest[..<start]), roles: ["text"]))
      let end = rest[start...].firstIndex(where: \.isWhitespace) ?? rest.endIndex
      for span in spans(rest[start..<end]) { line.append(span) }
      rest = rest[end...]
    }
    line.append(Span(String(rest), roles: ["text"]))
    return line
  }

  /// A word: what it stands for, and the punctuation after it.
  private static func spans(_ word: Substring) -> [Span] {
    if let address = WebAddress.all(in: String(word)).first, word.hasPrefix(address) {
      let rest = word.dropFirst(address.count)
      return [
        Span(address, roles: ["link"], action: .link(url: address)), Span(String(rest), roles: ["text"]),
      ]
    }
    guard let target = TextTargets.named(word) else { return [Span(String(word), roles: ["text"])] }
    let length = target.text.count
    return [target.span, Span(String(word.dropFirst(length)), roles: ["text"])]
  }
}

extension LinksOverlay.Target {
  fileprivate var span: Span {
    switch self {
    case .address(let address): Span(address, roles: ["link"], action: .link(url: address))
    case .user(let id): Span("@\(id)", roles: ["mention"], action: .mention(user: id))
    case .hashtag(let tag): Span("#\(tag)", roles: ["hashtag"], action: .hashtag(tag: tag))
    }
  }
}
