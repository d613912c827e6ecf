import FeedCore
import Social

/// One tag of a commit.
struct GitTag: Sendable {
  /// As people read it.
  var name: String
  /// The name in characters that an id may have: no two names have the same, whatever their bytes.
  var escapedName: String
  /// The object that the tag's reference points to: the tag's own, or the commit.
  var object: String
  /// The commit that it leads to.
  var commit: String
  /// Who made it: the tagger, or the author of the commit if the tag names nobody.
  var tagger: GitCommit.Signature
  var time: Timestamp
  /// What the tag says of itself; empty for a tag without a message of its own.
  var message: String

  /// The id of its release: another one for each tag, and for a tag that was moved or made again.
  ///
  /// A repository's name has no two dashes in a row, so the first two are its end.
  func releaseID(in repository: String) -> String { "\(repository)--\(escapedName)-\(object)" }

  /// What versions before called its release; other tags may have had the same.
  func shortReleaseID(in repository: String) -> String {
    "\(repository)-" + Slug.dashed(name)
  }

  /// ASCII letters, digits and dashes stay; any other byte becomes `_` and its two hexadecimal digits.
  static func escaped(_ name: some Sequence<UInt8>) -> String {
    name.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      if scalar == "-" || (scalar.isASCII && Character(scalar).isLetter) || Character(scalar).isWholeNumber {
        text.unicodeScalars.append(scalar)
      } else {
        text += (byte < 16 ? "_0" : "_") + String(byte, radix: 16)
      }
    }
  }

  /// Without the signature at the end.
  static func unsigned(_ message: String) -> String {
    for mark in ["-----BEGIN PGP SIGNATURE-----", "-----BEGIN SSH SIGNATURE-----"] {
      if let start = message.range(of: mark)?.lowerBound { return String(message[..<start]).trimmed }
    }
    return message.trimmed
  }
}
