import FeedCore
import GrowthTesting
import TOMLSource
import Testing

@Suite("Places in TOML")
struct TOMLOutlineTests {
  private static let text = """
    # é comment with [brackets] and = signs
    user = "ann" # a comment
    "quoted \\u00e9.key" = 'x = y'
    a.b = 1

    [reader]
    mouse = true
      spacing = false
    long = \"\"\"
    [not]
    a = section\"\"\"
    list = [
      { k = 1 }, # one
      { k = 2 },
    ]
    é = { x = 1, y = { z = 2 } }
    [[apps]]
    key = "1"
    [[apps]]
    key = "2"
    """

  @Test(
    "keys are found with line and column, in characters",
    arguments: [
      (["user"], 2, 1, 8), (["quoted é.key"], 3, 1, 23), (["a", "b"], 4, 1, 7), (["a"], 4, 1, 7),
      (["reader"], 6, 2, 2), (["reader", "spacing"], 8, 3, 13), (["reader", "list", "1", "k"], 14, 5, 9),
      (["reader", "é", "y", "z"], 16, 20, 24), (["apps", "1", "key"], 20, 1, 7),
    ]
  )
  func places(path: [String], line: Int, column: Int, value: Int) {
    let outline = TOMLOutline(Self.text)
    #expect(outline.place(of: path).map { [$0.line, $0.column] } == [line, column])
    #expect(outline.valuePlace(of: path)?.column == value)
  }

  @Test("what is inside texts and comments is not a key")
  func texts() {
    let outline = TOMLOutline(Self.text)
    #expect(outline.place(of: ["reader", "a"]) == nil)
    #expect(outline.place(of: ["not"]) == nil)
  }

  @Test("any accepted text costs linear time", arguments: 0..<5)
  func linear(kind: Int) {
    Growth.expectLinear("kind \(kind)") { size in
      let count = size / 10
      return switch kind {
      case 0: "a = {" + (0..<count).map { "k\($0) = 1" }.joined(separator: ", ") + "}"
      case 1: "a = [" + String(repeating: "{k = 1}, ", count: count) + "]"
      case 2: (0..<count).map { "[t\($0)]\n" }.joined()
      case 3: "a = '''" + String(repeating: "\n[x] #", count: count) + "'''"
      default: String(repeating: "# comment\n", count: count) + "a = 1"
      }
    } work: {
      _ = TOMLOutline($0)
    }
  }
}
