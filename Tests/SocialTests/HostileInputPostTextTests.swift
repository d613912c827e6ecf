import FeedCore
import GrowthTesting
import Social
import Testing

@Suite("Hostile post texts")
struct HostileInputPostTextTests {
  @Test(
    "looking for mentions, hashtags and links costs linear time",
    arguments: [
      "@", "@a", "@a@", "@-", "@a-", "a@a ", "#", "#1", "#a·", "#·", "＃", "＠", "＠あ", "http://", "http://-",
      "https://(",
      "http://a", "http://a ", "www.", "www.-", "www.a", "www.a)", "http://[", "http://[)", "http://a.)",
      "http://a」", "w",
      "://", "\u{301}", "@\u{301}", "#あ@あ", "👨‍👩‍👧", "\r\n", "h", "@a\u{200D}", "http://日",
    ]
  )
  func linear(piece: String) {
    Growth.expectLinear(piece) {
      String(repeating: piece, count: max(1, $0 / piece.utf8.count))
    } work: { text in
      let scanned = PostText(text)
      _ = (scanned.mentions, scanned.hashtags, scanned.links)
    }
  }

  @Test(
    "what is stored of a text costs linear time",
    arguments: ["\r", "\r\n", " ", "a", "\u{301}", "\n\r", "\u{2028}"]
  )
  func checked(piece: String) {
    Growth.expectLinear(piece) {
      String(repeating: piece, count: max(1, $0 / piece.utf8.count))
    } work: {
      _ = try Social.checkedText($0)
    }
  }

  @Test("what begins like a link and is none stays text")
  func noLinks() {
    for text in ["http://-a", "http://", "www.", "www.-a", "www.)", "http://)", "xhttp://a.b"] {
      #expect(PostText(text).links.isEmpty, "\(text)")
    }
    #expect(PostText("http://-http://a.example").links == ["http://a.example"])
    #expect(
      PostText("see www.a.example, or http://b.example.").links == [
        "https://www.a.example", "http://b.example",
      ]
    )
  }
}
