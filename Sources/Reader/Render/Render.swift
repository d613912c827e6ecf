import Screen

/// The screen for a state: the same state and look give the same frame.
package func render(_ state: State, _ look: Look) -> Frame {
  var painter = Painter(size: state.size, look: look)
  let geometry = Geometry(state, look)
  guard !geometry.isTooSmall else { return renderTooSmall(state, &painter) }
  TabBar(state).paint(&painter, geometry.tabBar)
  RuleLine(state).paint(&painter, geometry.rule)
  if case .composer(let composer) = state.overlay {
    ComposerView(composer, state).paint(&painter, geometry)
  } else {
    paintPage(state, &painter, geometry)
    if state.showsMatches { painter.markMatches(of: state.lastSearch, in: geometry.list) }
    OverlayView(state).paint(&painter, geometry)
  }
  StatusLine(state).paint(&painter, geometry.status)
  return painter.frame
}

private func paintPage(_ state: State, _ painter: inout Painter, _ geometry: Geometry) {
  switch state.page {
  case nil: ListView(state.current.list, state).paint(&painter, geometry.list, geometry.preview)
  case .results(let page): ListView(page.list, state).paint(&painter, geometry.list, geometry.preview)
  case .profile(let page): ProfileView(page, state).paint(&painter, geometry)
  case .detail(let page): DetailView(page, state).paint(&painter, geometry.list)
  case .people(let page): PeopleView(page, state).paint(&painter, geometry.list)
  }
}

/// Shows that the window is too small, as far as there is space for the sentence.
private func renderTooSmall(_ state: State, _ painter: inout Painter) -> Frame {
  let size = state.size
  let lines = painter.look.measure.wrapped("The window is too small for the feed.", to: max(1, size.width))
  let start = max(0, (size.height - lines.count) / 2)
  for (index, line) in lines.enumerated() {
    painter.text(
      line,
      start + index,
      max(0, (size.width - painter.look.measure.width(of: line)) / 2),
      "empty"
    )
  }
  return painter.frame
}
