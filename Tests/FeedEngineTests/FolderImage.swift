import Foundation

/// The bytes of everything in a folder, to see whether something was left as it was.
struct FolderImage: Equatable, CustomStringConvertible {
  private var files: [String: Data] = [:]

  init(_ folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
    }
  }

  var description: String {
    files.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.count) bytes, \($0.value.hashValue)" }
      .joined(separator: "; ")
  }
}
