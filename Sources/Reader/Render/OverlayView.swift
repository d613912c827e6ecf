import StyledText

/// Whatever overlay lies over the page, the composer apart.
struct OverlayView {
  private let state: State

  init(_ state: State) { self.state = state }

  func paint(_ painter: inout Painter, _ geometry: Geometry) {
    switch state.overlay {
    case .help(let help): HelpView(help, state).paint(&painter, geometry)
    case .menu(let menu): box("Actions", menu.commands.map(choice), menu.viewport, &painter, geometry)
    case .links(let links): box("Open", linkChoices(links), links.viewport, &painter, geometry)
    case .themes(let themes):
      let choices = themes.names.map { ChoiceBox.Choice(text: TextCleaner.field($0)) }
      box("Theme", choices, themes.viewport, &painter, geometry)
    case .drafts(let drafts): box("Drafts", drafts.drafts.map(choice), drafts.viewport, &painter, geometry)
    case .composer, nil: break
    }
  }

  private func box(
    _ title: String,
    _ choices: [ChoiceBox.Choice],
    _ viewport: Viewport,
    _ painter: inout Painter,
    _ geometry: Geometry
  ) {
    ChoiceBox(title: title, choices: choices, viewport: viewport).paint(&painter, geometry)
  }

  private func choice(_ id: CommandID) -> ChoiceBox.Choice {
    ChoiceBox.Choice(key: state.keymap.keys(for: id).first?.label ?? "", text: state.title(of: id))
  }

  private func linkChoices(_ links: LinksOverlay) -> [ChoiceBox.Choice] {
    links.targets.enumerated().map { index, target in
      ChoiceBox.Choice(key: index < 9 ? "\(index + 1)" : " ", text: TextCleaner.field(target.text))
    }
  }

  private func choice(_ draft: Draft) -> ChoiceBox.Choice {
    ChoiceBox.Choice(text: "\(Composer(draft.purpose).title): \(TextCleaner.field(draft.text))")
  }
}

extension LinksOverlay.Target {
  var text: String {
    switch self {
    case .address(let address): address
    case .user(let id): "@\(id)"
    case .hashtag(let tag): "#\(tag)"
    }
  }
}

extension State {
  /// What a command does to what is selected, in its own words where they differ.
  func title(of id: CommandID) -> String {
    switch id {
    case .like where selectedSubject.map({ !$0.own("like").isEmpty }) ?? false: "Take the like back"
    case .like: "Like"
    case .bookmark: (selectedSubject?.own("bookmark").isEmpty ?? true) ? "Bookmark" : "Take the bookmark back"
    case .follow:
      selectedPerson.map { followed.contains($0.id) ? "Unfollow \($0.id)" : "Follow \($0.id)" } ?? "Follow"
    default: CommandTable.command(id).title
    }
  }
}
