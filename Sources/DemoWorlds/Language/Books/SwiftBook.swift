extension PhraseBook {
  static let swiftText = #"""
    name swift
    tags swiftlang programming swift6 serverside
    emoji 🧡 🛠️ 🐛 🚀 🧵
    sites notes.example.org swiftnotes.example.com code.example.net
    bio Writes Swift for servers. Yes, on Linux.
    bio Types first, coffee second.
    bio Former C++ person, recovering.
    bio Maintainer of small libraries with long changelogs.
    feature: typed throws | non-copyable types | parameter packs | actors | result builders | macros | regex builders | opaque types | ownership annotations | package traits
    thing: parser | scheduler | cache layer | terminal interface | rate limiter | JSON decoder | state machine | build plugin | database migration | image pipeline | test harness
    cause: an unowned reference | an integer overflow | a retain cycle | a time zone | an off-by-one in a range | a forgotten await | a copied buffer | a locale | an empty array
    tool: the compiler | the debugger | the profiler | the package manager | the formatter | the sanitizer
    ---
    post Rewrote the {thing} with {feature}. {200-900} lines became {60-180}, and I can read them.
    post {Feature} clicked today. Only took me three articles and a broken {thing}.
    post Hot take: {feature} are wonderful until somebody else has to read your {thing}.
    post I keep reaching for {feature} when a plain function would do. Then I delete them. Then I go home.
    reply Any measurable slow-down? => None that I could find. {2-9}% faster, if anything.
    reply I'd love to see the before and after. => Will push it this evening once the tests are green.
    reply Careful with {feature} across module boundaries. => Learned that at about noon, yes.
    reply This is the way.
    reply I gave up on {feature} last year. Time to look again, I guess.
    ---
    post Spent {2-9} hours on a crash that only happens in release builds. It was {cause}.
    post The bug: {cause}. The fix: one line. The commit message: four paragraphs.
    post It's never {cause}. It's never {cause}. It was {cause}.
    post Today {tool} told me exactly what was wrong, with a note and a fix-it. I didn't believe it for an hour.
    reply How did you find it? => Printed everything, like our ancestors did.
    reply {tool} would have found this. => {tool} was the one that hid it!
    reply Adding {cause} to my list of fears. => Page {3-40}, right after floating point.
    reply Did you write a test for it? => Two. One for the bug, one for my pride.
    reply We've all been there. Some of us live there.
    ---
    post Does anyone have a good pattern for testing a {thing} without sleeping in the tests?
    post What do you use for a {thing} on Linux these days? I'd rather not write my own again.
    post Is it just me, or does {tool} get slower after {2-6} hours? Restarting helps, which worries me.
    post How do you name the type that owns the {thing}? If the answer is Manager I'm leaving.
    reply Inject a clock and advance it by hand. => That's so much simpler than what I had. Thanks!
    reply Make it pure and test the function; the rest is glue. => This. I always forget this.
    reply Name it after what it knows, not what it does. => Then it's {friend}'s {thing}, because I know nothing.
    reply I'd like to know too.
    reply We wrote our own. Twice. Don't.
    ---
    post Version {1-6}.{0-9}.{1-9} of my {thing} is out: {feature}, fewer allocations, an honest changelog. {link}
    post Wrote down what I learned about {feature} while they're fresh: {link}
    post Slides of tonight's talk on {feature} and how to say no to them: {link}
    post Benchmarks of {3-7} ways to write a {thing}. The boring one wins. {link}
    reply Thanks for keeping the changelog human. => A person reads it. Sometimes it's even me.
    reply The boring one always wins. => I keep learning it.
    reply Does it run on Linux? => Linux first. I test on the others out of politeness.
    reply Upgraded without changing a line. Lovely.
    reply Great write-up. Small typo in the second listing, by the way. => Fixed, thank you!
    ---
    post Paired with {friend} on the {thing} today. We deleted more than we wrote.
    post {friend} reviewed my pull request with {12-60} comments, every one of them right.
    post Code review idea by {friend}: first say what you'd keep.
    friend It was a pleasure, and that {thing} had it coming.
    friend Half of them were about commas, to be fair. => Commas matter.
    reply Stealing this for our team.
    reply That's how it should be done.
    ---
    post Compile times, before and after splitting the module: {90-240} s, {18-60} s. Same code, more folders.
    post Deleted a dependency today. The binary is {3-12} MB smaller and I understand all of it.
    post {Feature} in one sentence, and I'll frame the best answer.
    post My {thing} now handles {2-90} thousand requests a second on a laptop that's older than the language.
    reply What did you split by? => By who changes it. Worked better than by layer.
    reply Removing code is the best feature. => And it never has bugs.
    reply A promise the compiler keeps for you. => Framed.
    reply Which laptop? => The one with the broken W key.
    """#
}
