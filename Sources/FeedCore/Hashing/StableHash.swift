/// FNV-1a of 64 bits: the same for the same bytes in every version and on every machine, so that results can
/// be stored.
///
/// It is no protection against people who look for collisions. Source: Fowler, Noll and Vo, "The FNV
/// Non-Cryptographic Hash Algorithm" (IETF draft).
@frozen
package struct StableHash {
  @usableFromInline package var value: UInt64

  /// - Parameter start: another one than FNV's makes another hash of the same bytes.
  @inlinable package init(_ start: UInt64 = 0xcbf2_9ce4_8422_2325) { value = start }

  @inlinable package mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inlinable package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  @inlinable package static func of(_ text: String) -> UInt64 { of(text.utf8) }

  @inlinable package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }
}
