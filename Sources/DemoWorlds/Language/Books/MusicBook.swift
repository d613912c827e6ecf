extension PhraseBook {
  static let musicText = #"""
    name music
    tags music nowplaying vinyl choir
    emoji 🎶 🎻 🎹 🥁 🎺 🎧
    sites tracks.example.org sidetwo.example.com
    bio Second alto, first in the queue for biscuits.
    bio Plays bass in a band you've just missed.
    bio Collects records nobody asked for.
    instrument: cello | banjo | tenor saxophone | accordion | upright bass | viola | trombone | kora | hurdy-gurdy | old piano | mandolin | oud
    piece: the slow movement | the second chorus | the bridge | the opening riff | the last eight bars | the coda | the tricky bit in seven-eight
    record: a Cape Verdean singer from the sixties | a brass band playing Bach | field recordings from a harbour | an Ethiopian jazz record | a live album with more coughing than music | a choir of lorry drivers | a string quartet that swings | dub from a bedroom in Leeds
    venue: the back room of the pub | a church with perfect echo | the old swimming bath | somebody's kitchen | the bandstand | a bookshop after hours
    ---
    post Found {record} for {1-8} euros. Side two is the reason I've ears.
    post Listening to {record} on repeat. The neighbours have started to hum along.
    post {Record}: put it on, close the curtains, report back.
    photo Today's find: {record}
    reply Reporting back: I've no words and I've missed my bus. => Then it works as intended.
    reply Where do you find these? => The box under the box at the flea market.
    reply Side two, track three. Goodness. => I knew it'd be that one!
    reply Adding this to the kitchen rotation.
    ---
    post Practised {piece} for {2-5} hours on the {instrument}. It now sounds like {piece} played by someone who has heard of it.
    post {Years} of {instrument} and {piece} still frightens me.
    post My {instrument} teacher said "hm" today. In a rising tone! Best lesson yet.
    post Thinking of taking up the {instrument} at {38-67}. Is it too late, and do the neighbours get a vote?
    years: Three years | Eleven years | Twenty years | Half a life
    reply Slow it down until it's boring, then slower. => The most annoying and most useful advice there is.
    reply A rising hm! Frame it. => It's going on my gravestone.
    reply It's never too late, and no, they don't. => Lesson booked for Thursday!
    reply My condolences to the cat.
    ---
    post Played in {venue} last night. {9-80} people and one dog who left during {piece}.
    post Concert on {day}: {venue}, {venueTime}. Pay what you like, stay for soup.
    post {friend} broke a string in {piece} and carried on as though it had been written that way.
    day: Friday | Saturday | Sunday | Thursday
    venueTime: doors at seven | half past seven | eight o'clock | whenever the tuba arrives
    reply It was magic. The dog was wrong. => The dog's a percussionist. It's complicated.
    reply It's jazz if you don't look surprised. => {friend} looked extremely surprised.
    reply I'll be there and I'm bringing {4-9} people. => We'll need more soup!
    reply Please record it for those of us with night shifts.
    ---
    post What do you listen to when you need to concentrate? No words, please, I sing along.
    post Name a song under two minutes that says everything.
    post Which instrument would you forbid? I say the {instrument}, and I play it.
    reply {Record}. Every single time. => Two hours of work done. You're a wizard.
    reply Washing machine recordings. Don't laugh. => I laughed, then I tried it. You're right.
    reply Anything for solo {instrument}. => Perfect, thanks.
    reply Silence, played loudly.
    ---
    post A mix for {mood}: {9-21} songs, no skips. {link}
    post Transcribed {piece} for {instrument}, with fingerings. Free, as it should be: {link}
    post We recorded the choir in {venue}. One take, one sneeze: {link}
    mood: the last train home | peeling potatoes | the first warm evening | rain on a tent | writing letters
    reply The sneeze is in tune! => A natural tenor.
    reply Played this {mood}. You've understood something. => That makes me very happy.
    reply Bar {12-48}: is that an F sharp? => It is. My handwriting isn't.
    reply Downloaded, printed, coffee spilt on it already.
    """#
}
