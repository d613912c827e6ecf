import FeedCore
import FeedTemplates
import Foundation
import ProcessTesting
import Testing

/// Asks the real Django again, so that the corpus cannot drift from it.
///
/// Runs where `RUNNEL_DJANGO_PYTHON` names a Python that has Django 4.2 and stream-django 1.8.
@Suite("The corpus is what the real Django says")
struct DjangoTests {
  private static let python = ProcessInfo.processInfo.environment["RUNNEL_DJANGO_PYTHON"]

  @Test(
    "recorded again, the answers are the same",
    .enabled(if: python != nil, "Set RUNNEL_DJANGO_PYTHON to a Python with Django 4.2 and stream-django 1.8.")
  )
  func recorded() throws {
    let script = CorpusCase.folder.appending(path: "django/record.py").path
    let django = try ChildProcess(try #require(Self.python), ["-W", "ignore", script, "--print"])
    let answer = django.text()
    #expect(django.wait() == 0)
    let answers = try JSONParser.parse(answer)
    for entry in CorpusCase.all {
      let key = "\(entry.file.dropLast(".json".count))/\(entry.name)"
      #expect(answers[key] == entry.expected.map { .string($0) } ?? .null, "\(key): \(entry.template)")
    }
  }
}
