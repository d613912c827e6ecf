import Testing

@testable import Social

@Suite struct PostTextTests {
  @Test(arguments: [
    ("@ann hi", ["ann"]),
    ("hi @ann, @bob.", ["ann", "bob"]),
    (".@ann look", ["ann"]),
    ("(@ann)", ["ann"]),
    ("@ann's cat", ["ann"]),
    ("@ann- no", ["ann"]),
    ("@swift-nio and @a_b", ["swift-nio", "a_b"]),
    ("@ann @ann @Ann", ["ann", "Ann"]),
    ("mail ann@example.org", []),
    ("ann.b+c@example.org", []),
    ("@ann@example.social", []),
    ("@@ann", []),
    ("a @ 5", []),
    ("@", []),
    ("see /@ann", []),
    ("https://medium.com/@ann/x", []),
    ("你好@ann你好", ["ann"]),
    ("今日は@annさん", ["ann"]),
    ("@田中 さん", ["田中"]),
    ("＠ann", ["ann"]),
    ("@josé!", ["josé"]),
    ("@jose\u{301}!", ["jos\u{e9}"]),
    ("@мария, привет", ["мария"]),
    ("👋@ann👋", ["ann"]),
    ("@ann\n@bob", ["ann", "bob"]),
  ])
  func mentions(text: String, expected: [String]) { #expect(PostText(text).mentions == expected) }

  @Test(arguments: [
    ("#swift", ["swift"]),
    ("#Swift and #swift", ["Swift"]),
    ("#swift6, #6swift (#x)", ["swift6", "6swift", "x"]),
    ("we are #1", []),
    ("#_", []),
    ("#C++ #swift-lang", ["C", "swift"]),
    ("a#b", []),
    ("&#39; and &#x27;", []),
    ("##x", []),
    ("https://a.example/#top", []),
    ("#日本語のタグ。次", ["日本語のタグ"]),
    ("今日は#swift", ["swift"]),
    ("＃日本", ["日本"]),
    ("#हिन्दी है", ["हिन्दी"]),
    ("#Cафе", ["Cафе"]),
    ("#col·lecció · x", ["col·lecció"]),
    ("#party🎉 #🎉", ["party"]),
    ("#️⃣ #1️⃣", []),
    ("#a#b", ["a"]),
    ("#العربية", ["العربية"]),
  ])
  func hashtags(text: String, expected: [String]) { #expect(PostText(text).hashtags == expected) }

  @Test(arguments: [
    ("https://a.example", ["https://a.example"]),
    ("see https://a.example/b.", ["https://a.example/b"]),
    ("(https://a.example/b)", ["https://a.example/b"]),
    ("https://en.wikipedia.org/wiki/Foo_(bar)", ["https://en.wikipedia.org/wiki/Foo_(bar)"]),
    ("(https://en.wikipedia.org/wiki/Foo_(bar)).", ["https://en.wikipedia.org/wiki/Foo_(bar)"]),
    ("[x](https://a.example)", ["https://a.example"]),
    ("\"https://a.example\"", ["https://a.example"]),
    ("<https://a.example/?q=1&r=2#f>", ["https://a.example/?q=1&r=2#f"]),
    ("https://a.example/x?!", ["https://a.example/x"]),
    ("HTTPS://A.example", ["HTTPS://A.example"]),
    ("www.swift.org, ok", ["https://www.swift.org"]),
    ("www. ww.x www.-", []),
    ("http:// https://", []),
    ("http://)", []),
    ("xhttps://a.example", []),
    ("http://localhost:8080/x", ["http://localhost:8080/x"]),
    ("https://a.example/bを見て", ["https://a.example/b"]),
    ("https://a.example。次", ["https://a.example"]),
    ("見てhttps://a.example/、", ["https://a.example/"]),
    ("https://ja.wikipedia.org/wiki/日本", ["https://ja.wikipedia.org/wiki/日本"]),
    ("https://bücher.example/ü", ["https://bücher.example/ü"]),
    ("https://a.example👍", ["https://a.example"]),
    ("https://a.example/‮evil", ["https://a.example/"]),
    ("https://a.example https://a.example", ["https://a.example"]),
    ("https://a.example/@ann#x", ["https://a.example/@ann#x"]),
  ])
  func links(text: String, expected: [String]) { #expect(PostText(text).links == expected) }

  @Test func entitiesCoverTheirTextInOrder() {
    let post = PostText("Hi @ann, read https://a.example/b. #swift👍")
    #expect(post.entities.map { String(post.text[$0.range]) } == ["@ann", "https://a.example/b", "#swift"])
    #expect(post.entities.map(\.kind) == [.mention, .link, .hashtag])
  }

  @Test func hugeTextTakesLinearTime() {
    let text =
      String(repeating: "(https://a.example/))))@a#b ", count: 4000) + String(repeating: ")", count: 50_000)
    #expect(PostText(text).entities.count == 12_000 - 8000)
  }

  @Test func emptyTextHasNothing() { #expect(PostText("").entities.isEmpty) }
}
