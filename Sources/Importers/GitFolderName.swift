import Foundation

/// What a repository is called: its folder's name, or the name of the folder that its hidden git folder is
/// in.
enum GitFolderName {
  static func of(_ folder: String) -> String {
    var url = URL(fileURLWithPath: folder)
    if isInside(url) { url.deleteLastPathComponent() }
    let name = url.lastPathComponent
    return name.hasSuffix(".git") && name != ".git" ? String(name.dropLast(4)) : name
  }

  /// Whether the folder is the git folder inside the one that people see: `.git`, or the `.bare` of a layout
  /// with all work trees beside it, which a file `.git` there may point to under any name.
  private static func isInside(_ folder: URL) -> Bool {
    let name = folder.lastPathComponent
    guard name != ".git", name != ".bare" else { return true }
    let pointer = folder.deletingLastPathComponent().appending(path: ".git")
    guard name.hasPrefix("."), let data = try? FileHandle(forReadingFrom: pointer).read(upToCount: 4096)
    else { return false }
    let text = String(decoding: data, as: UTF8.self).trimmed
    return text.hasPrefix("gitdir:") && text.hasSuffix("/" + name) || text == "gitdir: \(name)"
  }
}
