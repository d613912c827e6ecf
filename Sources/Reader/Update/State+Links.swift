import FeedCore
import StyledText

extension State {
  /// What `o` offers for the selected post or comment.
  var linkTargets: [LinksOverlay.Target] {
    switch selection {
    case .comment(let comment, _): return TextTargets.all(in: comment.text)
    case .person(let user): return user.data["website"]?.stringValue.map(TextTargets.address) ?? []
    case .entry, .activity:
      guard let activity = selectedActivity else { return [] }
      return activity.links.map { .address($0) } + activity.names
    case .none: return []
    }
  }

  mutating func openLinks() -> [Effect] {
    let targets = linkTargets
    guard targets.count != 1 else { return openLink(targets[0]) }
    guard !targets.isEmpty else { return say("There is no link here.") }
    overlay = .links(LinksOverlay(targets: targets))
    return []
  }

  mutating func openLink(_ target: LinksOverlay.Target) -> [Effect] {
    overlay = nil
    switch target {
    case .address(let address):
      guard WebAddress.isSafe(address) else { return say("This link is not safe to open.", isError: true) }
      return [.openLink(address)]
    case .user(let id): return openProfile(id, known: nil)
    case .hashtag(let tag): return openTag(tag)
    }
  }

  mutating func open(_ action: SpanAction) -> [Effect] {
    switch action {
    case .link(let url), .image(let url, _, _): return openLink(.address(url))
    case .mention(let user): return openLink(.user(user))
    case .hashtag(let tag): return openLink(.hashtag(tag))
    case .activity: return open()
    }
  }

  /// The first link of what is selected; what has none is named by its feed and id.
  mutating func copyLink() -> [Effect] {
    guard isAnythingSelected else { return say("Nothing is selected.") }
    let address = linkTargets.lazy.compactMap { if case .address(let address) = $0 { address } else { nil } }
      .first
    guard let text = address ?? nameOfSelection else { return say("There is no link here.") }
    return [.copy(text)] + say("Copied: \(text)")
  }

  private var nameOfSelection: String? {
    switch selection {
    case .person(let user): "user:\(user.id)"
    case .comment(let comment, _): Reference.reaction(comment.id).description
    case .entry, .activity: selectedSubject.map { Reference.activity($0.id.description).description }
    case .none: nil
    }
  }

  mutating func copyText() -> [Effect] {
    let text =
      switch selection {
      case .comment(let comment, _): comment.text
      case .person(let user): user.displayName
      case .entry, .activity: selectedSubject?.mainText ?? ""
      case .none: ""
      }
    guard !text.isEmpty else { return say("There is no text here.") }
    return [.copy(TextCleaner.editable(text))] + say("The text is copied.")
  }
}

extension EnrichedActivity {
  /// The people and hashtags that the text names.
  var names: [LinksOverlay.Target] {
    let data = subject.objectData
    let users = data["mentions"]?.arrayValue?.compactMap(\.stringValue) ?? []
    let tags = data["hashtags"]?.arrayValue?.compactMap(\.stringValue) ?? []
    return users.map { .user($0.withoutAt) }
      + tags.map { .hashtag($0.hasPrefix("#") ? String($0.dropFirst()) : $0) }
  }
}

/// Addresses, names and hashtags in a plain text, each once.
enum TextTargets {
  static func address(_ text: String) -> [LinksOverlay.Target] {
    WebAddress.isSafe(text) ? [.address(text)] : []
  }

  static func all(in text: String) -> [LinksOverlay.Target] {
    var known: Set<LinksOverlay.Target> = []
    let words = text.split(whereSeparator: \.isWhitespace).compactMap(named)
    return (WebAddress.all(in: text).map { .address($0) } + words).filter { known.insert($0).inserted }
  }

  static func named(_ word: Substring) -> LinksOverlay.Target? {
    let name = String(word.dropFirst().prefix { $0.isWordPart || $0 == "-" })
    guard !name.isEmpty else { return nil }
    if word.hasPrefix("@") { return .user(name) }
    return word.hasPrefix("#") ? .hashtag(name) : nil
  }
}
