import CTerminal
import Screen

extension StopReason {
  private var signal: Int32 {
    switch self {
    case .interrupted: SIGINT
    case .quit: SIGQUIT
    case .terminated: SIGTERM
    case .hungUp: SIGHUP
    }
  }

  /// Ends this process by the signal that asked for it, as shells and supervisors expect. Give the terminal
  /// back first.
  package func endProcess() -> Never {
    ct_end(signal)
  }
}
