import FeedTemplates
import Foundation

/// The time zone that dates are printed in.
enum LocalZone {
  /// Returns the zone of `TZ`, read as the C library reads it: the name of a zone, the path of a zone file,
  /// or a POSIX rule, each with or without a colon before it. Without `TZ` it is the system's zone; what
  /// cannot be read is UTC.
  static func current(_ environment: [String: String]) -> ZoneRules {
    guard let value = environment["TZ"] else { return zoneFile("/etc/localtime") ?? .utc }
    return rules(value.hasPrefix(":") ? String(value.dropFirst()) : value) ?? .utc
  }

  private static func rules(_ value: String) -> ZoneRules? {
    if value.hasPrefix("/") { return zoneFile(value) }
    // Names come first: EST5EDT is a rule as well.
    return (try? rules(named: value)) ?? ZoneRules(posixRule: value)
  }

  /// The rules of the zone called `name`, from the system's zone database.
  ///
  /// - Throws: `FeedError` with code `input` if there is no such zone.
  static func rules(named name: String) throws -> ZoneRules { try ZoneRules.named(name, readingFile: bytes) }

  private static func zoneFile(_ path: String) -> ZoneRules? {
    bytes(path).flatMap { ZoneRules(compiled: $0) }
  }

  /// The largest zone files have some kilobytes.
  private static let largestFile = 1 << 20

  /// Reads a file, and no device or pipe, which might never end.
  private static func bytes(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= largestFile
    else { return nil }
    return try? file.read(upToCount: largestFile).map(Array.init)
  }
}
