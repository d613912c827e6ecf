/// Something that `z` undoes.
struct Undoable: Sendable {
  enum Way: Hashable, Sendable {
    /// Asks for the opposite.
    case write(Write)
    /// Asks the person who did it.
    case token(UndoToken)
    /// Shows what was hidden and never sent.
    case pendingDeletion
  }

  /// What it was, as a sentence's end: `the like`.
  let label: String
  let way: Way
}
