import FeedCore

/// The rules of one time zone: which offset from UTC holds at a moment, and what it is called.
///
/// Foundation's zones do not know names such as `CEST` on Linux, which `date:"T"` prints; so the rules are
/// read from the same database as Python's. Source: RFC 8536.
public struct ZoneRules: Sendable {
  /// One kind of local time in a zone.
  public struct Offset: Sendable, Equatable {
    /// Seconds east of UTC.
    public var seconds: Int
    public var isDaylightSaving: Bool
    /// Such as `CET`.
    public var abbreviation: String
  }

  /// Seconds since 1970 at which `offsets` begin to hold, ascending.
  let transitions: [Int64]
  let offsets: [Offset]
  /// Before the first transition.
  let initial: Offset
  /// After the last transition.
  let recurring: PosixZoneRule?

  init(transitions: [Int64], offsets: [Offset], initial: Offset, recurring: PosixZoneRule?) {
    self.transitions = transitions
    self.offsets = offsets
    self.initial = initial
    self.recurring = recurring
  }

  /// A zone that never changes.
  public init(fixed seconds: Int, abbreviation: String) {
    let offset = Offset(seconds: seconds, isDaylightSaving: false, abbreviation: abbreviation)
    self.init(transitions: [], offsets: [], initial: offset, recurring: nil)
  }

  public static let utc = ZoneRules(fixed: 0, abbreviation: "UTC")

  /// What holds at `seconds` since 1970.
  public func offset(at seconds: Int64) -> Offset {
    guard let last = transitions.last else { return recurring?.offset(at: seconds) ?? initial }
    if seconds >= last, let recurring { return recurring.offset(at: seconds) }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initial : offsets[low - 1]
  }

  /// Whether the clock on the wall shows the same time twice around this moment, as when summer time ends.
  public func isAmbiguous(at seconds: Int64) -> Bool {
    let here = offset(at: seconds)
    return [offset(at: seconds - 86_400), offset(at: seconds + 86_400)].contains { other in
      guard other.seconds != here.seconds else { return false }
      return offset(at: seconds + Int64(here.seconds - other.seconds)) == other
    }
  }
}

extension ZoneRules {
  /// Reads the rules of the zone called `identifier` from the system's zone database.
  ///
  /// - Parameters:
  ///   - identifier: such as `Europe/Paris`.
  ///   - read: gives the bytes of the file at a path, or nil if there is none.
  /// - Throws: `FeedError` with code `input` if the database has no such zone.
  public static func named(_ identifier: String, readingFile read: (String) -> [UInt8]?) throws -> ZoneRules {
    if identifier == "UTC" { return .utc }
    let parts = identifier.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    for folder in ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"] where isPlain {
      if let bytes = read("\(folder)/\(identifier)"), let rules = ZoneRules(compiled: bytes) { return rules }
    }
    throw FeedError(.input, "There is no time zone '\(identifier)': use a name such as Europe/Paris or UTC.")
  }

  /// Reads a rule in the form of POSIX's `TZ`, such as `JST-9` or `CET-1CEST,M3.5.0,M10.5.0/3`; nil if the
  /// text is none.
  public init?(posixRule text: String) {
    guard let rule = PosixZoneRule(text) else { return nil }
    self.init(transitions: [], offsets: [], initial: rule.standard, recurring: rule)
  }

  /// Reads the bytes of a compiled zone file (TZif), such as `/etc/localtime`; nil if they are none.
  public init?(compiled bytes: [UInt8]) {
    guard let file = ZoneFile(bytes) else { return nil }
    self = file.rules
  }
}
