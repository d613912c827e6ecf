import FeedCore
import Foundation
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "keeps every value exactly",
    arguments: [
      "null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808", "1.0", "0.1", "-2.5",
      "1e+300", "12345678901234567890", "3.14159265358979323846264338327950288", "\"\"", "\"é漢😀\"", "[]",
      "{}",
      #"{"a":[1,2.5,"x",null,{"b":true}],"z":{}}"#, #""quote \" slash \\ newline \n tab \t""#,
    ]
  )
  func roundTrips(text: String) throws {
    #expect(JSONWriter.text(try JSONParser.parse(text)) == text)
  }

  @Test(
    "reads every escape",
    arguments: [
      (#""\u0041\/\b\f\n\r\t""#, "A/\u{8}\u{c}\n\r\t"), (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"),
      (#""\ud83dx""#, "\u{FFFD}x"), (#""\ude00\u0041""#, "\u{FFFD}A"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    ]
  )
  func escapes(text: String, expected: String) throws {
    #expect(try JSONParser.parse(text) == .string(expected))
  }

  /// Text is looked at eight bytes at a time: each character counts wherever it stands.
  @Test(
    "escapes a character wherever it stands in a text",
    arguments: [0, 0x1F, 0x22, 0x5C, 0x7F] as [UInt8]
  )
  func escapesAtEveryPlace(byte: UInt8) throws {
    let escape = JSONWriter.text(.string(String(Unicode.Scalar(byte)))).dropFirst().dropLast()
    for count in 1...24 {
      for place in 0..<count {
        // The neighbours of the special ones.
        var bytes: [UInt8] = (0..<count).map { [0x21, 0x23, 0x5B, 0x5D, 0x7E, 0x20][($0 + place) % 6] }
        #expect(bytes.withUnsafeBufferPointer { JSONWriter.isPlain($0) })
        bytes[place] = byte
        #expect(!bytes.withUnsafeBufferPointer { JSONWriter.isPlain($0) })
        let (before, after) = (bytes[..<place], bytes[(place + 1)...])
        let expected =
          "\"" + String(decoding: before, as: UTF8.self) + escape + String(decoding: after, as: UTF8.self)
        #expect(JSONWriter.text(.string(String(decoding: bytes, as: UTF8.self))) == expected + "\"")
      }
    }
  }

  @Test("writes every integer's digits", arguments: [0, -1, 9, 10, -10, 1_234_567_890, Int64.max, Int64.min])
  func integers(_ value: Int64) {
    #expect(JSONWriter.text(.int(value)) == "\(value)")
  }

  @Test("writes control characters as escapes")
  func controls() {
    #expect(JSONWriter.text("\u{1b}[31m\u{7f}\u{0}") == #""\u001b[31m\u007f\u0000""#)
  }

  @Test(
    "refuses what is not JSON",
    arguments: [
      "", " ", "nul", "01", "1.", ".5", "+1", "1e", "--1", "\"", "\"\u{1}\"", #""\x""#, #""\u12""#, "[1,]",
      "[1 2]",
      "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[", "{", "1 2", "NaN", "Infinity", "'a'", "[1]]",
    ]
  )
  func refuses(text: String) {
    #expect(throws: FeedError.self) { try JSONParser.parse(text) }
  }

  @Test("says where the text stops being JSON")
  func position() {
    #expect {
      try JSONParser.parse("[1, oops]")
    } throws: {
      ($0 as? FeedError)?.detail == "The JSON is not valid at byte 4: a value was expected."
    }
  }

  @Test("refuses nesting that would exhaust the stack")
  func depth() throws {
    let limit = JSONParser.maximumDepth
    _ = try JSONParser.parse(String(repeating: "[", count: limit) + String(repeating: "]", count: limit))
    #expect(throws: FeedError.self) { try JSONParser.parse(String(repeating: "[", count: 100_000)) }
  }

  @Test("refuses bytes that are not UTF-8")
  func invalidUTF8() {
    #expect(throws: FeedError.self) { try JSONParser.parse(Data([0x22, 0xFF, 0x22])) }
  }

  @Test("agrees with Foundation on random values")
  func agreesWithFoundation() throws {
    var generator = SplitMix(seed: 7)
    for _ in 0..<300 {
      let value = JSONValue.random(depth: 4, using: &generator)
      let text = JSONWriter.text(value)
      #expect(try JSONParser.parse(text) == value)
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
      let rewritten = try JSONSerialization.data(withJSONObject: [object], options: .fragmentsAllowed)
      let reread = try JSONParser.parse(rewritten)
      #expect(reread.arrayValue?.first?.comparable == value.comparable)
    }
  }
}

extension JSONValue {
  fileprivate static func random(depth: Int, using generator: inout SplitMix) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: .null
    case 1: .bool(.random(using: &generator))
    case 2: .int(.random(in: -1_000_000...1_000_000, using: &generator))
    case 3: .double((Double.random(in: -1000...1000, using: &generator) * 64).rounded() / 64)
    case 4: .string(randomText(using: &generator))
    case 5:
      .array(
        (0..<Int.random(in: 0..<4, using: &generator)).map { _ in random(depth: depth - 1, using: &generator)
        }
      )
    default:
      .object(
        Dictionary(
          (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
            (randomText(using: &generator), random(depth: depth - 1, using: &generator))
          },
          uniquingKeysWith: { first, _ in first }
        )
      )
    }
  }

  private static func randomText(using generator: inout SplitMix) -> String {
    let alphabet = Array("ab \"\\/\n\té漢😀\u{1}\u{7f}\u{2028}")
    return String(
      (0..<Int.random(in: 0..<8, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }
    )
  }

  /// Numbers by their value alone: Foundation writes 3.0 as 3.
  fileprivate var comparable: JSONValue {
    switch self {
    case .int(let value): .double(Double(value))
    case .array(let values): .array(values.map(\.comparable))
    case .object(let members): .object(members.mapValues(\.comparable))
    default: self
    }
  }
}

/// Text that is stored has to come back, whatever is refused from others today.
@Suite("JSON with long runs of combining marks")
struct MarkRunTests {
  private static let many = "a" + String(repeating: "\u{301}", count: 300)

  @Test(
    "others' text is refused, a server's is cut, stored text stays",
    arguments: ["\"\(many)\"", "\"\(many)\\n\""]
  )
  func policies(json: String) throws {
    #expect(throws: FeedError.self) { try JSONParser.parse(json) }
    let kept = try #require(try JSONParser.parse(json, marks: .kept).stringValue)
    #expect(kept.unicodeScalars.count { $0 == "\u{301}" } == 300)
    let cut = try #require(try JSONParser.parse(json, marks: .cut).stringValue)
    #expect(cut.unicodeScalars.count { $0 == "\u{301}" } == CombiningMarks.longestRun)
  }
}
