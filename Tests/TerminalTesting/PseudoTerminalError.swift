/// Why a test under a pseudo terminal could not go on.
package enum PseudoTerminalError: Error, CustomStringConvertible {
  case cannotStart(String, Int32)
  case timedOut(waitingFor: String, screen: String)
  case ended(waitingFor: String, screen: String)

  package var description: String {
    switch self {
    case .cannotStart(let what, let code): "\(what): error \(code)"
    case .timedOut(let what, let screen): "waited too long for \(what); the screen:\n\(screen)"
    case .ended(let what, let screen): "the program ended before \(what); the screen:\n\(screen)"
    }
  }
}
