import FeedTemplates
import Foundation

/// The time zone that dates are printed in.
enum LocalZone {
  /// `TZ` where it names a zone; else the system's; else UTC.
  static func current(_ environment: [String: String]) -> ZoneRules {
    guard let name = environment["TZ"], !name.isEmpty else {
      return bytes("/etc/localtime").flatMap { ZoneRules(compiled: $0) } ?? .utc
    }
    let zone = name.hasPrefix(":") ? String(name.dropFirst()) : name
    return (try? rules(named: zone)) ?? .utc
  }

  /// The rules of the zone called `name`, from the system's zone database.
  ///
  /// - Throws: `FeedError` with code `input` where there is no such zone.
  static func rules(named name: String) throws -> ZoneRules { try ZoneRules.named(name, readingFile: bytes) }

  private static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map(Array.init)
  }
}
