/// A sentence on the status line.
struct Message: Hashable, Sendable {
  var text: String
  var isError: Bool

  init(_ text: String, isError: Bool = false) {
    self.text = text
    self.isError = isError
  }
}
