/// Which characters the terminal can show.
public enum Charset: Hashable, Sendable {
  case unicode
  /// Everything is written in ASCII (`…` as `...`, `é` as `e`), and counted after that.
  case ascii
}
