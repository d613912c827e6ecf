import FeedCore
import Screen
import StyledText

/// All that the reader knows. Only `update`, `settle` and `observe` change it.
package struct State: Sendable {
  package let userID: String
  /// Where the feeds live, in a word or two for the header: `demo: chirp`.
  package let place: String
  package var size = Size(width: 80, height: 24)
  package var charset = Charset.unicode
  package var options = Options()
  /// To the minute while nothing happens: what relative times count from.
  package internal(set) var now = Timestamp(microseconds: 0)
  /// The theme being shown.
  package internal(set) var theme: String
  /// Changes whenever the theme reads differently, so that nothing rendered before is used again.
  package internal(set) var themeGeneration = 0
  /// A theme that was asked for and is not there yet.
  var requestedTheme: String?
  /// Whether the theme was asked for, so that the one of the last session does not count.
  package var keepsTheme = false
  /// The tab to start with; nil for the tab of the last session.
  package var startTab: Tab?
  var user: FeedUser?
  var isConnected = false
  var connectionProblem: String?
  var tab = Tab.timeline
  var tabs: [TabState]
  var overlay: Overlay?
  var prompt: Prompt?
  var confirmation: Confirmation?
  var message: Message?
  var keymap: Keymap
  /// Keys of a sequence that has not ended.
  var pendingKeys: [Key] = []
  var pendingWrites: [RequestID: PendingWrite] = [:]
  /// Writes of an earlier run that are made once the backend is open.
  var unfinished: [UnfinishedWrite] = []
  var undoables: [Undoable] = []
  var pendingDeletion: PendingDeletion?
  var drafts: [DraftID: Draft] = [:]
  /// Whom the reader follows, as far as is known.
  var followed: Set<String> = []
  var followedRequest: RequestID?
  var commandHistory: [String] = []
  var lastSearch = ""
  /// Whether matches are marked on the screen.
  var showsMatches = false
  var themeNames: [String] = []
  /// Texts of comments that are shown and not confirmed, by their temporary id.
  var unsentComments: [String: Draft] = [:]
  /// Activities whose reactions changed since they were looked up.
  var staleActivities: Set<ActivityID> = []
  /// Activities being looked up again.
  var activitiesRequests: Set<RequestID> = []
  /// Whether a draft was written since the start: quitting asks.
  var hasOpenDraft = false
  var isLeaving = false
  private var lastNumber = 0
  var version = 0

  package init(userID: String, place: String = "", theme: String = "plain", keymap: Keymap = .standard) {
    self.userID = userID
    self.place = place
    self.theme = theme
    self.keymap = keymap
    tabs = Tab.allCases.map { TabState(.feed($0.feed(of: userID)), reader: userID) }
  }

  mutating func nextRequest() -> RequestID {
    lastNumber += 1
    return RequestID(lastNumber)
  }

  mutating func nextVersion() -> Int {
    version += 1
    return version
  }
}

extension State {
  var current: TabState {
    get { tabs[tab.rawValue] }
    set { tabs[tab.rawValue] = newValue }
  }

  var page: Page? {
    get { tabs[tab.rawValue].pages.last }
    set {
      guard let newValue, !tabs[tab.rawValue].pages.isEmpty else { return }
      tabs[tab.rawValue].pages[tabs[tab.rawValue].pages.count - 1] = newValue
    }
  }

  /// The list of activities that is shown, be it the tab's own or that of a page.
  var list: FeedList? {
    get { page.map(\.list) ?? current.list }
    set {
      guard let newValue else { return }
      if page == nil { current.list = newValue } else { page?.list = newValue }
    }
  }

  /// Whether the reader is being asked to type, so that letters are no commands.
  var isTyping: Bool { prompt != nil || composer != nil }

  var composer: Composer? {
    get { if case .composer(let composer) = overlay { composer } else { nil } }
    set { if let newValue { overlay = .composer(newValue) } }
  }
}
