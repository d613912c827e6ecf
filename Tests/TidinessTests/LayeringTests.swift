import Foundation
import Testing

/// What `ARCHITECTURE.md` says a target may not know.
@Suite("Layering")
struct LayeringTests {
  /// Which targets may import a module of somebody else's, or of ours where not everybody may.
  private static let owners: [(module: String, targets: Set<String>)] = [
    ("CTerminal", ["ReaderTerminal"]),
    ("CMemory", ["FeedEngine"]),
    ("GRDB", ["FeedEngine", "FeedRecords", "StreamAPI", "TweetExample"]),
    ("TOMLKit", ["TOMLSource"]),
    ("ArgumentParser", ["runnel", "TweetExample"]),
    ("ReaderTerminal", ["runnel", "ReaderRuntime"]),
    ("ReaderRuntime", ["runnel"]),
    ("Hummingbird", ["FeedServer"]),
    ("AsyncHTTPClient", ["StreamAPI", "FeedServer"]),
  ]

  @Test("libraries are known only where they belong", arguments: owners.map(\.module))
  func owned(module: String) throws {
    let allowed = Self.owners.first { $0.module == module }!.targets
    for target in try SourceTree.targets() where !allowed.contains(target) {
      for file in try SourceTree.files(below: "Sources/\(target)") {
        #expect(!file.imports.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test("of the client, only what it keeps for the time without its server is in SQLite")
  func clientsDatabase() throws {
    for file in try SourceTree.files(below: "Sources/StreamAPI") where file.imports.contains("GRDB") {
      #expect(file.path.contains("StreamAPI/Offline/OfflineStore"), "\(file.path) imports GRDB")
    }
  }

  /// Of our modules, all that a target may import: the arrows of `ARCHITECTURE.md`. The program wires
  /// everything.
  private static let layers: [(target: String, may: Set<String>)] = [
    ("FeedCore", []),
    ("StyledText", []),
    ("Screen", ["StyledText"]),
    ("CTerminal", []),
    ("CMemory", []),
    ("ProgramStart", []),
    ("TOMLSource", ["FeedCore"]),
    ("StreamWire", ["FeedCore"]),
    ("StreamAuth", ["FeedCore"]),
    ("PrivateFiles", ["FeedCore"]),
    ("FeedEngine", ["CMemory", "FeedCore", "PrivateFiles"]),
    ("FeedRecords", ["FeedCore", "PrivateFiles"]),
    ("StreamAPI", ["FeedCore", "PrivateFiles", "StreamAuth", "StreamWire"]),
    ("FeedServer", ["FeedCore", "PrivateFiles", "StreamAuth", "StreamWire"]),
    ("Social", ["FeedCore"]),
    ("DemoWorlds", ["FeedCore", "FeedEngine", "PrivateFiles", "Social"]),
    ("Importers", ["FeedCore", "FeedEngine", "Social", "StreamWire"]),
    ("FeedTemplates", ["FeedCore", "StyledText"]),
    ("FeedThemes", ["FeedCore", "FeedTemplates", "Screen", "StyledText", "TOMLSource"]),
    ("Reader", ["FeedCore", "Screen", "StyledText"]),
    ("ReaderTerminal", ["CTerminal", "Screen", "StyledText"]),
    (
      "ReaderRuntime",
      [
        "FeedCore", "FeedTemplates", "FeedThemes", "PrivateFiles", "Reader", "ReaderTerminal", "Screen",
        "StyledText",
        "Social",
      ]
    ),
    ("TweetExample", ["FeedCore", "FeedEngine", "FeedRecords", "FeedTemplates", "StreamAPI"]),
  ]

  @Test("every target has its place among the layers")
  func everyTarget() throws {
    let placed = Set(Self.layers.map(\.target)).union(["runnel"])
    #expect(try Set(SourceTree.targets()) == placed)
  }

  @Test("arrows point down", arguments: layers.map(\.target))
  func layered(target: String) throws {
    let ours = Set(try SourceTree.targets())
    let allowed = Self.layers.first { $0.target == target }!.may
    for file in try SourceTree.files(below: "Sources/\(target)") {
      let above = file.imports.intersection(ours).subtracting(allowed)
      #expect(above.isEmpty, "\(file.path) imports \(above.sorted().joined(separator: ", "))")
    }
  }

  @Test(
    "a duration of a number that is not in the code is clamped: others end the program where it does not fit"
  )
  func clampedDurations() throws {
    // Their numbers are whole, and ours.
    let exceptions = [
      "Sources/FeedCore/Time/Clamping.swift", "Sources/FeedServer/OpenGraph/OpenGraphSource.swift",
    ]
    for target in try SourceTree.targets() {
      for file in try SourceTree.files(below: "Sources/\(target)") where !exceptions.contains(file.path) {
        for line in file.lines {
          let parts = line.components(separatedBy: ".seconds(").dropFirst()
          let isFree = parts.contains { part in
            guard let first = part.first else { return false }
            return (first.isLetter || first == "$" || first == "(") && !part.hasPrefix("clamping:")
          }
          #expect(!isFree, "\(file.path): \(line)")
        }
      }
    }
  }

  @Test("no backend is cast: what differs between backends is in its capabilities and extensions")
  func noCastsOfBackends() throws {
    let types = [
      "FeedBackend", "StoredPages", "SearchPages", "ReaderScopedBackend", "PersonalData", "ActivityDeletion",
      "ChangeLog", "BatchWriting", "FeedEngine", "StreamClient", "OfflineClient",
    ]
    let casts = ["as? ", "as! ", "is "].flatMap { cast in
      types.flatMap { ["\(cast)\($0)", "\(cast)any \($0)"] }
    }
    for file in try SourceTree.files(below: "Sources") {
      for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        let cast = casts.first { line.contains(" \($0)") }
        #expect(cast == nil, "\(file.path): \(line)")
      }
    }
  }

  @Test("the reader is pure: no backend, no file, no clock, no task")
  func pureReader() throws {
    let forbidden = [
      "FeedBackend", "FileManager", "Date()", "Timestamp.now", "Task {", "Task.detached", "URLSession",
      "DispatchQueue", "SystemRandomNumberGenerator", "getenv", "ProcessInfo",
    ]
    for folder in ["Sources/Reader", "Sources/Screen", "Sources/StyledText", "Sources/FeedTemplates"] {
      for file in try SourceTree.files(below: folder) {
        for word in forbidden where file.text.contains(word) {
          Issue.record("\(file.path) mentions \(word)")
        }
      }
    }
  }
}
