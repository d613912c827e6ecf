extension PhraseBook {
  static let pullRequestText = #"""
    name pull_request
    emoji 🚀 👍 🎉
    tags review
    sites code.example.org
    place: the parser | the scheduler | the cache | the command line | the importer | the index | the renderer | the installer | the plugin loader | the export | the search | the log view
    what: Rewrite | Speed up | Simplify | Test | Document | Split up
    thing: shell completion | a JSON output | a dry run | a quiet mode | retries with back-off | support for {3-9}-byte keys | a portable package | keyboard shortcuts | structured logs | a progress bar
    case: an empty input | two writers at once | names with accents | very long lines | a closed connection | an unknown option | a full disk
    ---
    post {what} {place}
    post Add {thing} to {place}
    post Make {place} survive {case}
    post {place}: handle {case}
    post Port {place} to the new interface
    photo First of {2-5} steps. Each commit builds and passes the tests; best read one at a time.
    photo With tests, documentation and a line in the changelog. Benchmarks: {2-30}% faster, {1-9}% less memory.
    photo Closes #{100-2400}. I kept the old behaviour behind an option, to be removed in {2-5}.0.
    photo My first contribution here. Tell me if I missed a convention!
    reply Thanks! A few comments inline, nothing serious. => All addressed, and the tests are green again.
    reply Lovely work. Could you add a test with {case}? => Added. It found a bug, too.
    reply Please rebase: main has moved. => Rebased.
    reply This is much nicer than what we had.
    reply I tried it on our data: works, and it's visibly faster.
    reply Why not do it in {place2}? => Because then {case} would be handled twice.
    reply Approved. Merging once the nightly has run.
    """#
}
