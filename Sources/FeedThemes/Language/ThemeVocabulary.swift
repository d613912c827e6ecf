/// The tags and filters that themes have beside Django's, for the manual and for the check of its
/// completeness.
extension ThemeLanguage {
  package static let tags: [(name: String, meaning: String)] = [
    ("{% style ROLE %}…{% endstyle %}", "The text in a role."),
    ("{% icon \"like\" %}", "A sign of the theme."),
    ("{% avatar USER %}", "Two columns of coloured initials."),
    ("{% picture MEDIA %}", "A caption with the picture's size, as a link to it."),
    ("{% picture MEDIA rows=6 %}", "The picture's place, as wide as the line; a square one has six rows."),
    ("{% fill \"─\" %}", "The rest of the line, filled."),
    (
      "{% right %}…{% endright %}, {% center %}…{% endcenter %}",
      "The text at the end or in the middle of the line."
    ),
    ("{% fit 12 %}…{% endfit %}", "The text cut or padded to so many columns."),
    (
      "{% columns gap=2 %}{% column 12 %}…{% column %}…{% endcolumns %}",
      "Texts side by side; a column without a number shares the rest."
    ),
    (
      "{% link URL %}, {% mention USER %}, {% hashtag TAG %}, {% image URL %}, {% open ID %}",
      "Text that can be opened, up to {% endlink %} and so on."
    ),
    ("{% indent 3 %}…{% endindent %}", "The text wrapped to the rest of the line, behind blanks."),
    ("{% wrap %}…{% endwrap %}", "The text wrapped below where it starts."),
    ("{% line %}…{% endline %}", "One line, cut with an ellipsis."),
    ("{% card %}…{% endcard %}", "A frame around the text."),
    ("{% entry ACTIVITY %}", "An activity inside another entry, as a list shows it."),
  ]

  package static let filters: [(name: String, meaning: String)] = [
    ("name", "What a user is called."),
    ("handle", "A user's id."),
    ("initials", "A user's initials."),
    ("richtext", "Text whose links, mentions and hashtags can be followed."),
    ("words", "What an activity contains as text."),
    ("excerpt:LINES", "The first lines of that; one by default."),
    ("short:LINES", "The first lines of a long text with its own line ends; twelve by default."),
    ("subject", "What a like, a comment or a repost is about."),
    ("actors", "The actors of a group's activities, each once."),
    ("subjects", "The subjects of a group's activities, each once."),
    ("objects", "The objects of a group's activities, each once."),
    ("ago", "A short age: 3m."),
    ("compact", "A short number: 1.2k."),
    ("elements", "A list as it is, anything else as an empty list."),
    ("moment", "Text in ISO 8601 as a time."),
  ]

  /// The names of the filters that a theme's language adds.
  static var filterNames: [String] { (people + groups + texts).map(\.name) }
}
