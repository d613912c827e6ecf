import FeedCore
import FeedTemplates
import StyledText
import Testing

@Suite("Styled text and layout")
struct StyledTextTests {
  private func styled(
    _ template: String,
    _ context: [String: FieldValue] = [:],
    width: Int? = nil
  ) throws -> StyledText {
    try Template(template).renderStyled(context, RenderEnvironment(now: Timestamp(seconds: 0), width: width))
  }

  private func plain(
    _ template: String,
    _ context: [String: FieldValue] = [:],
    width: Int? = nil
  ) throws -> String {
    try Template(template).render(context, RenderEnvironment(now: Timestamp(seconds: 0), width: width))
  }

  @Test("style names roles, the outermost first")
  func roles() throws {
    let text = try styled("{% style post %}a {% style author bold %}Ann{% endstyle %}{% endstyle %}!")
    #expect(
      text.lines == [
        StyledLine([Span("a ", roles: ["post"]), Span("Ann", roles: ["post", "author", "bold"]), Span("!")])
      ]
    )
  }

  @Test("a role goes on over line ends, loops, includes and super blocks")
  func rolesSurvive() throws {
    let library = TemplateLibrary(
      loader: DictionaryLoader([
        "base": "{% block a %}{% style x %}one\ntwo{% endstyle %}{% endblock %}",
        "child": "{% extends 'base' %}{% block a %}{{ block.super }}{% include 'i' %}{% endblock %}",
        "i": "{% for c in 'ab' %}{% style y %}{{ c }}{% endstyle %}{% endfor %}",
      ])
    )
    let text = try library.template(named: "child").renderStyled(
      [:],
      RenderEnvironment(now: Timestamp(seconds: 0))
    )
    #expect(
      text.lines == [
        StyledLine([Span("one", roles: ["x"])]),
        StyledLine([Span("two", roles: ["x"]), Span("ab", roles: ["y"])]),
      ]
    )
  }

  @Test("the plain text is the same layout without roles")
  func plainText() throws {
    let template =
      "{% style a %}x{% endstyle %}{% fill '·' %}{% right %}{% style b %}y{% endstyle %}{% endright %}"
    #expect(try plain(template, width: 6) == "x··  y")
    #expect(try styled(template, width: 6).text == "x··  y")
  }

  @Test("a role can be a value, and an unknown tag for it is not a role")
  func roleFromValue() throws {
    let text = try styled("{% style name|pick:'one,two' %}x{% endstyle %}", ["name": "ann"])
    #expect(["one", "two"].contains(text.lines[0].spans[0].roles[0]))
    #expect(text == (try styled("{% style name|pick:'one,two' %}x{% endstyle %}", ["name": "ann"])))
  }

  @Test("the roles of a template are known without rendering it")
  func roleNames() throws {
    let template = try Template(
      "{% style a %}{% if x %}{% style b.c %}{% endstyle %}{% endif %}{% endstyle %}"
    )
    #expect(template.roles == ["a", "b.c"])
  }

  @Test("rich text marks links, mentions and hashtags, and changes no letter")
  func richText() throws {
    let body = "Hi @ann, see (https://example.org/a?b=1). #swift #1 a@b.org x@y #über @bob-"
    let line = try styled("{{ body|richtext }}", ["body": .string(body)]).lines[0]
    #expect(line.text == body)
    #expect(
      line.spans.compactMap(\.action) == [
        .mention(user: "ann"), .link(url: "https://example.org/a?b=1"), .hashtag(tag: "swift"),
        .link(url: "mailto:a@b.org"), .hashtag(tag: "über"), .mention(user: "bob"),
      ]
    )
    #expect(try plain("{{ body|richtext|length }}", ["body": "héllo #a"]) == "8")
    #expect(try plain("{{ body|richtext|upper }}", ["body": "see #a"]) == "SEE #A")
  }

  @Test(
    "urlize marks what Django's would, and only that",
    arguments: [
      ("www.djangoproject.com", ["http://www.djangoproject.com"]),
      ("djangoproject.org", ["http://djangoproject.org"]),
      ("see example.com/path, or not", ["http://example.com/path"]),
      ("(see http://example.com/a_(b))", ["http://example.com/a_(b)"]),
      ("[http://168.192.0.1](x)", ["http://168.192.0.1](x)"]),
      ("info@djangoproject.org", ["mailto:info@djangoproject.org"]),
      ("https:// http: @ann #tag a.b file.txt 1.5", []),
      ("\"http://a.com\" 'http://b.com' <http://c.com>", ["http://a.com", "http://b.com", "http://c.com"]),
    ]
  )
  func urlize(text: String, urls: [String]) throws {
    let line = try styled("{{ text|urlize }}", ["text": .string(text)]).lines[0]
    #expect(line.text == text)
    #expect(line.spans.compactMap(\.action) == urls.map { SpanAction.link(url: $0) })
  }

  @Test("urlizetrunc shortens what is shown, not where it leads")
  func urlizeTruncated() throws {
    let line = try styled("{{ text|urlizetrunc:12 }}", ["text": "http://example.org/long"]).lines[0]
    #expect(line.text == "http://exam…")
    #expect(line.spans[0].action == .link(url: "http://example.org/long"))
  }

  @Test("tags give text an action")
  func actions() throws {
    let template = """
      {% link url %}L{% endlink %}{% mention user %}M{% endmention %}{% hashtag 'h' %}H{% endhashtag %}\
      {% image url width=640 height=h %}I{% endimage %}{% open id %}O{% endopen %}{% link missing %}-{% endlink %}
      """
    let line = try styled(template, ["url": "https://a.b", "user": "ann", "h": 480, "id": "x1"]).lines[0]
    #expect(
      line.spans.map(\.action) == [
        .link(url: "https://a.b"), .mention(user: "ann"), .hashtag(tag: "h"),
        .image(url: "https://a.b", width: 640, height: 480), .activity(id: "x1"), nil,
      ]
    )
  }

  @Test(
    "fills share what is left of a line of any width",
    arguments: [
      ("a{% fill '-' %}b", 6, "a----b"), ("{% fill '-' %}a{% fill '-' %}", 6, "---a--"),
      ("a{% fill '-' %}b", 2, "ab"),
      ("a{% fill '-' %}b", 1, "ab"), ("a{% fill '日' %}", 6, "a日日 "), ("a{% fill %}b", 4, "a  b"),
      ("é日{% fill '.' %}|\n{% fill '.' %}", 6, "é日..|\n......"), ("a{% right %}b{% endright %}", 5, "a   b"),
      ("abc{% right %}de{% endright %}", 5, "abc de"), ("{% right %}b{% endright %}", 1, "b"),
      ("{% center %}ab{% endcenter %}|", 7, "  ab  |"), ("a{% fill '' %}b", 3, "a b"),
    ]
  )
  func fills(template: String, width: Int, expected: String) throws {
    #expect(try plain(template, width: width) == expected)
  }

  @Test("without a width nothing is filled")
  func noWidth() throws {
    #expect(try plain("a{% fill '-' %}b{% right %}c{% endright %}") == "ab c")
    #expect(try plain("{% wrap %}a b{% endwrap %}{{ line_width }}|") == "a b|")
  }

  @Test("wrap goes on where the line stands and hangs its lines there")
  func wrap() throws {
    let template = "{{ name }}: {% wrap %}{{ body }}{% endwrap %}."
    #expect(
      try plain(template, ["name": "Ann", "body": "one two three four"], width: 12)
        == "Ann: one two\n     three\n     four."
    )
    #expect(try plain("{% wrap width=5 %}aa bb cc{% endwrap %}") == "aa bb\ncc")
    #expect(try plain("* {% wrap indent=4 width=5 %}aa bb cc{% endwrap %}") == "* aa bb\n    cc")
    #expect(try plain("{% wrap width=5 lines=2 %}aa bb cc dd ee{% endwrap %}") == "aa bb\ncc d…")
    #expect(try plain("{% wrap width=4 %}日本語文{% endwrap %}") == "日本\n語文")
    #expect(try plain("- {% wrap width=9 %}a\n\nb{% endwrap %}") == "- a\n\n  b")
  }

  @Test("wrapped text keeps its roles and actions")
  func wrappedRoles() throws {
    let text = try styled(
      "{% style b %}{% wrap width=6 %}{{ t|richtext }}{% endwrap %}{% endstyle %}",
      ["t": "hello #swift"]
    )
    #expect(
      text.lines == [
        StyledLine([Span("hello", roles: ["b"])]),
        StyledLine([Span("#swift", roles: ["b", "hashtag"], action: .hashtag(tag: "swift"))]),
      ]
    )
  }

  @Test("columns stand side by side, each wrapped to its width")
  func columns() throws {
    let template =
      "{% columns gap=2 %}{% column 3 %}{{ a }}{% column %}{{ b }}{% column 2 right %}9{% endcolumns %}"
    #expect(
      try plain(template, ["a": "x yy zzz", "b": "one two"], width: 12) == "x    one   9\nyy   two\nzzz"
    )
  }

  @Test("a field is cut or padded to its columns")
  func fit() throws {
    #expect(
      try plain(
        "[{% fit 4 %}{{ a }}{% endfit %}][{% fit 4 right %}日{% endfit %}][{% fit 5 center %}ab{% endfit %}]",
        ["a": "abcdef"]
      ) == "[abc…][  日][ ab  ]"
    )
    #expect(
      try plain(
        "[{{ a|fit:4 }}][{{ a|fitright:8 }}][{{ a|truncatewidth:3 }}][{{ '日本'|displaywidth }}]",
        ["a": "abcdef"]
      ) == "[abc…][  abcdef][ab…][4]"
    )
  }

  @Test("what drives a terminal never comes out, whatever autoescape says")
  func controls() throws {
    let evil: FieldValue = "a\u{1B}[31mb\u{7}\u{9B}2Jc\u{202E}d\r\ne\rf\u{7F}\tg"
    for template in [
      "{{ t }}", "{% autoescape off %}{{ t|safe }}{% endautoescape %}", "{{ t|richtext }}", "{{ t|urlize }}",
      "{% filter upper|lower %}{{ t }}{% endfilter %}", "{{ t|linebreaksbr }}",
      "{% wrap width=50 %}{{ t }}{% endwrap %}", "{% style x %}{% firstof t %}{% endstyle %}",
      "{% with u=t %}{% cycle u 'x' %}{% endwith %}", "{{ l|unordered_list }}", "{{ l|join:t }}",
      "{% fill t %}",
    ] {
      for text in [
        try plain(template, ["t": evil, "l": [evil]], width: 40),
        try styled(template, ["t": evil, "l": [evil]], width: 40).text,
      ] {
        let isClean = text.unicodeScalars.allSatisfy { scalar in
          scalar == "\n" || scalar == "\t"
            || (scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
        }
        #expect(isClean, "\(template)")
      }
    }
  }

  @Test("tabs of styled text are blanks up to the next stop of four")
  func tabs() throws {
    #expect(try styled("a\tb\t{% style x %}c\t{% endstyle %}d").text == "a   b   c   d")
  }

  @Test(
    "sizes that no terminal has are refused",
    arguments: [
      "{% wrap width=99999999 %}a{% endwrap %}", "{% fit 1e9 %}a{% endfit %}",
      "{% columns gap=-1 %}{% column %}a{% endcolumns %}", "{{ 'a'|fit:99999999 }}",
    ]
  )
  func sizes(template: String) {
    #expect(throws: TemplateError.self) { try plain(template, width: 10) }
  }
}
