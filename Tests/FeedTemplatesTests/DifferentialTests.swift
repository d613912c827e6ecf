import FeedCore
import FeedTemplates
import Foundation
import ProcessTesting
import Testing

/// Templates made up by a generator, rendered by the real Django and by Runnel.
///
/// Runs where `RUNNEL_DJANGO_PYTHON` names a Python that has Django 4.2 and stream-django 1.8; others every
/// time with another `RUNNEL_DJANGO_SEED`, and more with `RUNNEL_DJANGO_CASES`.
@Suite("Made-up templates render as Django renders them")
struct DifferentialTests {
  private static let settings = ProcessInfo.processInfo.environment
  private static let python = settings["RUNNEL_DJANGO_PYTHON"]
  private static let seed = settings["RUNNEL_DJANGO_SEED"] ?? "1"
  private static let count = settings["RUNNEL_DJANGO_CASES"] ?? "2000"

  @Test(
    "equal text, and an error where Django has one",
    .enabled(if: python != nil, "Set RUNNEL_DJANGO_PYTHON to a Python with Django 4.2 and stream-django 1.8.")
  )
  func equal() throws {
    let made = try JSONContext.value(Self.generated())
    guard case .list(let cases)? = made["cases"] else { throw FeedError(.input, "No cases were made.") }
    #expect(cases.count == Int(Self.count))
    let shared = ["context", "templates"].map { ($0, made[$0] ?? .null) }
    for value in cases {
      guard case .object(let fields as OrderedFields) = value else { continue }
      var members = Dictionary(uniqueKeysWithValues: shared)
      members.merge(fields.dictionary) { _, own in own }
      compare(CorpusCase(file: "made up", members: members))
    }
  }

  private func compare(_ entry: CorpusCase) {
    switch (Result { try entry.render() }, entry.expected) {
    case (.success(let text), let wanted?): #expect(text == wanted, "\(entry.template)")
    case (.failure(let error), _?): Issue.record("\(entry.template) fails: \(error)")
    case (.success(let text), nil): Issue.record("\(entry.template) gives '\(text)', but Django refuses it")
    case (.failure, nil): break
    }
  }

  private static func generated() throws -> String {
    let script = CorpusCase.folder.appending(path: "django/generate.py").path
    let django = try ChildProcess(try #require(python), ["-B", "-W", "ignore", script, seed, count])
    let text = django.text()
    #expect(django.wait() == 0)
    return text
  }
}
