import CTerminal
import StyledText

/// Which characters may be sent, from the locale.
enum TerminalLocale {
  /// Sets the process's locale and tells the character set. UTF-8 is used when the environment's locale has
  /// it, when it names a UTF-8 locale this system lacks, and when it names none at all.
  static func establish(environment: [String: String]) -> Charset {
    if ct_locale_from_environment() { return .unicode }
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let named else { return ct_locale_utf8() ? .unicode : .ascii }
    let wantsUTF8 = named.lowercased().contains("utf-8") || named.lowercased().contains("utf8")
    return wantsUTF8 && ct_locale_utf8() ? .unicode : .ascii
  }
}
