import FeedCore
import GrowthTesting
import TOMLSource
import Testing

@Suite("Hostile TOML")
struct HostileInputTOMLTests {
  @Test(
    "any text costs linear time",
    arguments: [
      ("a.", "", ""), ("a.", "a=1", ""), ("[", "", ""), ("[", "1", "]"), ("{a=", "1", "}"), ("[[a.", "", ""),
      ("a={b=[", "", "]}"), ("\"a\".", "=1", ""), ("'a' . ", "=1", ""), ("[a]\n", "", ""),
      ("[[a]]\n", "", ""),
      ("[[a.b]]\n", "", ""), ("#\n", "", ""), ("\"", "", ""), ("'''", "", ""), ("\"\"\"\n", "", ""),
      ("\\", "", ""),
      ("a=\"", "", "\""), ("a=\"\\u0001", "", "\"\n"), ("a=1\n", "", ""), ("=", "", ""), (",", "", ""),
      ("é", "", ""),
      ("1979-05-27T07:32:00Z", "", ""), ("0.1.", "", ""), ("a = 1e5 ", "", ""),
      ("[a.a.a.a.a.a.a.a]\n", "", ""),
    ]
  )
  func linear(opening: String, middle: String, closing: String) {
    for prefix in ["", "a=", "[a]\nb=", "a = [\n", "x = { y = "] {
      Growth.expectLinear("\(prefix)\(opening)…") { size in
        let count = max(1, size / (opening + closing).utf8.count)
        return prefix + String(repeating: opening, count: count) + middle
          + String(repeating: closing, count: count)
      } work: {
        _ = try TOMLDocument.parse($0, name: "x")
      }
    }
  }

  @Test("many different keys, tables and elements cost linear time", arguments: 0..<5)
  func many(kind: Int) {
    Growth.expectLinear("kind \(kind)") { size in
      let lines = (0..<(size / 12)).map { number in
        switch kind {
        case 0: "k\(number) = \(number)\n"
        case 1: "[t\(number)]\n"
        case 2: "[t.t\(number).u]\nv = 1\n"
        case 3: "[[t]]\nv = \(number)\n"
        default: "\"\\u00e9\(number)\" = '\(number)'\n"
        }
      }
      return lines.joined()
    } work: {
      _ = try TOMLDocument.parse($0, name: "x")
    }
  }

  @Test("a key of 100,000 parts, nested values and large files are refused with the line")
  func refused() {
    let texts = [
      "a = 1\n" + String(repeating: "a.", count: 100_000) + "b = 1",
      "\n[" + String(repeating: "a.", count: 50) + "b]",
      "\na = " + String(repeating: "[", count: 200), "\nx = " + String(repeating: "{a=", count: 50),
      "\n\"\"\"a\"\"\"" + String(repeating: " . 'x.y'", count: 40),
    ]
    for text in texts {
      #expect {
        try TOMLDocument.parse(text, name: "x.toml")
      } throws: { error in
        (error as? FeedError)?.code == .input && (error as? FeedError)?.detail.hasPrefix("x.toml:2: ") == true
      }
    }
    #expect(throws: FeedError.self) {
      try TOMLDocument.parse(String(repeating: "#", count: 2 << 20), name: "x")
    }
  }

  @Test("dots and brackets in texts and comments mean nothing, and ordinary depth is allowed")
  func allowed() throws {
    let dots = String(repeating: ".", count: 500) + String(repeating: "[", count: 500)
    let text = """
      # \(dots)
      a = "\(dots)\\"\(dots)"
      b = '\(dots)\\'
      c = \"\"\"\(dots)
      "" \(dots) \\\"\"\" \(dots)\"\"\"\"
      d = '''\(dots)
      '' \(dots)'''
      "\(dots)" = 1
      e.f.g.h = [[1.5, 2.5], { x = [3.5] }]
      f = [\((0..<500).map { "\($0).5" }.joined(separator: ",\n"))]
      """
    let document = try TOMLDocument.parse(text, name: "x")
    #expect(document["a"]?.stringValue == dots + "\"" + dots)
    #expect(document["b"]?.stringValue == dots + "\\")
    #expect(document["c"]?.stringValue?.hasSuffix(dots + "\"") == true)
    #expect(document[dots] == 1)
    #expect(document["f"]?.arrayValue?.count == 500)
  }
}
