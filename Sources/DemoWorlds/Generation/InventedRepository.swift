import FeedCore

/// A repository of the world octo.
struct InventedRepository: Hashable, Sendable {
  /// The collection of repositories as objects, the same as of imported ones.
  static let collection = "repository"

  var id: String
  var name: String
  var language: String
  var summary: String
  /// Who is notified of issues, pull requests and stars; nil if that is nobody in particular.
  var keeper: String?

  /// The best known first.
  static let all: [InventedRepository] = text.split(separator: "\n").map { line in
    let parts = line.split(separator: "|")
    let id = String(parts[0])
    let summary = String(parts[2])
    let keeper = id == "driftwood" || id == "paper-boat" ? World.you : nil
    return InventedRepository(id: id, name: id, language: String(parts[1]), summary: summary, keeper: keeper)
  }

  /// The data of its object in the collection `repository`.
  var data: [String: JSONValue] {
    ["name": .string(name), "description": .string(summary), "language": .string(language)]
  }

  private static let text = """
    tide-pool|Swift|A small database for small machines.
    lantern|Rust|A terminal file manager that stays out of the way.
    driftwood|Swift|Reads feeds of every kind and keeps them readable.
    quillpen|TypeScript|Plain text notes with links between them.
    hedgerow|Go|A reverse proxy that fits in one file of settings.
    kiln|C|A build system that remembers everything.
    nightjar|Python|Recognises birds by their calls, on a doorbell's computer.
    saltmarsh|Rust|Backups that are boring on purpose.
    paper-boat|Swift|Tiny HTTP server for tests.
    cartwheel|Kotlin|Timetables for the rest of us.
    plumbline|Haskell|Checks that documents say what they mean.
    sourdough|Elixir|A job queue that rises overnight.
    foxglove|JavaScript|Charts without a framework.
    millrace|C++|Streams sensor data without dropping a beat.
    undertow|Zig|A memory allocator with opinions.
    wayfinder|Dart|Offline maps for walkers.
    bellows|Ruby|Turns mailing lists into something one can read.
    gossamer|Go|Peer to peer file sharing for one street.
    inkwell|Swift|Renders templates, quickly and safely.
    thimble|C|The smallest useful test framework.
    orrery|Julia|Planets, moons and when to look up.
    wintergreen|Python|Static sites from a folder of letters.
    copperplate|Rust|Typesetting for invoices and poems.
    stepping-stone|Lua|A game about crossing a river.
    """
}
