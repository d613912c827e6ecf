/// What is wrong with a tag, and where in its contents; the parser adds file and line.
struct SyntaxFailure: Error {
  var message: String
  /// In bytes from the start of the text that was read.
  var offset: Int

  init(_ message: String, offset: Int = 0) {
    self.message = message
    self.offset = offset
  }
}
