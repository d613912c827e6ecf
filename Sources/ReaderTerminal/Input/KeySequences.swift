import Screen

/// The sequences a terminal's own description gives for its keys.
struct KeySequences {
  enum Match {
    case key(Key, length: Int)
    /// The bytes are the start of a sequence.
    case maybe
    case none
  }

  static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Capability names of keys that the general forms of sequences may not cover.
  static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
      ("khome", Key(.home)),
      ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)), ("kich1", Key(.insert)),
      ("kdch1", Key(.delete)), ("kcbt", Key(.tab, .shift)), ("kent", Key(.enter)),
      ("kLFT", Key(.left, .shift)),
      ("kRIT", Key(.right, .shift)), ("kHOM", Key(.home, .shift)), ("kEND", Key(.end, .shift)),
      ("kri", Key(.up, .shift)), ("kind", Key(.down, .shift)),
    ] + (1...12).map { ("kf\($0)", Key(.function($0))) }

  private var keys: [(bytes: [UInt8], key: Key)] = []

  /// - Parameter capability: the bytes of a capability of the terminal in use, or nil.
  init(capability: (String) -> [UInt8]? = { _ in nil }) {
    for (name, key) in KeySequences.capabilities {
      guard let bytes = capability(name), bytes.count > 1, bytes.first == 0x1B else { continue }
      keys.append((bytes, key))
    }
    keys.sort { $0.bytes.count > $1.bytes.count }
  }

  /// - Parameter final: true when no more bytes will come.
  func match(_ bytes: ArraySlice<UInt8>, final: Bool) -> Match {
    guard bytes.first == 0x1B else { return .none }
    for (sequence, key) in keys where bytes.starts(with: sequence) {
      return .key(key, length: sequence.count)
    }
    let isStart = !final && keys.contains { $0.bytes.starts(with: bytes) }
    return isStart ? .maybe : .none
  }
}
