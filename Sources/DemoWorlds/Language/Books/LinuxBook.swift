extension PhraseBook {
  static let linuxText = #"""
    name linux
    tags linux terminal selfhosted opensource commandline
    emoji 🐧 💻 📟 🔧
    sites wiki.example.org manpages.example.net selfhost.example.com
    bio Runs a small server in a large cupboard.
    bio The shell is my office.
    bio Reads man pages for pleasure.
    bio Packages things so you don't have to.
    tool: tmux | rsync | systemd timers | btrfs snapshots | a window manager | ssh jump hosts | jq | make | cron | WireGuard | a plain text editor | borg backups
    box: a ten-year-old laptop | a single-board computer | a thin client | the family server | a netbook from 2009 | a machine without a screen
    place: the attic | the basement | my parents' house | under the stairs | the kitchen shelf
    cause: DNS | a full disk | the wrong time zone | a loose cable | a permission bit | an expired certificate | my own script from 2016
    ---
    post It was {cause}. It's always {cause}.
    post {15-120} minutes of outage this morning. Cause: {cause}. Lesson: check {cause} first.
    post I'd like to apologise to {tool}. The problem was {cause}.
    post Today I was paged by {cause}, my old friend.
    reply It's not {cause}. There's no way it's {cause}. It was {cause}. => Every single time.
    reply How do you monitor for that now? => A five-line script and a guilty conscience.
    reply My condolences.
    reply Write it down, you'll need it again in {6-18} months. => I did, {2-6} years ago. I found the note afterwards.
    ---
    post {200-1900} days of uptime on {box} in {place}. I'm afraid to touch it.
    post Moved the backups to {box} in {place}. Restored one to be sure. It worked!
    post {Box} now runs the whole house: files, photos, music, and a small web page about the cat.
    post My off-site backup is {box} in {place}. It costs {4-11} euros of power a year.
    photo {Box}, working harder than ever
    reply A backup you haven't restored isn't one. => Hence the test, every first Sunday.
    reply What file system? => ext4. I've had enough adventure.
    reply Please update that kernel. => After the holidays. Which ones, I didn't say.
    reply I have exactly the same setup and the same fear.
    ---
    post {10-20} years on the command line and today I learn what {tool} can do.
    post {Tool} with {tool2} is all the infrastructure most of us need.
    post Replaced a whole dashboard with {tool} and {20-60} lines of shell.
    post What's the one thing about {tool} you wish you'd known on day one?
    reply That the manual has examples, at the very end. => Page {2-60} changed my evening.
    reply Could you share the script? => Sure: tidied it up and added comments first.
    reply {tool2} for everything. => One day, perhaps. Today it's {tool}.
    reply I've been doing it by hand like an animal.
    reply The best tool is the one you've already got.
    ---
    post Trying a distribution I hadn't heard of until Tuesday. The installer asked two questions. Both made sense.
    post Printing worked on the first try. I don't know who to report this to.
    post Suspend, resume, two monitors, Bluetooth: everything works. I've nothing to do this weekend.
    post Installed Linux on {box} for {person}. Support calls so far: {0-2}.
    person: my mother | my neighbour | the school library | my uncle | the choir | our bike kitchen
    reply Which one? => I'd rather not start that discussion. But it's small and it's lovely.
    reply Don't say it aloud! It hears you. => Too late: the fan has started.
    reply What does {person} use it for? => Letters, photos and solitaire. Mostly solitaire.
    reply Same here. What a time to be alive.
    ---
    post How I back up {place}, in {60-140} lines of text: {link}
    post My notes on {tool}, written for me in {2-5} years: {link}
    post Wrote the man page I wanted to read about {tool}: {link}
    reply Beautiful. No cookies, no pop-ups, just text. => As it was meant to be.
    reply Line {12-60} saved my evening. Thank you.
    reply Does this work on BSD too? => Mostly. Patches welcome.
    reply Added to the wiki.
    ---
    post Taught {friend} to leave vim today. We're both very proud.
    post {friend} and I fixed the club's mail server with {tool} and biscuits.
    post Install party at the library on Saturday. {friend} brings cables, I bring patience.
    friend I can leave whenever I want. => That's what they all say.
    reply The biscuits did most of the work.
    reply Can I bring a machine from {1999-2008}? => Bring it. The older the better.
    """#
}
