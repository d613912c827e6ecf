import Screen
import StyledText

/// One full step: the event is taken in, places are settled, and what follows from them is noticed.
///
/// - Returns: what the world has to do, in order.
package func advance(_ state: inout State, by event: Event, _ look: Look) -> [Effect] {
  let event = resolved(event, state, look)
  var effects = update(&state, event)
  settle(&state, look)
  effects += observe(&state)
  return effects
}

/// A mouse event becomes a click on what is there.
private func resolved(_ event: Event, _ state: State, _ look: Look) -> Event {
  guard case .terminal(.mouse(let mouse)) = event, mouse.button == .left else { return event }
  guard mouse.action == .press || mouse.action == .doubleClick else { return event }
  guard let target = clickTarget(at: mouse.position, state, look) else { return event }
  return .clicked(target, isDouble: mouse.action == .doubleClick)
}
