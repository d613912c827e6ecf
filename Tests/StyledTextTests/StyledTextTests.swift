import StyledText
import Testing

@Suite struct StyledTextTests {
  @Test func equalNeighboursAreMerged() {
    var builder = StyledTextBuilder()
    builder.push(role: "author")
    builder.append("an")
    builder.append("n")
    builder.popRole()
    builder.append(" hi\nthere")
    let text = builder.finish()
    #expect(text.lines.map(\.spans) == [[Span("ann", roles: ["author"]), Span(" hi")], [Span("there")]])
  }

  @Test func rolesNestAndTheInnermostActionWins() {
    var builder = StyledTextBuilder()
    builder.push(role: "body")
    builder.push(action: .activity(id: "1"))
    builder.push(role: "link")
    builder.push(action: .link(url: "u"))
    builder.append("x")
    #expect(
      builder.finish().lines[0].spans == [Span("x", roles: ["body", "link"], action: .link(url: "u"))]
    )
  }

  @Test func emptyLinesAreKeptAndNothingIsNoLine() {
    #expect(StyledText("a\n\nb").lines.map(\.text) == ["a", "", "b"])
    #expect(StyledText("").lines.map(\.text) == [""])
    #expect(StyledTextBuilder().finish().lines.isEmpty)
  }
}
