import FeedCore

/// One commit as `git log` tells it.
struct GitCommit: Sendable {
  /// A name and an e-mail address, after the repository's mailmap; either may be empty.
  struct Signature: Hashable, Sendable {
    var name: String
    var email: String
  }

  /// 40 or 64 hexadecimal digits.
  var sha: String
  var author: Signature
  /// When it was written.
  var authoredAt: Timestamp
  var committer: Signature
  /// When it came into the history.
  var committedAt: Timestamp
  var isMerge: Bool
  var message: String

  /// How large its texts are, in bytes.
  var size: Int {
    let names = [author.name, author.email, committer.name, committer.email]
    return names.reduce(message.utf8.count) { $0 + $1.utf8.count }
  }

  var subject: String { GitMessage(message).subject }
  var body: String { GitMessage(message).body }
}

extension GitCommit {
  /// One NUL after each field, and `-z` one more after each commit.
  static let format = "%H%x00%P%x00%aN%x00%aE%x00%at%x00%cN%x00%cE%x00%ct%x00%B%x00"
  private static let fieldCount = 9

  /// Reads the next commit; nil at the end.
  static func read(from reader: inout NulSeparatedReader) async throws -> GitCommit? {
    guard let sha = try await readSha(from: &reader) else { return nil }
    var fields = [sha]
    while fields.count < fieldCount {
      guard let field = try await reader.next() else { return nil }
      fields.append(RepairedText.decode(field))
    }
    return GitCommit(fields)
  }

  /// Skips whatever is not a commit id: the empty field between commits, and the rest of a message with a NUL
  /// in it.
  private static func readSha(from reader: inout NulSeparatedReader) async throws -> String? {
    while let field = try await reader.next() {
      let isSha = (field.count == 40 || field.count == 64) && field.allSatisfy(isHexadecimal)
      if isSha { return String(decoding: field, as: UTF8.self) }
    }
    return nil
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte)
  }

  private init(_ fields: [String]) {
    sha = fields[0]
    isMerge = fields[1].contains(" ")
    author = Signature(name: Self.known(fields[2], "%aN"), email: Self.known(fields[3], "%aE"))
    authoredAt = Self.time(fields[4])
    committer = Signature(name: Self.known(fields[5], "%cN"), email: Self.known(fields[6], "%cE"))
    committedAt = Self.time(fields[7])
    message = fields[8]
  }

  /// A signature's part; empty where git could not read the signature, for then it prints the placeholder
  /// itself.
  private static func known(_ field: String, _ placeholder: String) -> String {
    field == placeholder ? "" : field.trimmed
  }

  /// Seconds since 1970. What lies outside the years 1 to 9999, as in damaged commits, becomes 1970.
  static func time(_ text: String) -> Timestamp {
    let seconds = Int64(text) ?? 0
    let isSane = (-62_135_596_800...253_402_300_799).contains(seconds)
    return Timestamp(microseconds: isSane ? seconds * 1_000_000 : 0)
  }
}

extension String {
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    guard let start = firstIndex(where: { !isBlank($0) }), let end = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[start...end])
  }
}
