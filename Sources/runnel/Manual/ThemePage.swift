import FeedThemes

/// runnel-theme(5), from the tables that themes are read with.
enum ThemePage {
  static var text: String {
    var page = Roff("RUNNEL-THEME", section: 5, title: "File Formats")
    page.section("NAME")
    page.raw("runnel\\-theme \\- themes of runnel: colours, signs and templates")
    page.section("DESCRIPTION")
    page.paragraphs(description)
    page.section("THE FILE theme.toml")
    for (name, meaning) in settings { page.term(name, meaning) }
    page.section("ROLES")
    page.paragraphs("What the program draws. A theme may have roles of its own for its templates.")
    for role in RoleCatalog.roles where !role.meaning.hasPrefix("see ") {
      page.term(role.name, role.meaning + ".")
    }
    page.section("TEMPLATES")
    page.paragraphs(templates)
    for (name, meaning) in ThemeLanguage.tags { page.term(name, meaning) }
    page.subsection("Filters of themes")
    for (name, meaning) in ThemeLanguage.filters { page.term(name, meaning) }
    page.section("EXAMPLE")
    page.sample(example)
    page.section("SEE ALSO")
    page.raw("runnel(1), runnel\\-config(5)")
    return page.text
  }

  private static let description = """
    A theme is a folder with a file theme.toml and templates below activity/ and parts/. Folders are searched in this \
    order: RUNNEL_THEMES, ~/.config/runnel/themes, the installed ones, and those in the program itself. A theme has \
    everything that it does not define from the theme that it inherits from.

    'runnel theme new NAME' starts one, 'runnel theme check NAME' finds mistakes and faint colours, 'runnel theme show \
    NAME' renders samples. While the reader runs, it shows a change as soon as the file is saved.
    """

  private static let settings = [
    ("description", "One line for lists of themes."),
    ("variant", "The background that it is made for: \"dark\", \"light\" or \"any\"."),
    ("inherits", "The theme that it is based on; by default \"\(ThemeLibrary.defaultName)\"."),
    ("[palette]", "Colours by name, for terminals with 16 million, 256 and 16 of them: { rgb, c256, c16 }."),
    ("[roles]", "How each role looks: attributes, a colour, \"on\" and a background; or { style, mono }."),
    ("[icons]", "A sign, and what replaces it in ASCII: like = [\"♡\", \"<3\"]."),
    ("[layout]", "columns, card_width, text_width and spacing: numbers."),
  ]

  private static let templates = """
    Templates are written in Django's language and produce text with roles. activity/VERB.txt renders an activity, \
    activity/aggregated/VERB.txt a group, activity/notification/VERB.txt a notification, activity/detail_VERB.txt an \
    opened activity; 'default' takes the place of a VERB that has none. Variables: activity, viewer. Beside Django's \
    tags and filters there are these:
    """

  private static let example = """
    description = "Like plain, with green names"
    inherits = "plain"
    variant = "dark"

    [palette]
    leaf = { rgb = "#7fc97f", c256 = 114, c16 = "green" }

    [roles]
    author = "bold leaf"
    """
}
