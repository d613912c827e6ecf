import FeedCore
import Testing

@Suite("Activity ids")
struct ActivityIDTests {
  @Test(
    "follow Stream's recipe",
    arguments: [
      ("6621934", "2016-01-15T12:54:42Z", "24f9d500-bb87-11e5-8080-80012ce3cc51"),
      ("123sdsd333}}}", "2015-12-28T00:00:00Z", "f01c0000-acf5-11e5-8080-80006a8b5bc2"),
      ("467791-42-follow", "2016-12-11T17:05:21Z", "ffa65e80-bfc3-11e6-8080-800027086507"),
    ]
  )
  func vectors(foreignID: String, time: String, id: String) throws {
    let time = try #require(Timestamp(iso8601: time))
    let made = ActivityID(foreignID: foreignID, time: time)
    #expect(made.description == id)
    #expect(ActivityID(id) == made)
    #expect(made.time == time)
  }

  /// Digits are made eight at a time: each counts wherever it stands.
  @Test("have each digit at its place") func digits() {
    for value in UInt64(0)..<16 {
      for place in 0..<32 {
        let word = value << UInt64((15 - place % 16) * 4)
        let id = ActivityID(high: place < 16 ? word : 0, low: place < 16 ? 0 : word)
        var digits = Array(repeating: Character("0"), count: 32)
        digits[place] = Character(String(value, radix: 16))
        #expect(id.description.filter { $0 != "-" } == String(digits))
        #expect(ActivityID(id.description) == id)
      }
    }
  }
}
