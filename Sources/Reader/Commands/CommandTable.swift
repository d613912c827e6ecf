/// The commands, in the order that help shows them.
package enum CommandTable {
  package static let all: [Command] = moving + tabs + acting + finding + program + writing + editing

  package static func command(_ id: CommandID) -> Command { byID[id]! }

  /// The command that a name or an unambiguous beginning of one means.
  package static func named(_ name: String) -> Command? {
    let typable = all.filter { $0.mode == .reading }
    if let exact = typable.first(where: { $0.name == name || $0.aliases.contains(name) }) { return exact }
    let starting = typable.filter { $0.name.hasPrefix(name) }
    return starting.count == 1 ? starting[0] : nil
  }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

  private static let moving: [Command] = [
    Command(.down, .moving, "Next entry", keys: ["j", "down"]),
    Command(.up, .moving, "Previous entry", keys: ["k", "up"]),
    Command(.pageDown, .moving, "Next screen", keys: ["pgdn", "ctrl-f", "space"]),
    Command(.pageUp, .moving, "Previous screen", keys: ["pgup", "ctrl-b"]),
    Command(.halfDown, .moving, "Half a screen down", keys: ["ctrl-d"]),
    Command(.halfUp, .moving, "Half a screen up", keys: ["ctrl-u"]),
    Command(.top, .moving, "First entry, and what has arrived", keys: ["g", "g g", "home"]),
    Command(.bottom, .moving, "Last entry", keys: ["G", "end"]),
    Command(.nextUnread, .moving, "Next unread entry", keys: ["J"]),
    Command(.previousUnread, .moving, "Previous unread entry", keys: ["K"]),
    Command(.open, .moving, "Open the selected entry", keys: ["enter", "l", "right"], hint: "open"),
    Command(.back, .moving, "Back", keys: ["h", "left", "esc"], hint: "back"),
  ]

  private static let tabs: [Command] = [
    Command(.user, .tabs, "What you did", keys: ["1", "g u"]),
    Command(.timeline, .tabs, "What the people you follow did", keys: ["2", "g t"]),
    Command(.aggregated, .tabs, "The same, grouped", keys: ["3", "g a"]),
    Command(.notifications, .tabs, "What others did that concerns you", keys: ["4", "g n"]),
    Command(.nextTab, .tabs, "Next tab", keys: ["tab", "]"]),
    Command(.previousTab, .tabs, "Previous tab", keys: ["shift-tab", "["]),
  ]

  private static let acting: [Command] = [
    Command(.like, .acting, "Like, or remove the like", keys: ["f", "L"], hint: "like", isAction: true),
    Command(
      .reply,
      .acting,
      "Reply with a comment",
      keys: ["r"],
      hint: "reply",
      aliases: ["comment"],
      isAction: true
    ),
    Command(.repost, .acting, "Repost to your followers", keys: ["B"], hint: "repost", isAction: true),
    Command(.quote, .acting, "Repost with your words", keys: ["\""], isAction: true),
    Command(
      .compose,
      .acting,
      "Write a post",
      keys: ["c"],
      hint: "compose",
      aliases: ["post"],
      isAction: true
    ),
    Command(.edit, .acting, "Edit your own post or comment", keys: ["e"], hint: "edit", isAction: true),
    Command(
      .delete,
      .acting,
      "Delete your own post or comment",
      keys: ["d"],
      hint: "delete",
      isAction: true
    ),
    Command(
      .follow,
      .acting,
      "Follow or unfollow the person",
      keys: ["F"],
      hint: "follow",
      argument: .optional("[USER]"),
      isAction: true
    ),
    Command(
      .profile,
      .acting,
      "Show the person's page",
      keys: ["u"],
      hint: "profile",
      argument: .optional("[USER]"),
      isAction: true
    ),
    Command(.thread, .acting, "Show it with its comments", keys: ["t"], isAction: true),
    Command(
      .openLink,
      .acting,
      "Open a link, a name or a hashtag",
      keys: ["o"],
      hint: "links",
      isAction: true
    ),
    Command(.bookmark, .acting, "Bookmark, or remove the bookmark", keys: ["b"], isAction: true),
    Command(.copyLink, .acting, "Copy its link", keys: ["y"], isAction: true),
    Command(.copyText, .acting, "Copy its text", keys: ["Y"], isAction: true),
    Command(.markRead, .acting, "Mark as read, or as unread again", keys: ["m"], isAction: true),
    Command(.markAllRead, .acting, "Mark everything in the tab as read", keys: ["M"], isAction: true),
    Command(.followers, .acting, "Who follows the person", argument: .optional("[USER]"), isAction: true),
    Command(
      .following,
      .acting,
      "People whom the person follows",
      argument: .optional("[USER]"),
      isAction: true
    ),
    Command(.undo, .acting, "Undo the last like, follow, post or deletion", keys: ["z"], hint: "undo"),
    Command(.menu, .acting, "Menu of what can be done here", keys: ["."], hint: "menu"),
  ]

  private static let finding: [Command] = [
    Command(
      .search,
      .finding,
      "Search in what is loaded",
      keys: ["/"],
      hint: "search",
      argument: .optional("[WORDS]")
    ),
    Command(.searchNext, .finding, "Next match", keys: ["n"]),
    Command(.searchPrevious, .finding, "Previous match", keys: ["N"]),
    Command(
      .filter,
      .finding,
      "Show only: unread, verb:like, by:ann, kind:bot, words; nothing shows all again",
      keys: ["\\"],
      argument: .optional("[FILTER]")
    ),
    Command(
      .people,
      .finding,
      "Find people",
      keys: ["p"],
      argument: .optional("[WORDS]")
    ),
    Command(.find, .finding, "Search everything ever posted", argument: .required("WORDS")),
    Command(.tag, .finding, "Show what has a hashtag", argument: .required("TAG")),
    Command(.bookmarks, .finding, "Show what is bookmarked"),
    Command(.drafts, .finding, "Show texts that were not sent"),
  ]

  private static let program: [Command] = [
    Command(.refresh, .program, "Refresh", keys: ["R", "f5"]),
    Command(.help, .program, "All keys and commands; / searches in them", keys: ["?", "f1"], hint: "help"),
    Command(.command, .program, "Type a command; Tab completes, ↑ recalls", keys: [":"], hint: "command"),
    Command(.nextTheme, .program, "Next theme", keys: ["f2"]),
    Command(.previousTheme, .program, "Previous theme", keys: ["f3"]),
    Command(.theme, .program, "Choose a theme", argument: .optional("[NAME]")),
    Command(
      .set,
      .program,
      "Change an option: \(Options.names.joined(separator: ", ")) (noNAME turns it off)",
      argument: .required("OPTION")
    ),
    Command(.saveDisplay, .program, "Write the screen into a file as text", argument: .required("FILE")),
    Command(.redraw, .program, "Redraw the screen", keys: ["ctrl-l"]),
    Command(.suspend, .program, "Stop and return to the shell; fg comes back", keys: ["ctrl-z"]),
    Command(
      .quit,
      .program,
      "Back, and at a tab's list quit; asks when a draft is open",
      keys: ["q"],
      hint: "quit",
      aliases: ["q", "x", "wq", "exit"]
    ),
    Command(
      .quitNow,
      .program,
      "Quit immediately; drafts are kept",
      keys: ["Q", "ctrl-c"],
      aliases: ["q!", "qa", "quit!"]
    ),
  ]

  private static let writing: [Command] = [
    Command(.send, .writing, "Send", keys: ["ctrl-s", "alt-enter"], hint: "send"),
    Command(.useEditor, .writing, "Continue in $EDITOR", keys: ["ctrl-x"], hint: "$EDITOR"),
    Command(.closeComposer, .writing, "Close; the draft is kept", keys: ["esc"], hint: "keep draft"),
    Command(.discard, .writing, "Discard the text", keys: ["ctrl-c"], hint: "discard"),
  ]

  private static let editing: [Command] = [
    Command(.newline, .editing, "New line", keys: ["enter"]),
    Command(.left, .editing, "Back one character", keys: ["left", "ctrl-b"]),
    Command(.right, .editing, "Forward one character", keys: ["right", "ctrl-f"]),
    Command(.lineUp, .editing, "Up one row", keys: ["up", "ctrl-p"]),
    Command(.lineDown, .editing, "Down one row", keys: ["down", "ctrl-n"]),
    Command(.wordLeft, .editing, "Back one word", keys: ["alt-b", "ctrl-left", "alt-left"]),
    Command(.wordRight, .editing, "Forward one word", keys: ["alt-f", "ctrl-right", "alt-right"]),
    Command(.lineStart, .editing, "Start of the line", keys: ["home", "ctrl-a"]),
    Command(.lineEnd, .editing, "End of the line", keys: ["end", "ctrl-e"]),
    Command(.textStart, .editing, "Start of the text", keys: ["ctrl-home", "alt-<", "pgup"]),
    Command(.textEnd, .editing, "End of the text", keys: ["ctrl-end", "alt->", "pgdn"]),
    Command(.deleteBackward, .editing, "Delete the character before", keys: ["backspace", "ctrl-h"]),
    Command(.deleteForward, .editing, "Delete the character under the cursor", keys: ["delete", "ctrl-d"]),
    Command(.deleteWordBackward, .editing, "Cut the word before", keys: ["ctrl-w", "alt-backspace"]),
    Command(.deleteWordForward, .editing, "Cut the word after", keys: ["alt-d"]),
    Command(.deleteToStart, .editing, "Cut to the start of the line", keys: ["ctrl-u"]),
    Command(.deleteToEnd, .editing, "Cut to the end of the line", keys: ["ctrl-k"]),
    Command(.putBack, .editing, "Put back what was cut", keys: ["ctrl-y"]),
  ]
}
