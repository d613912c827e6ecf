import Foundation

extension ThemeLibrary {
  /// The library of a running program. Folders, in order: the one a flag names, `RUNNEL_THEMES`, the person's
  /// configuration, the share folder beside the program, and the checkout the program was built in.
  ///
  /// - Parameters:
  ///   - chosen: the folder a flag named.
  ///   - configuration: the person's configuration folder (`$XDG_CONFIG_HOME/runnel`).
  ///   - environment: the process's environment.
  ///   - executable: where the program lies, links resolved.
  package static func standard(
    chosen: URL? = nil,
    configuration: URL?,
    environment: [String: String],
    executable: URL?
  ) -> ThemeLibrary {
    let named = environment["RUNNEL_THEMES"].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
    let program = executable?.deletingLastPathComponent()
    let shared = program?.deletingLastPathComponent().appending(path: "share/runnel/Themes")
    let folders = [chosen, named, configuration?.appending(path: "themes"), shared, checkout(above: program)]
    return ThemeLibrary(folders: folders.compactMap { $0 })
  }

  /// The `Themes` folder of the checkout whose `.build` holds the program.
  private static func checkout(above program: URL?) -> URL? {
    guard var folder = program else { return nil }
    while folder.pathComponents.count > 2 {
      if folder.lastPathComponent.hasPrefix(".build") {
        return folder.deletingLastPathComponent().appending(path: "Themes")
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
