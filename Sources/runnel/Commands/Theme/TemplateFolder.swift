import FeedTemplates
import Foundation

/// Templates beside one file: by their path from its folder, from the theme that the folder is part of, or,
/// where the name was relative to a template, by their place.
struct TemplateFolder: TemplateLoader {
  /// How many names are offered as suggestions at most.
  private static let mostNames = 500

  /// The file's name for relative names: its whole path, without the slash it begins with.
  let name: String
  private let folders: [URL]

  /// - Parameter file: nil for a template from standard input, which is in the working directory.
  init(of file: String?) {
    let place = URL(filePath: file ?? "./standard input").standardizedFileURL
    name = String(place.path.drop { $0 == "/" })
    let folder = place.deletingLastPathComponent()
    let above = sequence(first: folder) { $0.deletingLastPathComponent() }.prefix(3)
    let theme = above.first { FileManager.default.fileExists(atPath: $0.appending(path: "theme.toml").path) }
    folders = [folder] + [theme].compactMap { $0 }
  }

  func source(named name: String, skipping origins: [String]) -> TemplateSource? {
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return nil }
    return places(of: name).lazy.filter { !origins.contains($0) }
      .compactMap { path in
        FileManager.default.contents(atPath: path)
          .flatMap { String(validating: $0, as: UTF8.self) }
          .map { TemplateSource(text: $0, origin: path) }
      }
      .first
  }

  private func places(of name: String) -> [String] {
    let places = folders.map { $0.appending(path: name).path }
    // What is relative to a template is named by its whole path, and may lie in the working directory too.
    let place = URL(filePath: "/" + name).standardizedFileURL
    let roots = folders + [URL(filePath: ".").standardizedFileURL]
    let isBelow = roots.contains { place.path.hasPrefix($0.path.hasSuffix("/") ? $0.path : $0.path + "/") }
    return isBelow ? [place.path] + places : places
  }

  var names: [String] {
    folders.flatMap { folder in
      let paths = FileManager.default.enumerator(atPath: folder.path)
      var names: [String] = []
      while names.count < Self.mostNames, let path = paths?.nextObject() as? String {
        if path.hasSuffix(".txt") || path.hasSuffix(".html") { names.append(path) }
      }
      return names
    }
  }
}
