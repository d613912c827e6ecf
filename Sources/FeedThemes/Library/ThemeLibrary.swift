import FeedCore
import Foundation
import TOMLSource

/// All themes a person can choose from: those in folders, in order of preference, then those compiled in.
///
/// The first folder that has a theme of some name wins, so a person's own theme shadows a shipped one.
package struct ThemeLibrary: Sendable {
  /// Folders that hold themes, the most preferred first.
  package var folders: [URL]
  /// Themes inside the program: it looks right wherever it is copied to.
  package var compiledIn: [ThemeFolder]

  /// The theme of a person who chose none, and the last resort of every other.
  package static let defaultName = "plain"

  package init(folders: [URL], compiledIn: [ThemeFolder] = EmbeddedThemes.all) {
    self.folders = folders
    self.compiledIn = compiledIn
  }

  /// The names of all themes, sorted.
  package var names: [String] {
    Set(folders.flatMap(Self.themeNames) + compiledIn.map(\.name)).sorted()
  }

  private static func themeNames(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).appending(path: "theme.toml").path)
    }
  }

  /// The folder of the theme called `name`.
  ///
  /// - Throws: `FeedError` with code `notFound`, naming the themes there are.
  package func folder(_ name: String) throws -> ThemeFolder {
    if let folder = try folder(name, below: 0) { return folder }
    throw FeedError(.notFound, "There is no theme '\(name)': choose one of \(names.joined(separator: ", ")).")
  }

  /// The theme of that name which `shadows` others of the same name hide; nil if there is none.
  private func folder(_ name: String, below shadows: Int) throws -> ThemeFolder? {
    // The name may come from a file or a prompt, and must not lead out of the folders.
    let isPlainName = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
    let found = isPlainName ? folders.filter { Self.themeNames(in: $0).contains(name) } : []
    if shadows < found.count { return try ThemeFolder(reading: found[shadows].appending(path: name)) }
    let rest = compiledIn.filter { $0.name == name }.dropFirst(shadows - found.count)
    return rest.first
  }

  /// The theme called `name`, with what it inherits filled in.
  ///
  /// - Throws: `FeedError`: `notFound` for an unknown name, `input` for a broken file or a circle of
  ///   inheritance.
  package func theme(_ name: String) throws -> Theme {
    try theme(name, inheritors: [])
  }

  private func theme(_ name: String, inheritors: [String]) throws -> Theme {
    // One that inherits its own name means the theme that it shadows.
    let shadows = inheritors.reversed().prefix { $0 == name }.count
    let inherited = shadows == 0 ? try folder(name) : try folder(name, below: shadows)
    guard let folder = inherited, !inheritors.dropLast(shadows).contains(name) else {
      let circle = (inheritors + [name]).joined(separator: " → ")
      throw FeedError(.input, "The theme '\(name)' inherits from itself: \(circle).")
    }
    let table = try TOMLDocument.parse(folder.files["theme.toml"] ?? "", name: "\(name)/theme.toml")
    let isLast = try name == Self.defaultName && self.folder(name, below: shadows + 1) == nil
    let baseName = table["inherits"]?.stringValue ?? (isLast ? nil : Self.defaultName)
    let base = try baseName.map { try theme($0, inheritors: inheritors + [name]) }
    do {
      let manifest = try ThemeManifest(table: table, name: name, base: base?.manifest)
      return Theme(manifest: manifest, templates: Self.templates(of: folder, over: base))
    } catch let error as FeedError {
      throw FeedError(error.code, "\(name)/theme.toml: \(error.detail)")
    }
  }

  private static func templates(of folder: ThemeFolder, over base: Theme?) -> [String: [TemplateFile]] {
    let own = folder.files.filter { $0.key.hasSuffix(".txt") }
    return own.reduce(into: base?.templates ?? [:]) { templates, file in
      let name = "\(folder.name)/\(file.key)"
      var inherited = templates[file.key] ?? []
      // A template that extends its own name finds the next by another one.
      for index in inherited.indices where inherited[index].name == name {
        inherited[index].name = "shadowed \(name)"
      }
      templates[file.key] = [TemplateFile(name: name, text: file.value)] + inherited
    }
  }
}
