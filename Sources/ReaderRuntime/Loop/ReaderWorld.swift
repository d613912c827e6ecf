import FeedCore

/// Everything outside the reader that it can reach, handed in from outside.
@MainActor package struct ReaderWorld {
  /// Opens the backend. Called once, after the first frame.
  package var connect: @Sendable () async throws -> any ReaderService
  package var files: ReaderFiles
  package var themes: any ThemeSource
  package var links: LinkOpener
  package var editor: TextEditorProgram
  package var clock: any ReaderClock
  /// The session must be no way to the rest of the machine: see `ReaderProgram.isRestricted`.
  package var isRestricted: Bool

  package init(
    connect: @escaping @Sendable () async throws -> any ReaderService,
    files: ReaderFiles,
    themes: any ThemeSource,
    links: LinkOpener,
    editor: TextEditorProgram,
    clock: any ReaderClock,
    isRestricted: Bool = false
  ) {
    self.connect = connect
    self.files = files
    self.themes = themes
    self.links = links
    self.editor = editor
    self.clock = clock
    self.isRestricted = isRestricted
  }
}
