/// Names of folders for addresses and paths.
enum FolderName {
  /// Letters and digits of a text, at most the last hundred characters of it.
  static func of(_ text: String) -> String {
    String(text.map { $0.isLetter || $0.isNumber ? $0 : "-" }.suffix(100))
  }
}
