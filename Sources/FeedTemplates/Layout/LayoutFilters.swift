import FeedCore
import StyledText

/// Filters that count columns, as a terminal does.
enum LayoutFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("displaywidth") { value, _, renderer in .int(renderer.measure.width(of: value.pythonText))
    },
    TemplateFilter("truncatewidth", argument: .required) { value, argument, renderer in
      .string(renderer.measure.truncated(value.pythonText, to: try columns(argument)))
    },
    TemplateFilter("fit", argument: .required) { value, argument, renderer in
      .string(renderer.measure.fitted(value.pythonText, to: try columns(argument), .left))
    },
    TemplateFilter("fitright", argument: .required) { value, argument, renderer in
      .string(renderer.measure.fitted(value.pythonText, to: try columns(argument), .right))
    },
    TemplateFilter("fitcenter", argument: .required) { value, argument, renderer in
      .string(renderer.measure.fitted(value.pythonText, to: try columns(argument), .center))
    },
    .text("oneline", TextCleaner.field),
    TemplateFilter("pick", argument: .required) { value, argument, _ in
      .string(picked(value.pythonText, try argument.required.textArgument(of: "pick")))
    },
  ]

  private static func columns(_ argument: FieldValue?) throws -> Int {
    let columns = try argument.required.pythonInt()
    guard (0...10_000).contains(columns) else {
      throw RenderFailure("A field has 0 to 10000 columns, not \(columns).")
    }
    return columns
  }

  /// Always the same one of the choices for the same text, spread evenly over different texts.
  private static func picked(_ text: String, _ choices: String) -> String {
    let choices = choices.split(separator: ",", omittingEmptySubsequences: false)
    return String(choices[Int((StableHash.of(text) >> 17) % UInt64(choices.count))])
  }
}
