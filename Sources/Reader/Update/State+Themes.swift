extension State {
  mutating func takeThemes(_ names: [String]) -> [Effect] {
    themeNames = names
    if case .themes(var picker) = overlay {
      picker.names = names
      picker.viewport.move(.select(names.firstIndex(of: theme) ?? 0))
      overlay = .themes(picker)
    }
    return []
  }

  mutating func openThemes() -> [Effect] {
    var picker = ThemesOverlay(names: themeNames, original: theme)
    picker.viewport.move(.select(themeNames.firstIndex(of: theme) ?? 0))
    overlay = .themes(picker)
    return [.listThemes]
  }

  mutating func cycleTheme(by step: Int) -> [Effect] {
    guard !themeNames.isEmpty else { return say("There are no other themes.") }
    let index = themeNames.firstIndex(of: theme) ?? 0
    let next = ((index + step) % themeNames.count + themeNames.count) % themeNames.count
    return [.useTheme(themeNames[next])]
  }

  mutating func takeTheme(_ name: String, _ problem: String?) -> [Effect] {
    requestedTheme = nil
    if let problem { return say(problem, isError: true) }
    theme = name
    themeGeneration += 1
    if case .themes = overlay { return [] }
    return say("Theme: \(name)")
  }

  /// A theme that no longer reads keeps its last good look.
  mutating func takeReload(_ problem: String?) -> [Effect] {
    if let problem { return say(problem, isError: true) }
    themeGeneration += 1
    return say("The theme was read again.")
  }

  /// Shows the theme that is selected in the picker.
  mutating func previewTheme() -> [Effect] {
    guard case .themes(let picker) = overlay, picker.names.indices.contains(picker.viewport.selected) else {
      return []
    }
    let name = picker.names[picker.viewport.selected]
    guard name != theme, name != requestedTheme else { return [] }
    requestedTheme = name
    return [.useTheme(name)]
  }

  mutating func set(_ argument: String) -> [Effect] {
    let turnsOff = argument.hasPrefix("no")
    let name = turnsOff ? String(argument.dropFirst(2)) : argument
    guard options[name] != nil else {
      return say("There is no option '\(name)': \(Options.names.joined(separator: ", ")).", isError: true)
    }
    options[name] = !turnsOff
    let effects: [Effect] = name == "mouse" ? [.setMouse(!turnsOff)] : []
    return effects + say("\(name) is \(turnsOff ? "off" : "on").")
  }
}
