import FeedCore
import Foundation
import PrivateFiles
import Testing

@Suite("Private files")
struct PrivateFilesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  private func mode(_ file: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("a folder and those above it are the owner's alone; one that is there keeps its mode")
  func folders() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inner = folder.appending(path: "a/b")
    try PrivateFolder.make(inner.path)
    #expect(try mode(folder) == 0o700)
    #expect(try mode(inner) == 0o700)

    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    try PrivateFolder.make(of: folder.appending(path: "c").path)
    #expect(try mode(folder) == 0o755)
  }

  @Test("a file in the place of a folder is named, and stays")
  func inTheWay() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try PrivateFolder.make(folder.path)
    let file = folder.appending(path: "x")
    try "kept".write(to: file, atomically: true, encoding: .utf8)
    for path in [file.path, file.path + "/inner"] {
      let error = #expect(throws: FeedError.self) { try PrivateFolder.make(path) }
      #expect(error?.code == .storage)
      #expect(error?.detail.contains(path) == true)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "kept")
  }

  @Test("a file is replaced as a whole, readable by its owner alone, and a link is not followed")
  func writing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "deep/secret")
    try PrivateFile.write("one", to: file)
    try PrivateFile.write("two", to: file)
    #expect(try String(contentsOf: file, encoding: .utf8) == "two")
    #expect(try mode(file) == 0o600)

    let other = folder.appending(path: "other")
    try "untouched".write(to: other, atomically: true, encoding: .utf8)
    let link = folder.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: other)
    try PrivateFile.write("mine", to: link)
    #expect(try String(contentsOf: other, encoding: .utf8) == "untouched")
    #expect(try String(contentsOf: link, encoding: .utf8) == "mine")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["deep", "link", "other"]
    )
  }

  @Test("a file that cannot be opened is named with the reason")
  func opening() throws {
    let error = #expect(throws: FeedError.self) {
      try PrivateFile.open(folder.path + "/missing/file", O_RDWR)
    }
    #expect(error?.detail.contains("missing/file cannot be opened: No such file or directory") == true)
  }
}
