import FeedCore

/// Filters on times.
enum TimeFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("date", argument: .optional) { try date($0, $1, $2) },
    TemplateFilter("time", argument: .optional) { time($0, $1, $2) },
    TemplateFilter("timesince", argument: .optional) { value, argument, renderer in
      guard let time = TimeValue.of(value, renderer) else { return .string("") }
      guard let other = try reference(argument, renderer) else { return .string("") }
      return .string(TimeDistance(from: time, to: other).text)
    },
    TemplateFilter("timeuntil", argument: .optional) { value, argument, renderer in
      guard let time = TimeValue.of(value, renderer) else { return .string("") }
      guard let other = try reference(argument, renderer) else { return .string("") }
      return .string(TimeDistance(from: other, to: time).text)
    },
  ]

  private static func date(_ value: FieldValue, _ argument: FieldValue?, _ renderer: Renderer) throws
    -> FieldValue
  {
    let format = format(argument, .date)
    if case .object(let day as CalendarDay) = value {
      guard format.isDateOnly else { throw PythonFailure(.type, "a day has no time of day to format") }
      return .string(day.text(format))
    }
    if case .object(is TimeOfDay) = value { return time(value, argument, renderer) }
    guard let time = TimeValue.of(value, renderer) else { return literal(value, argument) }
    return .string(format.text(LocalTime(time, in: renderer.environment.zone)))
  }

  private static func time(_ value: FieldValue, _ argument: FieldValue?, _ renderer: Renderer) -> FieldValue {
    let format = format(argument, .time)
    guard format.isTimeOnly else { return .string("") }
    if case .object(let time as TimeOfDay) = value { return .string(time.text(format)) }
    if case .object(is CalendarDay) = value { return literal(value, argument) }
    guard let time = TimeValue.of(value, renderer) else { return literal(value, argument) }
    return .string(format.text(LocalTime(time, in: renderer.environment.zone)))
  }

  /// What is printed for a value that is not a time: the format, where it has no letters.
  private static func literal(_ value: FieldValue, _ argument: FieldValue?) -> FieldValue {
    if case .null = value { return .string("") }
    if case .string("") = value { return .string("") }
    return .string(argument.flatMap { DateFormat($0.pythonText).literal } ?? "")
  }

  private static func format(_ argument: FieldValue?, _ standard: DateFormat) -> DateFormat {
    guard let argument, argument.isTrue else { return standard }
    return DateFormat(argument.pythonText)
  }

  /// The time to compare with: the argument, or now.
  private static func reference(_ argument: FieldValue?, _ renderer: Renderer) throws -> Timestamp? {
    guard let argument, argument.isTrue else { return renderer.environment.now }
    return TimeValue.of(argument, renderer)
  }
}

/// Times as templates meet them.
enum TimeValue {
  /// The moment a value means.
  ///
  /// Text in ISO 8601 counts as a time, since JSON has no other; Django has only datetimes there. Without a
  /// zone it is UTC, as an activity's time is; a date alone is midnight in the zone of the rendering.
  static func of(_ value: FieldValue, _ renderer: Renderer) -> Timestamp? {
    switch value {
    case .date(let time): return time
    case .object(let day as CalendarDay): return midnight(day.date.timestamp, renderer.environment.zone)
    case .string(let text):
      guard text.utf8.count >= 10, text.utf8.count <= 40, let time = Timestamp(iso8601: text) else {
        return nil
      }
      return text.utf8.count == 10 ? midnight(time, renderer.environment.zone) : time
    default: return nil
    }
  }

  private static func midnight(_ time: Timestamp, _ zone: ZoneRules) -> Timestamp {
    let guess = time.wholeSeconds - Int64(zone.offset(at: time.wholeSeconds).seconds)
    let offset = zone.offset(at: guess).seconds
    return Timestamp(microseconds: time.microseconds - Int64(offset) * 1_000_000)
  }
}
