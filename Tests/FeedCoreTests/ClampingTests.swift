import FeedCore
import Testing

/// Numbers from outside become values that fit; none ends the program.
@Suite struct ClampingTests {
  static let hostile: [Double] = [
    .infinity, -.infinity, .nan, .signalingNaN, 1e300, -1e300, 1.7e18, 9.3e18, -9.3e18,
    .greatestFiniteMagnitude,
    .leastNonzeroMagnitude, -0.0, 253_402_300_800, -62_135_596_801,
  ]

  @Test(arguments: hostile)
  func everyNumberOfSecondsIsATime(_ seconds: Double) {
    let time = Timestamp(seconds: seconds)
    #expect(Timestamp(iso8601: time.activityText) == time)
    #expect(Timestamp(iso8601: time.zonedText) == time)
    #expect(time >= .earliest && time <= .latest)
    let later = Timestamp.latest.advanced(bySeconds: seconds)
    #expect(later >= .earliest && later <= .latest)
    _ = Timestamp.earliest.advanced(bySeconds: seconds)
  }

  @Test(arguments: [Int64.min, .max, .min + 1, 253_402_300_800_000_000, -62_135_596_800_000_001])
  func everyNumberOfMicrosecondsIsATime(_ microseconds: Int64) {
    let time = Timestamp(microseconds: microseconds)
    #expect(time == (microseconds < 0 ? .earliest : .latest))
    #expect(Timestamp(iso8601: time.activityText) == time)
    #expect(CivilDate(time).timestamp == time)
  }

  @Test func anOffsetDoesNotLeaveTheCalendar() {
    #expect(Timestamp(iso8601: "9999-12-31T23:59:59-14:00") == .latest)
    #expect(Timestamp(iso8601: "0001-01-01T00:00:00+14:00") == .earliest)
  }

  @Test(arguments: hostile)
  func everyNumberOfSecondsIsADuration(_ seconds: Double) {
    let duration = Duration.seconds(clamping: seconds)
    #expect(duration >= .zero && duration <= .longest)
    // Sums with a clock's time do not overflow.
    #expect(ContinuousClock.now + duration >= ContinuousClock.now - .seconds(1))
  }

  @Test(arguments: hostile)
  func everyNumberIsAnInteger(_ number: Double) {
    _ = Int(clamping: number)
    _ = UInt8(clamping: number)
    #expect(Int64(clamping: number) == Int64(clamping: Double(Int64(clamping: number))))
  }

  @Test func boundsAndFractionsAreRoundedTowardsZero() {
    #expect(Int(clamping: 2.9) == 2)
    #expect(Int(clamping: -2.9) == -2)
    #expect(UInt8(clamping: 300.0) == 255)
    #expect(UInt8(clamping: -1.0) == 0)
    #expect(Int64(clamping: Double.infinity) == .max)
    #expect(Int64(clamping: -Double.infinity) == .min)
    #expect(Int64(clamping: Double.nan) == 0)
    #expect(Int64.max.addingSaturating(1) == .max)
    #expect(Int64.min.addingSaturating(-1) == .min)
    #expect(Int64.max.multipliedSaturating(by: -2) == .min)
    #expect(Int64.min.multipliedSaturating(by: -1) == .max)
  }
}
