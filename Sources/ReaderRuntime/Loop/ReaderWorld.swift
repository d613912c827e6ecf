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

  public init(
    connect: @escaping @Sendable () async throws -> any ReaderService,
    files: ReaderFiles,
    themes: any ThemeSource,
    links: LinkOpener,
    editor: TextEditorProgram,
    clock: any ReaderClock
  ) {
    (self.connect, self.files, self.themes) = (connect, files, themes)
    (self.links, self.editor, self.clock) = (links, editor, clock)
  }
}
