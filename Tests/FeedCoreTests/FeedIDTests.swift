import FeedCore
import Testing

@Suite("Feed ids")
struct FeedIDTests {
  @Test(
    "are a group and an id",
    arguments: [
      "user:1", "timeline_aggregated:ann-lee_2", "user:Ünal", "flat-2:漢", "user:0f1e2d3c-aaaa-bbbb",
    ]
  )
  func valid(text: String) throws {
    #expect(try FeedID(parsing: text).description == text)
  }

  @Test(
    "refuse every other text with a sentence",
    arguments: [
      "", "user", ":", "user:", ":1", "user:a:b", "us er:1", "user:a b", "user:a.b", "user:a/b",
      "user:\u{1b}",
    ]
  )
  func invalid(text: String) {
    #expect {
      try FeedID(parsing: text)
    } throws: { error in
      guard let error = error as? FeedError else { return false }
      return error.code == .input && error.detail.hasSuffix(".")
    }
  }
}

@Suite("References")
struct ReferenceTests {
  @Test(
    "are read and written alike",
    arguments: [
      ("SU:ann", Reference.user("ann")),
      ("SO:food:cheese-burger", .object(collection: "food", id: "cheese-burger")),
      ("SA:24f9d500-bb87-11e5-8080-80012ce3cc51", .activity("24f9d500-bb87-11e5-8080-80012ce3cc51")),
      ("SR:17", .reaction("17")), ("app.Tweet:42", .model(type: "app.Tweet", key: "42")),
      ("SO:a:b:c", .object(collection: "a", id: "b:c")),
    ]
  )
  func roundTrip(text: String, reference: Reference) {
    #expect(Reference(text) == reference)
    #expect(reference.description == text)
  }

  @Test("are not seen in plain text", arguments: ["", "hello", ":", "a:", ":a", "a:b:c", "SU:"])
  func plainText(text: String) {
    #expect(Reference(text) == nil)
    #expect(Reference(stored: text) == nil)
  }
}
