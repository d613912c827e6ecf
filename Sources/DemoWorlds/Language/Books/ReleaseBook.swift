extension PhraseBook {
  static let releaseText = #"""
    name release
    emoji 🎉 🚀 📦
    tags release
    sites releases.example.org
    what: Faster start | A new importer | Fewer allocations | Shell completion | Better errors | A smaller binary | Support for old terminals | Parallel tests
    fix: a crash with empty input | a leak when the connection drops | wrong dates at the end of the month | a race in the cache | paths with spaces | a hang on slow disks | colours on light terminals
    ---
    post {what}, and a fix for {fix}.\n\nThanks to {3-19} contributors, {1-6} of them new!
    post Bug fixes only: {fix}, {fix2}. Upgrading is recommended.
    post {what}. {what2}. Also fixes {fix}.\n\nThis release needs a rebuild of the index, which takes a minute or two.
    post Quiet release: {fix} is gone, and the manual has {2-14} new pages.
    reply Upgraded without a hitch. Thank you!
    reply The start time is remarkable now.
    reply Packaged and on its way.
    reply Finally rid of {fix}. You've made my week.
    reply Is the old format still readable? => Yes, and it'll stay so until the next major version.
    """#
}
