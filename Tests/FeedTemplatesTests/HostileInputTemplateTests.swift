import FeedCore
import FeedTemplates
import GrowthTesting
import Testing

@Suite("Hostile templates and contexts")
struct HostileInputTemplateTests {
  private static let sizes = [1_000, 10_000, 100_000]

  @Test(
    "reading and rendering a template costs linear time",
    arguments: [
      "{%", "{{", "{#", "{{ a", "{{ a }}", "{% if a ", "{% if a %}", "{%{{{#", "'", "\"a ", "{{ 'a", "}}",
      "%}", "\n",
      "{% verbatim %}", "{% comment %}", "{{ a|", "{{ a.", "a.", "|upper", "{% right %}", "{% fill %}",
      "{% wrap %}a{% endwrap %}", "{% style a %}x{% endstyle %}", "{% fit 3 %}a{% endfit %}",
      "{% cycle a b as c %}",
      "{% firstof a b %}", "{% with a=b %}{% endwith %}", "{% block a %}{% endblock %}", "é", "\u{301}",
      "{% columns %}{% column %}a{% endcolumns %}", "{% center %}a{% endcenter %}", "{% now 'Y' %}",
    ]
  )
  func sources(piece: String) {
    Growth.expectLinear(piece, sizes: Self.sizes) {
      String(repeating: piece, count: $0 / piece.utf8.count)
    } work: {
      let template = try Template($0)
      _ = try template.renderStyled(["a": "b"], RenderEnvironment(now: Timestamp(seconds: 0), width: 80))
    }
  }

  /// The filters, those with an argument with one that makes sense to most.
  private static let calls = TemplateLanguage.standard.filterNames.map { name in
    TemplateLanguage.standard.filter(name)?.argument == .required ? "\(name):'2'" : name
  }

  @Test("every filter costs linear time", arguments: calls)
  func everyFilter(filter: String) throws {
    let template = try Template("{{ v|\(filter)|length }}")
    for piece in ["a ", "<a ", "http://-", "\u{301}", "9", "("] {
      Growth.expectLinear("\(filter) of \(piece)", sizes: Self.sizes) { size in
        FieldValue.string(String(repeating: piece, count: size / piece.utf8.count))
      } work: { value in
        _ = try template.render(["v": value], RenderEnvironment(now: Timestamp(seconds: 0), width: 80))
      }
    }
  }

  @Test("few steps on much text count as many")
  func charged() throws {
    let text = FieldValue.string(String(repeating: "word ", count: 20_000))
    for source in [
      "{{ v|upper|length }}", "{{ v|length }}{{ v }}", "{% filter upper %}{{ v }}{% endfilter %}",
    ] {
      let budget = RenderBudget(steps: 1_000_000)
      let environment = RenderEnvironment(now: Timestamp(seconds: 0), width: 80, budget: budget)
      _ = try Template(source).render(["v": text], environment)
      #expect(budget.remaining < 1_000_000 - 100_000 / 16, "\(source)")
    }
  }
}
