import FeedCore

/// What an annotated tag says: lines of headers, an empty line, the message.
///
/// Source: `git help tag`, and `git cat-file tag v1.0` of any repository.
struct GitTagObject: Sendable {
  /// `Name <address>`, in bytes as they were written; empty if there is none.
  private(set) var tagger: [UInt8] = []
  private(set) var time: Timestamp?
  private(set) var message = ""

  /// A tag without an object of its own.
  init() {}

  init(_ content: ArraySlice<UInt8>) {
    var rest = content
    while let line = Self.line(&rest), !line.isEmpty {
      if line.starts(with: "tagger ".utf8) { read(tagger: line.dropFirst("tagger ".utf8.count)) }
    }
    message = GitTag.unsigned(RepairedText.decode(rest))
  }

  private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    rest = rest.dropFirst(line.count + 1)
    return line
  }

  /// `Name <address> 1700000000 +0100`
  private mutating func read(tagger line: ArraySlice<UInt8>) {
    guard let end = line.lastIndex(of: UInt8(ascii: ">")) else { return }
    let contact = line[...end]
    // A NUL would end the line for git, and the answers would be those of other tags.
    if contact.count > 3, !contact.contains(0) { tagger = Array(contact) }
    let words = RepairedText.decode(line[(end + 1)...]).split(separator: " ")
    time = words.first.map { GitCommit.time(String($0)) }
  }
}
