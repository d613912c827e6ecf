import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import Reader
import Screen
import StyledText

/// The themes of a library, for one terminal.
@MainActor package final class FolderThemes: ThemeSource {
  private let library: ThemeLibrary
  private let depth: ColorDepth
  private let charset: Charset
  private let zone: ZoneRules

  /// - Parameter zone: where dates are printed.
  package init(_ library: ThemeLibrary, depth: ColorDepth, charset: Charset, zone: ZoneRules = .utc) {
    self.library = library
    self.depth = depth
    self.charset = charset
    self.zone = zone
  }

  package var names: [String] { library.names }

  package func look(_ name: String) throws -> any ScreenLook {
    ThemedLook(try library.theme(name), depth: depth, charset: charset, zone: zone)
  }

  /// The named theme, or the default one with what was wrong.
  package func lookOrDefault(_ name: String) throws -> (look: any ScreenLook, name: String, problem: String?)
  {
    do {
      return (try look(name), name, nil)
    } catch {
      return (try look(ThemeLibrary.defaultName), ThemeLibrary.defaultName, sentence(of: error))
    }
  }

  package func watch(_ name: String, changed: @escaping @MainActor () -> Void) -> ThemeWatch? {
    let folders = watched(name)
    guard !folders.isEmpty, let watcher = FolderWatcher(folders, changed: changed) else { return nil }
    return ThemeWatch { watcher.stop() }
  }

  /// The folders of the theme and of those it inherits from, with what lies in them; and where themes stand,
  /// since a new one may shadow another.
  private func watched(_ name: String) -> [URL] {
    let themes = chain(name).flatMap { name in library.folders.map { $0.appending(path: name) } }
    let present = themes.filter {
      FileManager.default.fileExists(atPath: $0.appending(path: "theme.toml").path)
    }
    return library.folders.filter(isFolder) + present.flatMap { [$0] + folders(below: $0) }
  }

  /// The theme, those it inherits from, and the default one, which stands behind all.
  private func chain(_ name: String) -> [String] {
    var names = [name]
    while let last = names.last, let next = (try? library.theme(last))?.manifest.inherits,
      !names.contains(next)
    {
      names.append(next)
    }
    return names.contains(ThemeLibrary.defaultName) ? names : names + [ThemeLibrary.defaultName]
  }

  private func folders(below root: URL) -> [URL] {
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.map { root.appending(path: $0) }.filter { $0.hasDirectoryPath || isFolder($0) }
  }

  private func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
