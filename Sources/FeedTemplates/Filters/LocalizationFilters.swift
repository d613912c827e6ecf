import FeedCore

/// The filters of `{% load l10n %}`: a value as it is shown here, and as Python writes it.
enum LocalizationFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("localize") { value, _, renderer in
      if case .double(let number) = value { return .string(NumberFormat.localized(number)) }
      return .string(plain(value, renderer))
    },
    TemplateFilter("unlocalize") { value, _, renderer in .string(plain(value, renderer)) },
  ]

  /// Django converts no time to the current zone here.
  private static func plain(_ value: FieldValue, _ renderer: Renderer) -> String {
    switch value {
    case .double(let number): number.pythonText
    case .date(let time): DateFormat.dateTime.text(LocalTime(time, in: .utc))
    default: renderer.text(of: value)
    }
  }
}
