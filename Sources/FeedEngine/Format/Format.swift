import FeedCore

/// An aggregation format: Stream's subset of Jinja, parsed once, rendered for every activity of a group of
/// feeds.
///
/// See “Language” in the article “Groups and aggregation formats” of FeedCore.
struct Format: Sendable {
  let nodes: [Node]

  /// - Throws: `FeedError` with code `aggregationFormat`.
  init(parsing text: String) throws {
    do {
      var parser = FormatParser(tokens: try FormatLexer.tokens(of: text))
      nodes = try parser.template()
    } catch let problem as FormatProblem {
      throw problem.error
    }
  }

  /// The format, or why it is none: a group with a wrong one exists, and fails when it is used.
  static func parse(_ text: String) -> Result<Format, FeedError> {
    do { return .success(try Format(parsing: text)) } catch let error as FeedError {
      return .failure(error)
    } catch {
      return .failure(FeedError(.aggregationFormat, "\(error)"))
    }
  }

  /// The name of the group that an activity belongs to.
  ///
  /// - Throws: `FeedError` with code `aggregationFormat` if a value cannot be used as the format wants.
  func render(_ activity: Activity, in feed: FeedID) throws -> String {
    let scope = FormatScope(activity: activity, feed: feed)
    do {
      var output = ""
      try Self.render(nodes, scope, into: &output)
      return output
    } catch let problem as FormatProblem {
      throw problem.error
    }
  }

  private static func render(_ nodes: [Node], _ scope: FormatScope, into output: inout String) throws {
    for node in nodes {
      switch node {
      case .text(let text): output += text
      case .value(let expression): output += try expression.value(in: scope).text
      case .choice(let branches):
        let taken = try branches.first { try $0.condition?.value(in: scope).isTrue ?? true }
        if let taken { try render(taken.body, scope, into: &output) }
      }
    }
  }

  /// A part of a format.
  indirect enum Node: Sendable {
    case text(String)
    case value(FormatExpression)
    case choice([Branch])
  }

  /// One arm of an `if`; the `else` has no condition.
  struct Branch: Sendable {
    var condition: FormatExpression?
    var body: [Node]
  }
}

/// Why a format cannot be parsed or rendered.
struct FormatProblem: Error {
  var isSyntax: Bool
  var detail: String

  static func syntax(_ detail: String) -> FormatProblem { FormatProblem(isSyntax: true, detail: detail) }
  static func runtime(_ detail: String) -> FormatProblem { FormatProblem(isSyntax: false, detail: detail) }

  /// The detail is in Stream's words and no others, because Ruby's suite compares them; the reason is a
  /// field.
  var error: FeedError {
    let words = isSyntax ? "the format contains syntax errors" : "the format cannot be rendered"
    return FeedError(.aggregationFormat, words, fields: ["format": [detail]])
  }
}
