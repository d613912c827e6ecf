import ArgumentParser

/// Options before the command, as in `runnel --user ann post Hello`. They would belong to the default
/// command, whose complaint about the words after them helps nobody.
enum MisplacedOptions {
  /// - Returns: nil if the arguments start with no option or hold no command.
  static func failure(_ arguments: ArraySlice<String>) -> Failure? {
    guard arguments.first?.hasPrefix("-") == true,
      let command = arguments.first(where: UnknownCommand.names.contains)
    else { return nil }
    return Failure(
      .usage,
      "Options come after the command: write 'runnel \(command) …', then the options. See 'runnel \(command) --help'."
    )
  }
}
