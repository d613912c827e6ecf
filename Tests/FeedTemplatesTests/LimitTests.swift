import FeedCore
import FeedTemplates
import Testing

@Suite("No template exhausts memory, time or the stack")
struct LimitTests {
  private func render(_ template: String, _ templates: [String: String] = [:]) throws -> String {
    let library = TemplateLibrary(loader: DictionaryLoader(templates))
    var limits = RenderLimits()
    (limits.output, limits.steps) = (100_000, 50_000)
    let environment = RenderEnvironment(now: Timestamp(seconds: 0), width: 80, limits: limits)
    let context: [String: FieldValue] = [
      "l": .list((0..<300).map { .int($0) }), "s": .string(String(repeating: "ab ", count: 1000)),
    ]
    return try Template(template, name: "main", library: library).render(context, environment)
  }

  @Test(
    "what is too large is refused",
    arguments: [
      "{{ 'a'|ljust:999999999 }}", "{{ 'a'|rjust:9223372036854775807 }}", "{{ 'a'|center:999999999 }}",
      "{{ 1|stringformat:'999999999d' }}", "{{ 1.5|stringformat:'.999999999f' }}",
      "{{ 1|floatformat:999999999 }}",
      "{% for a in l %}{% for b in l %}{% for c in l %}{% endfor %}{% endfor %}{% endfor %}",
      "{% for a in l %}{% for b in l %}x{{ s }}{% endfor %}{% endfor %}",
      "{% with a=s|add:s %}{% with b=a|add:a %}{% with c=b|add:b %}{% with d=c|add:c %}{% with e=d|add:d %}{{ e|add:e|length }}{% endwith %}{% endwith %}{% endwith %}{% endwith %}{% endwith %}",
      "{% for a in l %}{% for b in l %}{% filter upper %}{{ s }}{% endfilter %}{% endfor %}{% endfor %}",
      "{% for a in s %}{{ s|make_list|join:s|length }}{% endfor %}", "{% lorem 9223372036854775807 w %}",
      "{% lorem 99999999 %}",
      "{% for a in l %}{% for b in l %}{% fill %}{% for c in l %}x{% endfor %}{% endfor %}{% endfor %}",
    ]
  )
  func tooLarge(template: String) {
    #expect(throws: TemplateError.self) { try render(template) }
  }

  @Test(
    "templates that include, extend or render themselves are refused",
    arguments: [
      ["main": "{% include 'a' %}", "a": "{% include 'b' %}", "b": "x{% include 'a' %}"],
      ["main": "{% extends 'a' %}", "a": "{% extends 'b' %}", "b": "{% extends 'a' %}"],
      ["main": "{% extends 'a' %}", "a": "{% extends 'a' %}"],
      ["main": "{% include './main' %}"],
      ["main": "{% include 'a' %}", "a": "{% extends 'b' %}", "b": "{% include 'a' %}"],
      [
        "main": "{% with activity=a %}{% render_activity x %}{% endwith %}",
        "activity/v.txt": "{% render_activity activity %}",
      ],
    ]
  )
  func cycles(templates: [String: String]) {
    #expect(throws: TemplateError.self) {
      let library = TemplateLibrary(loader: DictionaryLoader(templates))
      _ = try library.template(named: "main")
        .render(["x": ["verb": "v"]], RenderEnvironment(now: Timestamp(seconds: 0)))
    }
  }

  @Test("recursion that ends is allowed")
  func recursion() throws {
    var tree: FieldValue = ["v": 0, "c": []]
    for depth in 1...20 { tree = ["v": .int(depth), "c": .list([tree])] }
    let library = TemplateLibrary(
      loader: DictionaryLoader(["t": "{{ n.v }}{% for c in n.c %},{% include 't' with n=c %}{% endfor %}"])
    )
    let text = try library.template(named: "t").render(
      ["n": tree],
      RenderEnvironment(now: Timestamp(seconds: 0))
    )
    #expect(text.hasPrefix("20,19,") && text.hasSuffix(",0"))
  }

  @Test("deep nesting and long chains are refused or done, never a crash", arguments: [100, 1000, 20_000])
  func deep(count: Int) {
    let times = { (text: String) in String(repeating: text, count: count) }
    for template in [
      times("{% if a %}") + times("{% endif %}"), times("{% for x in l %}"), times("{% style a %}"),
      "{{ a" + times("|upper") + " }}", "{% if " + times("not ") + "a %}{% endif %}",
      "{% if a" + times(" or a") + " %}{% endif %}", "{{ " + times("a.") + "a }}", times("{% with a=1 %}"),
      "{% if " + times("a == ") + "a %}{% endif %}", times("{% spaceless %}"),
      times("{{ a }}{% if a %}x{% endif %}"),
    ] {
      _ = try? render(template)
    }
  }

  @Test(
    "reading takes time in proportion to the length",
    arguments: [
      "{%", "{{", "{#", "{{ a", "{% if a ", "{%{{{#", "'", "\"a ", "{{ 'a", "}}", "{% verbatim %}",
    ]
  )
  func linear(piece: String) {
    // A quadratic reader would take minutes for these 400,000 bytes.
    _ = try? render(String(repeating: piece, count: 400_000 / piece.utf8.count))
    _ = try? render("{{ " + String(repeating: piece, count: 100_000 / piece.utf8.count) + " }}")
    _ = try? render("{% if " + String(repeating: piece, count: 100_000 / piece.utf8.count) + " %}")
  }

  @Test(
    "filters on text take time in proportion to its length",
    arguments: ["<a", "<", ")", "@", "a ", "\n"]
  )
  func linearFilters(piece: String) throws {
    let text = FieldValue.string(String(repeating: piece, count: 60_000 / piece.utf8.count))
    let calls = TemplateLanguage.standard.filterNames.compactMap { name in
      switch TemplateLanguage.standard.filter(name)?.argument {
      case .required?: "\(name):9"
      case nil, .some: name
      }
    }
    for call in calls {
      let template = try Template("{{ v|\(call)|length }}")
      _ = try? template.render(["v": text], RenderEnvironment(now: Timestamp(seconds: 0), width: 80))
    }
  }

  @Test("extreme values are printed, not a crash")
  func extremes() throws {
    let values: [FieldValue] = [
      .int(.max), .int(.min), .double(.infinity), .double(-.infinity), .double(.nan),
      .double(.leastNonzeroMagnitude),
      .double(.greatestFiniteMagnitude), .date(Timestamp(microseconds: .max)),
      .date(Timestamp(microseconds: .min)),
      .string(""), .list([]), .dictionary([:]), .null, .string(String(repeating: "9", count: 5000)),
      .bool(true),
    ]
    let names = TemplateLanguage.standard.filterNames
    for name in names where TemplateLanguage.standard.filter(name)?.argument != .required {
      let template = try Template("{{ v|\(name) }}")
      for value in values {
        _ = try? template.render(["v": value], RenderEnvironment(now: Timestamp(seconds: 0)))
      }
    }
    for name in names where TemplateLanguage.standard.filter(name)?.argument != TemplateFilter.Argument.none {
      let template = try Template("{{ v|\(name):w }}")
      for value in values {
        for other in values {
          _ = try? template.render(["v": value, "w": other], RenderEnvironment(now: Timestamp(seconds: 0)))
        }
      }
    }
  }
}
