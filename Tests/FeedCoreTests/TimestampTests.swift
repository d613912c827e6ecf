import FeedCore
import Foundation
import Testing

@Suite("Timestamps")
struct TimestampTests {
  @Test(
    "read ISO 8601 as Stream accepts it",
    arguments: [
      ("2018-12-21T09:45:42.455925", "2018-12-21T09:45:42.455925"),
      ("2018-12-21T09:45:42Z", "2018-12-21T09:45:42.000000"),
      ("2018-12-21T09:45", "2018-12-21T09:45:00.000000"),
      ("2018-12-21", "2018-12-21T00:00:00.000000"),
      ("2018-12-21 09:45:42.5", "2018-12-21T09:45:42.500000"),
      ("2018-12-21T09:45:42.123456789Z", "2018-12-21T09:45:42.123456"),
      ("2018-12-21 09:45:42,5", "2018-12-21T09:45:42.500000"),
      ("2018-12-21t09:45:42z", "2018-12-21T09:45:42.000000"),
      ("2018-12-21T09:45+02:00", "2018-12-21T07:45:00.000000"),
      ("2018-12-21T09:45:42+02:00", "2018-12-21T07:45:42.000000"),
      ("2018-12-31T23:30:00-0130", "2019-01-01T01:00:00.000000"),
      ("2018-12-21T09:45:42+05", "2018-12-21T04:45:42.000000"),
      ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999"),
      ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000000"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000"),
      ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999"),
    ]
  )
  func reads(text: String, expected: String) throws {
    let time = try #require(Timestamp(iso8601: text))
    #expect(time.activityText == expected)
    #expect(time.zonedText == expected + "Z")
  }

  @Test(
    "refuse what is not a time",
    arguments: [
      "", "yesterday", "2018-13-01", "2018-02-29", "2018-12-21T25:00", "2018-12-21T09:60",
      "2018-12-21T09:45:42.",
      "2018-12-21T09:45:42ZZ", "2018-12-21T", "18-12-21", "2018-12-21T09:45:42+2",
      "2018-12-21T09:45:42 +02:00", "2018-12-21T09:45:4", "2018-12-21T09:45.5", "2018-12-21_09:45:42",
      "2018-12-2:T09:45:42", "2018-12-21T09:4/:42", "/018-12-21T09:45:42", "2018-12-21T09:45:60",
      "2018-12-21T-9:45:42.000000", "2018-12-21T09:45:42.x",
    ]
  )
  func refuses(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }

  @Test("agree with Foundation's calendar over four centuries")
  func agreesWithFoundation() {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for step in 0..<2000 {
      let time = Timestamp(microseconds: (Int64(step) * 6_311_520 - 6_311_520_000) * 1_000_000)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday],
        from: time.date
      )
      let date = CivilDate(time)
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      #expect(date.hour == parts.hour && date.minute == parts.minute && date.second == parts.second)
      #expect(date.weekday + 1 == parts.weekday)
      #expect(date.timestamp == time)
    }
  }
}
