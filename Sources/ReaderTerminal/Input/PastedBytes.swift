import Screen
import StyledText

/// The bytes of a paste while they arrive, up to a limit: a paste whose end never comes must not take all
/// memory.
struct PastedBytes {
  /// Far more than anybody posts.
  static let capacity = 1 << 22

  private var bytes: [UInt8] = []
  private var isCut = false

  var count: Int { bytes.count }

  mutating func append(_ more: ArraySlice<UInt8>) {
    let kept = more.prefix(PastedBytes.capacity - bytes.count)
    bytes.append(contentsOf: kept)
    isCut = isCut || kept.count < more.count
  }

  /// The text, and whether some of it is missing.
  var events: [DecodedInput] {
    let text = DecodedInput.event(.paste(String(decoding: bytes, as: UTF8.self)))
    return isCut ? [text, .event(.pasteWasCut)] : [text]
  }
}
