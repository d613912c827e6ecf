import FeedCore
import FeedTemplates
import StyledText

/// What a theme's templates may say beyond the standard language: people, signs, excerpts and short times.
///
/// `Themes/README.md` describes each filter and tag for those who write themes.
package enum ThemeLanguage {
  /// The standard language and the themes' own words, with the icons and characters of `look`.
  package static func language(for look: Look) -> TemplateLanguage {
    var language = TemplateLanguage.standard
    for filter in people + groups + texts { language.register(filter) }
    language.register(tag: "avatar") { parser, tag in
      AvatarNode(user: try only(tag, parser, "{% avatar user %}"))
    }
    language.register(tag: "icon") { parser, tag in
      IconNode(name: try only(tag, parser, "{% icon \"like\" %}"), look: look)
    }
    language.register(tag: "entry") { parser, tag in
      EntryNode(activity: try only(tag, parser, "{% entry activity %}"))
    }
    language.register(tag: "picture") { parser, tag in
      guard let media = tag.arguments.first else { throw RenderFailure("Write it as {% picture media %}.") }
      let rows = try tag.options(tag.arguments.dropFirst(), known: ["rows"], parser)["rows"]
      return PictureNode(media: try parser.expression(media), rows: rows, look: look)
    }
    language.register(tag: "indent") { parser, tag in
      guard (1...2).contains(tag.arguments.count) else { throw RenderFailure("Write it as {% indent 3 %}.") }
      let prefix = try parser.expression(tag.arguments[0])
      let role = tag.arguments.count > 1 ? tag.arguments[1].text : nil
      return IndentNode(prefix: prefix, role: role, body: try parser.body(until: "endindent"), look: look)
    }
    language.register(tag: "card") { parser, tag in
      let role = tag.arguments.first?.text ?? "border"
      return CardNode(role: role, body: try parser.body(until: "endcard"), look: look)
    }
    language.register(tag: "line") { parser, _ in
      LineNode(body: try parser.body(until: "endline"), look: look)
    }
    return language
  }

  /// The expression of a tag that takes exactly one.
  private static func only(_ tag: TagToken, _ parser: TemplateParser, _ example: String) throws
    -> TemplateExpression
  {
    guard tag.arguments.count == 1 else { throw RenderFailure("Write it as \(example).") }
    return try parser.expression(tag.arguments[0])
  }

  static let people = [
    TemplateFilter("name") { value, _, _ in .string(PersonName.display(value)) },
    TemplateFilter("handle") { value, _, _ in .string(PersonName.id(value)) },
    TemplateFilter("initials") { value, _, _ in
      .string(Avatar(id: PersonName.id(value), name: PersonName.display(value)).initials)
    },
  ]

  static let groups = [
    TemplateFilter("actors") { value, _, _ in GroupFilters.actors(value) },
    TemplateFilter("subjects") { value, _, _ in GroupFilters.subjects(value) },
    TemplateFilter("objects") { value, _, _ in GroupFilters.objects(value) },
    TemplateFilter("elements") { value, _, _ in if case .list = value { value } else { .list([]) } },
    TemplateFilter("subject") { value, _, _ in Subject.of(value) },
  ]

  static let texts =
    [
      TemplateFilter("compact") { value, _, _ in .string(CompactNumber.text(value)) },
      TemplateFilter("words") { value, _, _ in .string(Excerpt.words(of: value)) },
      TemplateFilter("excerpt", argument: .optional) { value, argument, renderer in
        let lines = lineCount(argument) ?? 1
        return .string(
          Excerpt.text(of: value, lines: lines, width: renderer.width, measure: renderer.measure)
        )
      },
      TemplateFilter("short", argument: .optional) { value, argument, renderer in
        let (text, lines) = (Excerpt.words(of: value), lineCount(argument) ?? 12)
        return .string(Excerpt.short(text, lines: lines, width: renderer.width, measure: renderer.measure))
      },
    ] + times

  private static func lineCount(_ argument: FieldValue?) -> Int? {
    if case .int(let lines)? = argument { lines } else { nil }
  }

  private static let times = [
    TemplateFilter("ago") { value, _, renderer in
      guard let time = moment(value) else { return .string("") }
      return .string(ShortAge.text(of: time, at: renderer.environment.now, zone: renderer.environment.zone))
    },
    TemplateFilter("moment") { value, _, _ in moment(value).map { .date($0) } ?? .null },
  ]

  /// A time, or text in ISO 8601, as data of objects holds it.
  private static func moment(_ value: FieldValue) -> Timestamp? {
    switch value {
    case .date(let time): time
    case .string(let text): Timestamp(iso8601: text)
    default: nil
    }
  }
}
