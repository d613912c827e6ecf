import FeedCore

/// Ids of reactions that one user can make only once, so that doing it twice, or from two programs at the
/// same moment, makes one.
enum ReactionID {
  /// The same three things give the same UUID (version 8, whose content is the maker's own affair).
  ///
  /// - Parameter subject: an activity's or a reaction's id.
  static func unique(_ kind: String, on subject: String, by userID: String) -> String {
    let name = "\(kind)\u{0}\(subject)\u{0}\(userID)"
    let high = mixed(name, StableHash())
    let low = mixed(name, StableHash(high ^ 0x9e37_79b9_7f4a_7c15))
    return ActivityID(
      high: high & ~0xf000 | 0x8000,
      low: low & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
    ).description
  }

  /// With a final mix, because FNV-1a alone spreads its last bytes over few bits.
  private static func mixed(_ text: String, _ start: StableHash) -> UInt64 {
    var whole = start
    whole.combine(text.utf8)
    var hash = whole.value
    hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ hash >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ hash >> 33
  }
}
