extension PhraseBook {
  static let issueText = #"""
    name issue
    emoji 🐛 👀 👍
    tags issue
    sites issues.example.org
    place: the parser | the scheduler | the cache | the command line | the importer | the index | the renderer | the installer | the plugin loader | the export | the search | the log view
    case: the input is empty | the file has a trailing newline | two processes start at once | the path has a space in it | the locale is Turkish | the clock is changed | the disk is full | the terminal is {20-60} columns wide | there are more than {1000-60000} entries | the network drops | the user has no home directory | the name has an emoji in it
    effect: crashes | hangs | prints nothing | takes {3-40} seconds | loses the last line | shows the wrong date | returns 0 although it failed | eats {2-9} GB of memory
    wish: a dark theme | an option to sort by date | a JSON output | shell completion | a quiet mode | undo | pagination | a portable package | a way to cancel | tests that run in parallel
    ---
    post {place} {effect} when {case}
    post Crash in {place} when {case}
    post After the update {place} {effect} if {case}
    photo Steps:\n\n1. Start it in an empty folder.\n2. Make sure {case}.\n3. Use {place}.\n\nExpected: what the manual says.\nHappens: {place} {effect}.
    photo Happens in {2-9} of ten tries here. Log attached. I'm glad to test patches.
    photo It worked in version {1-4}.{0-9}. I can bisect over the weekend if that helps.
    reply Can you attach the log with verbose output? => Attached. Line {20-300} looks suspicious to me.
    reply Same here, and only when {case}.
    reply Bisected: it started with the change to {place2}.
    reply Workaround until the release: delete the lock file and start again. => That works, thank you!
    reply I'll take this one.
    reply Could you try the main branch? I believe this was fixed last week. => Just did. It's gone!
    ---
    post Feature request: {wish} for {place}
    post Would you accept {wish}?
    post {place}: please add {wish}
    photo I keep writing small scripts around {place} for this. With {wish} I could throw them all away.
    photo I'm willing to write it, if somebody points me at the right place in the code.
    photo Other tools have {wish}; I miss it here every single day.
    reply I'd use this every day.
    reply We talked about {wish} two years ago and nobody objected. A pull request would be welcome. => Then I'll start on Saturday.
    reply Could it be a plugin? => It could, but then nobody would find it.
    reply +1, and please keep it off by default.
    reply Happy to review.
    ---
    post Documentation: what does {place} do when {case}?
    post The example for {place} in the README doesn't run
    post Typo in the message that {place} prints when {case}
    photo The manual says one thing, the code another. Which of the two is meant?
    photo I'd fix it myself, but I don't know which behaviour is right.
    reply The code is right, the manual is older than the code. => Thanks, I'll send a patch for the manual.
    reply Good catch!
    reply Fixed on main. Thank you for reading the manual, that makes two of us.
    """#
}
