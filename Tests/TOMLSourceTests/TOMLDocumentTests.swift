import FeedCore
import TOMLSource
import Testing

@Suite("TOML documents")
struct TOMLDocumentTests {
  @Test func becomeJSONValues() throws {
    let text = """
      title = "Café"
      on = true
      [groups.user]
      kind = "flat"
      limit = 500
      ratio = 0.5
      tags = ["a", "b"]
      """
    let value = try TOMLDocument.parse(text, name: "config.toml")
    #expect(value["title"] == "Café")
    #expect(value["on"] == true)
    #expect(value["groups"]?["user"]?["limit"] == 500)
    #expect(value["groups"]?["user"]?["ratio"] == 0.5)
    #expect(value["groups"]?["user"]?["tags"] == ["a", "b"])
  }

  @Test func controlCharactersInStringsSurvive() throws {
    let value = try TOMLDocument.parse(#"text = "a\tb\u001b\"c\\""#, name: "x.toml")
    #expect(value["text"] == .string("a\tb\u{1b}\"c\\"))
  }

  @Test func errorsNameFileLineAndColumn() {
    #expect {
      try TOMLDocument.parse("a = 1\nb = = 2\n", name: "bad.toml")
    } throws: { error in
      (error as? FeedError)?.detail.hasPrefix("bad.toml:2:5: this is not valid TOML") == true
    }
  }

  @Test func anEmptyDocumentIsAnEmptyObject() throws {
    #expect(try TOMLDocument.parse("", name: "empty.toml") == .object([:]))
  }
}
