extension PhraseBook {
  static let commitText = #"""
    name commit
    emoji 🎉 👍 🚀
    tags commit
    sites code.example.org
    place: the parser | the scheduler | the cache | the command line | the test harness | the release script | the settings page | the importer | the index | the renderer | the socket layer | the error printer | the documentation
    case: an empty input | a trailing newline | a missing file | two writers at once | a leap day | a full disk | names with accents | very long lines | a closed connection | numbers below zero | an unknown option | a clock that runs backwards
    thing: a benchmark | a regression test | a fuzz target | a man page | a dry-run flag | a progress bar | a migration | a time-out | an example | a changelog entry | keyboard shortcuts | a health check
    old: the old fallback | a copy of the same loop | an unused option | a dependency | three layers of wrappers | the global state | a flaky test | the last force unwrap | a note to self from {2014-2021}
    verb: Simplify | Speed up | Document | Split | Rename | Untangle | Harden | Test
    ---
    post Handle {case} in {place}
    post Add {thing} for {place}
    post Remove {old} from {place}
    post {verb} {place}
    post Fix {place} for {case}
    post Don't let {case} stop {place}
    post Make {place} {2-9} times faster
    post Move {place} out of the way of {place2}
    post Say which file it was when {place} meets {case}
    post Retry {2-5} times when {place} meets {case}
    post Pin versions in {place}; see #{100-2400}
    photo It took {2-9} tries to reproduce. The test that comes with this fails without the change.\n\nFixes #{100-2400}.
    photo Before: {120-900} ms. After: {12-90} ms. Measured on a laptop of {2012-2019}, median of {5-15} runs.
    photo No change in behaviour. The next commit needs it.
    photo Reported by {friendless} weeks ago; sorry it took so long.
    photo The comment above the loop was right all along.
    friendless: a user | three people | our packager | the nightly build
    reply That explains the failures on the slow machine. Thank you!
    reply Could this go into the next patch release? => Yes, it's on the list.
    reply Nice. One question: why not {place2}? => Tried it first; it broke with {case}.
    reply I can confirm this fixes {case} for me.
    reply {2-9} times? On my machine it's even more.
    reply The best commits remove lines.
    """#
}
