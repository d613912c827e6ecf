import FeedCore
import FeedThemes
import Reader
import ReaderRuntime

/// The shipped themes, in one place for tests that need no bench.
@MainActor func shippedThemes() -> FolderThemes {
  FolderThemes(ThemeLibrary(folders: []), depth: .mono, charset: .unicode)
}

/// Holds somebody back until it is opened.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    guard !isOpen else { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}

extension EnrichedActivity {
  var objectText: String {
    if case .object(let object) = values["object"] { return object.data["text"]?.stringValue ?? "" }
    return ""
  }
}
