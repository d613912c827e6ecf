extension PhraseBook {
  static let dailyText = #"""
    name daily
    tags smalltalk monday weekend goodnews
    emoji 🙂 🌧️ ☕ 😅 🌞 ✨
    sites diary.example.org corner.example.com
    note Love this.
    note So good.
    note Ha!
    note Same here.
    note This made my {day}.
    note I needed this on a {day}.
    note Exactly this, {name}.
    note Thank you for sharing, {name}!
    note {name}, you never disappoint.
    note Best thing I've read {since}.
    note Sent this to {relative}.
    note {relative} would love this.
    note More of this, please.
    note Couldn't agree more.
    note Hmm, I see it a little differently. But well said.
    note I'd frame that.
    note Reading this {where} and grinning.
    note Well, now I'm curious.
    note Good to hear from you, {name}!
    note I've been thinking about this {since}.
    note Wait, really?
    note You always find the right words, {name}.
    day: Monday | Tuesday | Wednesday | Thursday | Friday | weekend | lunch break
    since: all day | this week | since breakfast | in a while | this month | on here today
    relative: my mother | my brother | a friend in {town} | the whole office | my flatmate | my sister
    town: Lisbon | Oslo | Nairobi | Osaka | Toronto | Lima
    where: on the bus | in the queue | under the desk | at the dentist's | over breakfast | on the stairs
    open Small update.
    open Today, then.
    open For the record:
    open True story.
    open Quick one.
    open Well.
    open Good morning!
    open Confession:
    open Not what I'd planned for today, but:
    open News from here:
    bio Mostly harmless.
    bio Says good morning to buses.
    bio Trying to be on time since {1975-2003}.
    who: the postwoman | the man from the third floor | a child on the tram | our new colleague | the lady with the two dachshunds | my bus driver | the boy who delivers the flowers | a complete stranger
    object: umbrella | glove | library card | left sock | phone charger | front door key | favourite mug | bicycle pump
    thing: the lift | the coffee machine | the heating | the kitchen tap | the doorbell | the printer | the stairwell light | the washing machine
    joy: sun on the kitchen table | an empty tram | the smell after rain | clean sheets | a letter, on paper | finding a seat by the window | the first strawberries | a whole hour of nothing
    ---
    post {Who} said today that I look rested. I've been smiling for {2-9} hours.
    post {Who} waved at me from across the street and I waved back and it wasn't for me. It's fine. I live here now.
    post {Who} paid for my coffee and left before I could say thank you. So: thank you.
    post {Who} told me a joke in the lift and the doors closed before the ending. I need to know.
    reply I'd have left the country. => I considered it as far as the corner.
    reply People are all right, sometimes. => More often than one thinks.
    reply What was the joke? => Something with a penguin and a bank. That's all I have.
    reply Made my day too.
    ---
    post Found my {object} in the fridge. I've questions and I'm the only witness.
    post {Count} {object}s lost this year, and it's only {month}.
    post Whoever found my {object} on line {2-19}: please keep it, you clearly need it more.
    count: Three | Four | Five | Seven
    month: spring | February | May | autumn
    reply The fridge is where I keep mine too. => Then we're normal. Good.
    reply Tie it to yourself. => I'd lose me.
    reply Check the freezer for the other one. => I'm not ready for what I might find.
    reply Same. Every year. Same {object}.
    ---
    post {Thing} has been repaired! {Who} brought a cake to celebrate.
    post Day {3-30} without {thing}. We've begun to tell each other stories.
    post I fixed {thing} myself, with a spoon. Don't ask. Don't touch it either.
    reply How long will the spoon hold? => Longer than my confidence.
    reply Every house needs a cake for these days.
    reply Ours has been broken since {2015-2022}. It's a feature now. => Protected monument, surely.
    reply You should charge for that.
    ---
    post {Joy}. That's all. That's the post.
    post Today's small luxury: {joy}, then {joy2}.
    post After a week like this one, {joy}. I take back everything I said on Tuesday.
    post Tell me one good thing about your day. Mine: {joy}.
    photo {Joy}
    reply {Joy2}, for me. => Oh, that's a good one.
    reply My daughter tied her shoes by herself. => That's the winner. Congratulations to her!
    reply I slept until nine. => I'm envious in three languages.
    reply Needed this.
    reply Dinner with people I like. Nothing else to report.
    ---
    post {friend} moved house today. {6-31} boxes of books, one of clothes, and a piano nobody had mentioned.
    post Walked home with {friend} the long way. We solved most things.
    post Does anyone in the neighbourhood own a very long ladder? It's about a balloon.
    post {friend}, you left your {object} here. Again. It's starting to pay rent.
    friend Fourth floor, no lift. I'm lying down until spring. => There'll be dumplings for ever.
    reply Write down what you solved, please. => We'd forgotten it by the bridge.
    reply Yes! {6-9} metres. Ring at number {2-40}. => Balloon is safe. Child is happy. Thank you!
    friend Consider it a gift.
    ---
    post Learning to say no. Currently at "perhaps". {friend} says that counts.
    post My alarm went off, I answered it. We talked.
    post Is it a {weekday} or does it only feel like one?
    post New habit: {3-9} minutes of looking out of the window before the first message. Week {2-6} and I recommend it.
    weekday: Monday | Wednesday | Sunday evening
    reply It counts double. => I'll take it. Perhaps.
    reply What did it want? => A commitment.
    reply It's a {weekday} everywhere. => I feared so.
    reply Trying this tomorrow.
    ---
    post A letter to whoever moves into our old flat, with all its noises explained: {link}
    post My {20-60} rules for a good walk. Rule {3-9}: turn back only for weather or cake. {link}
    post I keep a list of things strangers have said to me. Here are the best {12-40}: {link}
    reply Number {3-12} made me laugh out loud on the bus. => Then it's gone full circle: I heard it on a bus.
    reply I live in that flat! The third noise is a pigeon. => I KNEW it.
    reply Rule {3-9} is the foundation of my life.
    reply Lovely, all of it.
    """#
}
