/// What a file is, by its first bytes: the name and the type that a client claims prove nothing.
package enum ContentSniffer {
  private static let signatures: [(bytes: [UInt8], type: String)] = [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ([0xFF, 0xD8, 0xFF], "image/jpeg"),
    (Array("GIF87a".utf8), "image/gif"),
    (Array("GIF89a".utf8), "image/gif"),
    ([0x42, 0x4D], "image/bmp"),
    ([0x49, 0x49, 0x2A, 0x00], "image/tiff"),
    ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
    (Array("%PDF-".utf8), "application/pdf"),
    ([0x50, 0x4B, 0x03, 0x04], "application/zip"),
    ([0x1F, 0x8B], "application/gzip"),
    (Array("ID3".utf8), "audio/mpeg"),
    (Array("OggS".utf8), "audio/ogg"),
  ]

  /// The media type; `text/plain` for UTF-8 text, `application/octet-stream` where nothing fits.
  package static func type(of bytes: some Collection<UInt8>) -> String {
    let signed = signedType(of: bytes)
    guard signed == unknown, isText(Array(bytes.prefix(512))) else { return signed }
    return "text/plain; charset=utf-8"
  }

  private static let unknown = "application/octet-stream"

  /// The media type that the first bytes prove: text proves none.
  static func signedType(of bytes: some Collection<UInt8>) -> String {
    let head = Array(bytes.prefix(12))
    if let known = signatures.first(where: { head.starts(with: $0.bytes) }) { return known.type }
    if head.count >= 12, head.starts(with: Array("RIFF".utf8)) {
      if head[8..<12].elementsEqual("WEBP".utf8) { return "image/webp" }
      if head[8..<12].elementsEqual("WAVE".utf8) { return "audio/wav" }
    }
    if head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) {
      return ["avif", "heic", "mif1"].contains(String(decoding: head[8..<12], as: UTF8.self))
        ? "image/avif" : "video/mp4"
    }
    return unknown
  }

  /// UTF-8 without control characters; a character cut off at the end of the sample does no harm.
  private static func isText(_ head: [UInt8]) -> Bool {
    guard !head.contains(where: { $0 < 0x09 || (0x0E..<0x20).contains($0) || $0 == 0x7F }) else {
      return false
    }
    return (0..<4).contains {
      head.count >= $0 && String(validating: head.dropLast($0), as: UTF8.self) != nil
    }
  }

  package static func isImage(_ type: String) -> Bool { type.hasPrefix("image/") }
}
