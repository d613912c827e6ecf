extension PhraseBook {
  static let wallText = #"""
    name wall
    tags family home weekend memories
    emoji ❤️ 😂 🎂 🌻 😊 🍂
    sites familyalbum.example.org neighbours.example.com
    bio Married, two children, one very old dog.
    bio Back home after {4-22} years away.
    bio Grandmother of {3-9}. Ask for pictures at your own risk.
    kid: our eldest | our youngest | the twins | my niece | my nephew | our daughter | our son
    did: learnt to ride a bike | lost the first tooth | read a whole book alone | scored a goal | cut the dog's hair | wrote a letter to the mayor | played in the school concert | baked bread alone
    pet: the dog | the cat | the rabbit | grandma's parrot
    year: 1974 | 1981 | 1987 | 1993 | 1999 | 2004
    ---
    post {Kid} {did} today. I'm not crying, it's the onions. There were no onions. {Did2}, they said, as though it were nothing, and went off to play.
    post Small news from us: {kid} {did}. We celebrated with pancakes, which were really for me.
    post {Kid} {did}! {Kid2} would like it noted that they did so first, and better. Breakfast was lively.
    did2: I can do it already | It was easy | I practised in secret | Nobody helped me
    photo {Kid}, the proudest face of the day
    photo Evidence
    reply Already?! Wasn't that one born last week? => It feels like it. Thursday at the latest.
    reply Tell them their aunt is very, very proud. => Told. They'd like it in writing.
    reply {Kid} takes after you. => Only the good parts, I hope!
    reply Give everybody a hug from us.
    reply Pancakes are always the answer.
    ---
    post We've moved! {6-90} boxes, {2-9} friends, one broken lamp. Thank you to everybody who carried the piano, and sorry, again, about the stairs. The kettle is unpacked: come by.
    post After {3-19} years we've painted the kitchen. It looks like somebody else's kitchen. Somebody with their life in order.
    post The boiler gave up on the coldest night of the year, of course. Neighbours we'd hardly spoken to brought heaters, soup and a board game. I keep thinking about that.
    post {Months} months of building work are over. We have a bathroom, a bill and a newly religious attitude to plumbers.
    months: Two | Four | Six | Nine
    photo The new kitchen, before the first stain
    photo All {2-9} helpers, still smiling
    reply My back remembers that piano. => Your back has a lifelong invitation to dinner.
    reply So happy for you all! When's the housewarming? => As soon as there are chairs.
    reply That's what neighbours are for.
    reply What colour is it? It looks wonderful. => "Morning oats". The tin took itself seriously.
    ---
    post Found this in a box in the attic: {relative}, summer of {year}, on the way to the sea in a car with no doors. They were younger than I'm now. Look at that smile.
    post {Relative} would have been {80-104} today. We made the dumplings, too salty as always, and told the story of the goat and the priest. Some of us cried, all of us had seconds.
    post Does anybody recognise the people in this picture from {year}? On the back it says only "the good week".
    relative: Grandpa | Grandma | Uncle Teo | Aunt Rosa | my father | my mother | great-aunt Ludmila
    photo The summer of {year}
    photo "The good week", {year}
    reply The one on the left is my mother! => No! Then call me, please, tonight.
    reply I remember that car. The dog had to be held. => There's a picture of that as well!
    reply What a smile. You've got it, you know.
    reply Please tell the goat story again. => At Christmas, with all the voices.
    reply Thinking of you today.
    ---
    post {Pet} has been found!! {2-6} streets away, at a barbecue, being fed by strangers. Thank you to everybody who shared, searched and put up notes. Home now. Not sorry at all.
    post {Pet} turned {9-19} today. Deaf, half blind, and still first at the fridge.
    post To the person who returned my wallet with everything in it, and a note saying "nice library card": you've restored my faith in people, and I'd like to buy you a cake.
    post Ran {5-21} kilometres for the children's hospital today. Slowest of the family, loudest at the finish. Together you gave {300-4200}. I'm speechless, which {friend} says is a first.
    photo {Pet}, unrepentant
    photo At the finish, still upright
    reply Oh thank goodness! I'd been looking under every car. => You're an angel. Cake's on us.
    reply A first, and I have witnesses.
    reply Well done! Is there still time to give? => Until Sunday, yes. Thank you!!
    reply {Pet} knows how to live.
    reply This made my evening.
    ---
    post {Years} years married today. I still take the wrong turn when {friend} isn't in the car.
    post Sunday at my parents': {3-5} generations, {9-24} people, one bathroom. Mum counted the spoons afterwards, as she has since {year}. All there.
    post The choir is back! After two years in front of screens, {20-60} of us in one cold church, and nobody minded the cold. The altos were late. The altos send their regards.
    post Book club at ours last night. Nobody had finished the book. Best evening in months.
    years: Five | Ten | Nineteen | Twenty-five | Forty
    photo {3-5} generations and a cake
    photo Everybody looked at the camera, at last
    reply Congratulations, you two! What's the secret? => Separate blankets.
    reply The altos were on time by our own clock. => Noted, and not accepted.
    reply We finished the wine instead, as I recall. => The wine had a better ending.
    reply I wish I'd been there. Next time!
    reply Your mum is a legend.
    """#
}
