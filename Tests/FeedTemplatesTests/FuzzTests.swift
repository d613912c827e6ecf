import FeedCore
import FeedTemplates
import Foundation
import Testing

/// Mutated and made-up templates: whatever they say, reading and rendering ends, in text or in an error.
///
/// The same inputs every time. `RUNNEL_FUZZ=1000000` tries that many instead of the usual 20,000, and
/// `RUNNEL_FUZZ_SEED` others.
@Suite("Fuzzing templates")
struct FuzzTests {
  private static let settings = ProcessInfo.processInfo.environment
  private static let count = settings["RUNNEL_FUZZ"].flatMap(Int.init) ?? 20_000
  private static let seed = settings["RUNNEL_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  @Test("no input crashes, hangs or leaves a control in the text")
  func fuzz() throws {
    var mutator = TemplateMutator(seed: Self.seed, texts: CorpusCase.all.map(\.template))
    for _ in 0..<Self.count {
      let text = mutator.next()
      let (plain, isSafe) = try Self.render(text)
      #expect(isSafe, "\(text)")
      #expect(plain.utf8.count <= 200_000, "\(text)")
    }
  }

  /// An error must be a `TemplateError`: nothing else comes out.
  private static func render(_ text: String) throws -> (String, Bool) {
    do {
      let template = try Template(text, name: "fuzz", library: library)
      let plain = try template.render(context, environment)
      let styled = try template.renderStyled(context, environment).text
      return (
        plain, (plain + styled).unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
      )
    } catch is TemplateError {
      return ("", true)
    }
  }

  private static let library = TemplateLibrary(
    loader: DictionaryLoader([
      "a": "{{ v }}{% block a %}A{% endblock %}",
      "b": "{% extends 'a' %}{% block a %}{{ block.super }}{% endblock %}",
      "activity/tweet.txt": "{% include 'a' %}", "fuzz": "{% include 'b' %}",
    ])
  )

  private static let context: [String: FieldValue] = [
    "v": "a\u{1B}b\r\n<c> é😀 https://a.b @c #d", "w": 3, "x": 1.5, "l": ["a", 1, .null, ["b"]], "s": "text",
    "d": .object(OrderedFields([("a", 1), ("name", "n")])), "n": .null,
    "t": .date(Timestamp(seconds: 1_700_000_000)),
    "a": ["verb": "tweet"], "p": [["n": "x", "g": 1], ["n": "y", "g": 1]],
  ]

  private static let environment: RenderEnvironment = {
    var limits = RenderLimits()
    (limits.output, limits.steps, limits.templates) = (20_000, 20_000, 8)
    return RenderEnvironment(now: Timestamp(seconds: 1_700_000_100), width: 30, limits: limits)
  }()
}

/// Makes texts that look like templates, from good ones and from the language's own words.
private struct TemplateMutator {
  private var random: SplitMix
  private let texts: [String]
  private let words: [String]

  init(seed: UInt64, texts: [String]) {
    random = SplitMix(seed: seed)
    self.texts = texts
    let names = [
      "v", "w", "x", "l", "d", "s", "n", "t", "p", "d.items", "l.0", "activity", "forloop.counter", "'a'",
      "\"%d\"", "-1", "99999999", "1e9", "'::-1'", "_", ".",
    ]
    let signs = [
      "{{", "}}", "{%", "%}", "{#", "#}", "|", ":", " ", "\n", "'", "\"", "==", "not", "in", "as", "with",
      "only", "reversed", "by", "=", ",", "\\", "é", "😀", "\u{0}", "\u{1B}",
    ]
    words =
      signs + names + TemplateLanguage.standard.filterNames.map { "|" + $0 }
      + TemplateLanguage.standard.tagNames.flatMap { ["{% \($0) v %}", "{% \($0) %}", "{% end\($0) %}"] }
  }

  private mutating func below(_ bound: Int) -> Int {
    Int(random.next() % UInt64(max(1, bound)))
  }

  private mutating func word() -> String { words[below(words.count)] }

  mutating func next() -> String {
    guard below(4) > 0 else { return (0..<(1 + below(12))).map { _ in word() }.joined() }
    var scalars = Array(texts[below(texts.count)].unicodeScalars)
    for _ in 0...below(4) { mutate(&scalars) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private mutating func mutate(_ scalars: inout [Unicode.Scalar]) {
    let place = below(scalars.count + 1)
    let end = min(scalars.count, place + below(8))
    switch below(5) {
    case 0: scalars.removeSubrange(place..<end)
    case 1: scalars.insert(contentsOf: Array(scalars[place..<end]), at: below(scalars.count + 1))
    case 2: scalars.insert(contentsOf: Array(word().unicodeScalars), at: place)
    case 3: scalars.replaceSubrange(place..<end, with: Array(word().unicodeScalars))
    default: scalars += Array(texts[below(texts.count)].unicodeScalars.prefix(200))
    }
  }
}
