/// A question that `y` agrees to and any other key declines.
struct Confirmation: Sendable {
  enum Action: Hashable, Sendable {
    case delete
    case discardDraft
    case quit
  }

  let question: String
  let action: Action
}
