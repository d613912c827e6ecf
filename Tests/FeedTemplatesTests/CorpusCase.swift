import FeedCore
import FeedTemplates
import Foundation

/// One template with its context, and what the real Django makes of it. `django/record.py` says what the
/// members mean.
struct CorpusCase: CustomStringConvertible, Sendable {
  let file: String
  let members: [String: FieldValue]

  var name: String { text("name") ?? "" }
  var description: String { "\(file): \(name)" }
  var template: String { text("template") ?? "" }
  /// Nil if Django raises an exception.
  var expected: String? { text("expected") }
  /// Ours, where it differs from Django's on purpose.
  var deliberate: String? { text("ours") }

  /// Whether ours is an error where Django's is none, on purpose.
  var isRefused: Bool { if case .bool(true)? = members["refused"] { true } else { false } }

  private func text(_ member: String) -> String? {
    if case .string(let text)? = members[member] { text } else { nil }
  }

  /// What Runnel makes of it.
  func render() throws -> String {
    var templates: [String: String] = [:]
    for name in Self.names(members["templates"]) {
      if case .string(let text)? = members["templates"]?[name] { templates[name] = text }
    }
    templates["case.txt"] = template
    let library = TemplateLibrary(loader: DictionaryLoader(templates))
    return try library.template(named: "case.txt").render(context, try environment())
  }

  private func environment() throws -> RenderEnvironment {
    var now = Timestamp(iso8601: "2026-11-23T10:00:00Z")!
    if case .date(let time)? = members["now"] { now = time }
    return RenderEnvironment(
      now: now,
      zone: try .named(text("zone") ?? "UTC") { FileManager.default.contents(atPath: $0).map(Array.init) }
    )
  }

  private var context: [String: FieldValue] {
    let context = members["context"].map(Self.converted) ?? .object(OrderedFields())
    guard case .object(let fields as OrderedFields) = context else { return [:] }
    return fields.dictionary
  }

  /// With `{"$date": …}` as times. Other text stays text, as Django's contexts have it.
  private static func converted(_ value: FieldValue) -> FieldValue {
    switch value {
    case .list(let values): return .list(values.map(converted))
    case .object(let fields as OrderedFields):
      if fields.fieldNames == ["$date"] { return fields["$date"] ?? .null }
      return .object(OrderedFields(fields.fieldNames.map { ($0, converted(fields[$0] ?? .null)) }))
    default: return value
    }
  }

  private static func names(_ value: FieldValue?) -> [String] {
    if case .object(let fields as OrderedFields)? = value { fields.fieldNames } else { [] }
  }

  // MARK: - Files

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static let all: [CorpusCase] = {
    let corpus = folder.appending(path: "Corpus")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().flatMap { name -> [CorpusCase] in
      guard let text = try? String(contentsOf: corpus.appending(path: name), encoding: .utf8),
        case .list(let cases)? = try? JSONContext.value(text)
      else { return [] }
      return cases.compactMap { value in
        guard case .object(let fields as OrderedFields) = value else { return nil }
        return CorpusCase(file: name, members: fields.dictionary)
      }
    }
  }()
}
