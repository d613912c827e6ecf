import FeedCore
import FeedTemplates
import Testing

@Suite("Errors say what is wrong, where, and what was meant")
struct ErrorTests {
  private let environment = RenderEnvironment(now: Timestamp(seconds: 0))

  private func error(_ template: String, _ templates: [String: String] = [:]) -> TemplateError? {
    do {
      let library = TemplateLibrary(loader: DictionaryLoader(templates))
      _ = try Template(template, name: "tweet.txt", library: library).render(
        ["l": [1, 2], "s": "x"],
        environment
      )
      return nil
    } catch {
      return error as? TemplateError
    }
  }

  @Test(
    "the place of what is wrong",
    arguments: [
      ("{{ a|uper }}", 1, 6, "There is no filter 'uper'. Did you mean 'upper'?"),
      ("one\ntwo {{ a|default }}", 2, 10, "The filter 'default' needs an argument, as in default:\"…\"."),
      ("x\n\n  {% iff a %}{% endif %}", 3, 6, "There is no tag 'iff'. Did you mean 'if'?"),
      ("{% if a %}\n{% for x in l %}", 2, 4, "'for' is not closed: {% empty %} or {% endfor %} is missing."),
      ("{% if a %}{% endfor %}", 1, 14, "'endfor' closes nothing here. Expected here: elif, else, endif."),
      ("é😀 {{ a|nope }}", 1, 9, "There is no filter 'nope'."),
      ("{% if a == %}x{% endif %}", 1, 11, "The condition ends where a value should stand."),
      ("{% if a b %}x{% endif %}", 1, 9, "'b' is too much here: an operator is missing before it."),
      ("{% block a %}{% endblock b %}", 1, 26, "This closes the block 'b', but 'a' is open."),
      (
        "{% block a %}{% endblock %}{% block a %}{% endblock %}", 1, 37,
        "There is a block 'a' in this template already."
      ),
      (
        "{{ a|date: 'Y' }}", 1, 10,
        "A filter's argument follows its colon without blanks, as in date:\"H:i\"."
      ),
      ("{{ _a }}", 1, 4, "'_a' is private: a variable must not begin with an underscore."),
      ("{{ }}", 1, 4, "Something to print is missing here."),
      ("{% include 'x' wit a=1 %}", 1, 16, "'include' does not know 'wit'. Did you mean 'with'?"),
      ("{% templatetag openblok %}", 1, 16, "'templatetag' knows no 'openblok'. Did you mean 'openblock'?"),
      (
        "{% cycle 'a' 'b' as row %}{% cycle rwo %}", 1, 36,
        "There is no cycle called 'rwo' before this. Did you mean 'row'?"
      ),
      ("{% endstyle %}", 1, 4, "'endstyle' closes nothing here."),
    ]
  )
  func syntax(template: String, line: Int, column: Int, message: String) {
    let error = error(template)
    #expect(error?.message == message)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test(
    "the place of what fails while rendering",
    arguments: [
      ("ok\n{{ s|ljust:'x' }}", 2, 4, "'x' is not a whole number."),
      ("{% for a, b in l %}{% endfor %}", 1, 4, "The loop has 2 variables, but an item has 1 parts."),
      (
        "{{ s|default:nope }}{{ ''|default:nope }}", 1, 4,
        "The argument 'nope' of the filter 'default' is not there."
      ),
      (
        "{% include 'actvity/tweet.txt' %}", 1, 4,
        "There is no template 'actvity/tweet.txt'. Did you mean 'activity/tweet.txt'?"
      ),
    ]
  )
  func rendering(template: String, line: Int, column: Int, message: String) {
    let error = error(template, ["activity/tweet.txt": ""])
    #expect(error?.message == message)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("an error in an included template names that one")
  func included() {
    let error = error("{% include 'i' %}", ["i": "a\n{{ l|first|divisibleby:0 }}"])
    #expect(error?.file == "i")
    #expect(error?.line == 2)
    #expect(error?.sourceLine == "{{ l|first|divisibleby:0 }}")
  }

  @Test("the text shows the line and a caret below the place")
  func description() {
    #expect(
      error("a\n\t{{ a|uper }}")?.description
        == "tweet.txt:2:7: There is no filter 'uper'. Did you mean 'upper'?\n  \t{{ a|uper }}\n  \t     ^"
    )
  }

  @Test("a long or hostile line is shown safely")
  func hostileLine() {
    let long = String(repeating: "x", count: 5000) + "\u{1B}[31m{{ a|uper }}"
    let text = error(long)?.description ?? ""
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 200 })
    #expect(text.contains("{{ a|uper }}"))
  }
}
