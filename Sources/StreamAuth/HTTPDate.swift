import FeedCore

/// The date of HTTP headers: `Tue, 15 Nov 1994 08:12:31 GMT`. Source: RFC 9110 §5.6.7.
package enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  package static func text(_ time: Timestamp) -> String {
    let text = time.activityText
    let (year, month, day) = (
      text.prefix(4), Int(text.dropFirst(5).prefix(2)) ?? 1, text.dropFirst(8).prefix(2)
    )
    let sinceEpoch = Int((time.seconds / 86_400).rounded(.down))
    let weekday = days[((sinceEpoch % 7) + 7) % 7]
    return "\(weekday), \(day) \(months[month - 1]) \(year) \(text.dropFirst(11).prefix(8)) GMT"
  }

  /// Nil for text of another form. The name of the day is not looked at.
  package static func parse(_ text: String) -> Timestamp? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT" || parts[5] == "UTC" || parts[5] == "+0000",
      let month = months.firstIndex(of: String(parts[2])), parts[1].count <= 2
    else { return nil }
    let day = parts[1].count == 1 ? "0\(parts[1])" : String(parts[1])
    let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp(iso8601: "\(parts[3])-\(number)-\(day)T\(parts[4])")
  }
}
