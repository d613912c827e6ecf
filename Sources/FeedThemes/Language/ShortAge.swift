import FeedCore
import FeedTemplates

/// How long ago something was, as short as it can be said: `now`, `3m`, `2h`, `4d`, then the date.
package enum ShortAge {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Times ahead of `now`, within a minute, are `now`: clocks differ.
  package static func text(of time: Timestamp, at now: Timestamp, zone: ZoneRules) -> String {
    let seconds = Int((now.microseconds - time.microseconds) / 1_000_000)
    switch seconds {
    case -60..<60: return "now"
    case 60..<3600: return "\(seconds / 60)m"
    case 3600..<86_400: return "\(seconds / 3600)h"
    case 86_400..<604_800: return "\(seconds / 86_400)d"
    default: return date(time, now: now, zone: zone)
    }
  }

  private static func date(_ time: Timestamp, now: Timestamp, zone: ZoneRules) -> String {
    let (day, today) = (local(time, zone), local(now, zone))
    let text = "\(day.day) \(months[day.month - 1])"
    return day.year == today.year ? text : "\(text) \(day.year)"
  }

  private static func local(_ time: Timestamp, _ zone: ZoneRules) -> CivilDate {
    let seconds = Int64((time.seconds).rounded(.down))
    return CivilDate(time.advanced(bySeconds: Double(zone.offset(at: seconds).seconds)))
  }
}
