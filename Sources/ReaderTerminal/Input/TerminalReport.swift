/// What a terminal answers to a query; never shown to the reader.
enum TerminalReport: Equatable {
  /// DECRPM: a private mode and its state (0 not known, 1 set, 2 reset, 3 and 4 fixed).
  case mode(number: Int, state: Int)
  /// CPR: the cursor's place, counted from 1.
  case cursor(row: Int, column: Int)
  /// Any other answer.
  case other
}
