import FeedTemplates
import Foundation

/// The time zone that dates are printed in.
enum LocalZone {
  /// `TZ` where it names a zone; else the system's; else UTC.
  static func current(_ environment: [String: String]) -> ZoneRules {
    if let name = environment["TZ"], !name.isEmpty {
      let name = name.hasPrefix(":") ? String(name.dropFirst()) : name
      return (try? ZoneRules.named(name)) ?? .utc
    }
    return system.flatMap { try? ZoneRules.named($0) } ?? .utc
  }

  /// What `/etc/localtime` points to, below the zone database; or what `/etc/timezone` says.
  private static var system: String? {
    let target = URL(filePath: "/etc/localtime").resolvingSymlinksInPath().path
    if let folder = target.range(of: "/zoneinfo/") { return String(target[folder.upperBound...]) }
    let name = try? String(contentsOfFile: "/etc/timezone", encoding: .utf8)
    return name?.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
