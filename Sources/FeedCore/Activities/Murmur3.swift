/// MurmurHash3 for x86, 32 bits: part of Stream's recipe for activity ids.
///
/// See <doc:ActivitiesAndTime#Ids>. Not for anything an attacker chooses the input of.
enum Murmur3 {
  /// - Returns: the hash of `bytes` with seed 0.
  static func hash32(_ bytes: some Collection<UInt8>) -> UInt32 {
    var hash: UInt32 = 0
    var block: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      block |= UInt32(byte) << (8 * (count % 4))
      count += 1
      if count % 4 == 0 {
        hash ^= mixed(block)
        hash = (hash << 13 | hash >> 19) &* 5 &+ 0xe654_6b64
        block = 0
      }
    }
    hash ^= mixed(block) ^ count
    hash = (hash ^ hash >> 16) &* 0x85eb_ca6b
    hash = (hash ^ hash >> 13) &* 0xc2b2_ae35
    return hash ^ hash >> 16
  }

  private static func mixed(_ block: UInt32) -> UInt32 {
    let product = block &* 0xcc9e_2d51
    return (product << 15 | product >> 17) &* 0x1b87_3593
  }
}
