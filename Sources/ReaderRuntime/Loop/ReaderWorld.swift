import FeedCore

/// Everything outside the reader that it can reach, handed in from outside.
@MainActor public struct ReaderWorld {
  /// Opens the backend. Called once, after the first frame.
  public var connect: @Sendable () async throws -> any ReaderService
  public var files: ReaderFiles
  public var themes: any ThemeSource
  public var links: LinkOpener
  public var editor: TextEditorProgram
  public var clock: any ReaderClock
  /// The session must be no way to the rest of the machine: see `ReaderProgram.isRestricted`.
  public var isRestricted: Bool

  public init(
    connect: @escaping @Sendable () async throws -> any ReaderService,
    files: ReaderFiles,
    themes: any ThemeSource,
    links: LinkOpener,
    editor: TextEditorProgram,
    clock: any ReaderClock,
    isRestricted: Bool = false
  ) {
    (self.connect, self.files, self.themes) = (connect, files, themes)
    (self.links, self.editor, self.clock) = (links, editor, clock)
    self.isRestricted = isRestricted
  }
}
