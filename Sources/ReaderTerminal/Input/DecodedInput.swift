import Screen

/// One thing found in what a terminal sent.
enum DecodedInput: Equatable {
  case event(TerminalEvent)
  case report(TerminalReport)
}
