/// What one can say about an interest, or in a language: lists of words and scenes made of sentence patterns.
///
/// Sentences are patterns, but conversations are not: anyone who answers speaks of the same dish, bird or bug
/// as the post, because both fill their gaps from one set of choices (`Wording`).
///
/// A class, because books are handed around all the time and never change.
final class PhraseBook: Sendable {
  let pages: Pages

  /// What is in a book.
  struct Pages: Sendable {
    /// `cooking`, or a language's code such as `ja`.
    var name = ""
    var tags: [String] = []
    var emoji: [String] = []
    /// Host names for links; reserved ones only (RFC 2606).
    var sites: [String] = []
    var bios: [Phrase] = []
    /// Starts that fit in front of any post.
    var openings: [String] = []
    /// Remarks that fit under any post.
    var notes: [Phrase] = []
    var lists: [String: [Phrase]] = [:]
    var scenes: [Scene] = []
  }

  /// Reads a book in the notation of `Pages.init(parsing:)`.
  init(parsing text: String) { pages = Pages(parsing: text) }

  var name: String { pages.name }
  var tags: [String] { pages.tags }
  var emoji: [String] { pages.emoji }
  var sites: [String] { pages.sites }
  var bios: [Phrase] { pages.bios }
  var openings: [String] { pages.openings }
  var notes: [Phrase] { pages.notes }
  var lists: [String: [Phrase]] { pages.lists }
  var scenes: [Scene] { pages.scenes }
  /// Whether it is written in a language other than English, which only some understand.
  var isForeign: Bool { pages.name.utf8.count == 2 }
}

extension PhraseBook.Pages {
  /// Reads a book: a line each for `name`, `tags`, `emoji`, `sites`, `bio`, `open`, `note`, a list (`dish: a
  /// | b`), and in scenes, which `---` separates, `post`, `board`, `photo`, `reply … => …` and `friend … =>
  /// …`.
  init(parsing text: String) {
    var scene = Scene()
    for line in text.split(separator: "\n") {
      if line == "---" {
        close(&scene)
      } else {
        read(line, into: &scene)
      }
    }
    close(&scene)
  }

  private mutating func close(_ scene: inout Scene) {
    if !scene.posts.isEmpty { scenes.append(scene) }
    scene = Scene()
  }

  private mutating func read(_ line: Substring, into scene: inout Scene) {
    guard let blank = line.firstIndex(of: " ") else { return }
    let rest = line[line.index(after: blank)...]
    switch line[..<blank] {
    case "post": scene.posts.append(Phrase(rest))
    case "board": scene.boards.append(String(rest))
    case "photo": scene.captions.append(Phrase(rest))
    case "reply": scene.exchanges.append(Self.exchange(rest))
    case "friend": scene.friendExchanges.append(Self.exchange(rest))
    case "bio": bios.append(Phrase(rest))
    case "note": notes.append(Phrase(rest))
    case "open": openings.append(String(rest))
    case "name": name = String(rest)
    case "tags": tags = rest.split(separator: " ").map(String.init)
    case "emoji": emoji = rest.split(separator: " ").map(String.init)
    case "sites": sites = rest.split(separator: " ").map(String.init)
    case let word where word.last == ":": lists[String(word.dropLast())] = Self.list(rest)
    default: break
    }
  }

  private static func list(_ text: Substring) -> [Phrase] {
    text.split(separator: "|").map { item in
      let start = item.drop { $0 == " " }
      return Phrase(start.last == " " ? start.dropLast() : start)
    }
  }

  private static func exchange(_ text: Substring) -> Scene.Exchange {
    let parts = text.split(separator: " => ", maxSplits: 1)
    return Scene.Exchange(reply: Phrase(parts[0]), answer: parts.count > 1 ? Phrase(parts[1]) : nil)
  }
}
