import FeedCore
import Foundation

/// What a text addresses: the people it mentions, its hashtags, its links.
///
/// Pure, and linear in the length of the text. The rules follow what people type on social networks: an
/// e-mail address mentions nobody, `#1` is not a hashtag, punctuation after a link is not part of it, and
/// scripts written without spaces (`今日は@annさん`) work as those with.
package struct PostText: Sendable {
  package enum Kind: Hashable, Sendable {
    /// The value is the name without `@`, in composed form (NFC); whether such a user exists is not known
    /// here.
    case mention
    /// The value is the tag without `#`, as written, in composed form.
    case hashtag
    /// The value is an absolute URL; `www.` gets `https://` in front.
    case link
  }

  /// One piece of the text that stands for something else.
  package struct Entity: Hashable, Sendable {
    package var kind: Kind
    package var value: String
    /// Where in the text, sign included.
    package var range: Range<String.Index>
  }

  package let text: String
  /// In the order of the text, never overlapping.
  package let entities: [Entity]

  package init(_ text: String) {
    self.text = text
    var scanner = PostTextScanner(text)
    entities = scanner.scan()
  }

  /// The mentioned names, each once, in order. `Ann` and `ann` are two names: ids tell upper case from lower.
  package var mentions: [String] { values(of: .mention, sameAs: { $0 }) }

  /// The hashtags, each once whatever its case, in order, in the spelling that came first.
  package var hashtags: [String] { values(of: .hashtag, sameAs: { $0.lowercased() }) }

  /// The links, each once, in order.
  package var links: [String] { values(of: .link, sameAs: { $0 }) }

  private func values(of kind: Kind, sameAs key: (String) -> String) -> [String] {
    var known: Set<String> = []
    return entities.compactMap { entity in
      entity.kind == kind && known.insert(key(entity.value)).inserted ? entity.value : nil
    }
  }
}
