extension PhraseBook {
  static let filmText = #"""
    name film
    tags film cinema movies filmclub
    emoji 🎬 🍿 🎞️ 📽️
    sites reels.example.org matinee.example.com
    bio Projectionist, retired but not reformed.
    bio Sits in row {5-9}.
    bio Watches the credits.
    film: The Ferryman's Coat | Nine Winters | A Room in Porto | The Beekeeper | Slow Trains | Salt Road | The Last Projectionist | Midnight Allotment | Paper Boats | The Cartographer's Wife | Under the Viaduct | Orange Season
    craft: the sound design | the editing | the last shot | that long take on the stairs | the score | the costumes | the colour | the silence before the end
    place: the little cinema by the canal | the open-air screen | the village hall | the old picture palace | a packed midnight show | an empty matinee
    ---
    post Saw {film} at {place}. {Craft} alone is worth the ticket.
    post {Film}: {2-4} hours long, and I'd have stayed for two more. {Craft}!
    post Walked out of {film} into real rain and it felt like a sequel.
    post Everyone loves {film} and I was bored stiff. Then came {craft}. Fine. It's a masterpiece.
    reply {Craft} was done by a first-timer, apparently. => No! I'd never have guessed.
    reply Is it all right for someone who can't stand sad endings? => Leave {5-12} minutes early and you'll be fine.
    reply I fell asleep and woke up for {craft}. No regrets.
    reply Where can one still see it? => {Place}, Thursday, and that's the last time.
    reply Finally somebody says it.
    ---
    post Film club on Friday: {film}, on actual film, with an actual reel change. {Place}, doors at {7-8}.
    post Rewatched {film} with {friend}, who'd never seen it. Watched {friend}, mostly.
    post The projector at {place} gave up in reel {2-5} of {film}. We all stayed and guessed the ending.
    reply What did you guess? => Everybody had them reconciled. We were so wrong.
    friend I haven't recovered, for the record.
    reply Keep me a seat in row {5-9}. => Next to the pillar, as always.
    reply The reel change is my favourite actor.
    ---
    post What's a film you can only see once? Mine is {film}.
    post Best ending of all time, no explanations. I'll start: {film}.
    post Is there a good film about {subject}? I'd settle for a decent one.
    subject: beekeeping | chess | translators | ferries | restoring old clocks | amateur choirs | surveyors | bakers on strike
    reply {Film2}. I've never dared again. => Oh. Oh yes. That one too.
    reply {Film2}, and I'll take no questions. => Agreed. Moving on before I cry.
    reply There's a lovely short one about {subject}, I'll look for the title. => Please do!
    reply Hard to beat.
    ---
    post Wrote about {craft} in {film}, with drawings because I couldn't get stills: {link}
    post My {10-60} favourites from before {1950-1970}, in no order, all on one page: {link}
    post We made a short film with {3-8} people and a borrowed camera. {4-14} minutes, please use headphones: {link}
    reply Headphones confirmed. That footstep! => It's a potato on gravel. Now you know.
    reply The drawings are better than stills. => You're kind. My horses look like sofas.
    reply How long did the shoot take? => Three weekends and one friendship. It's mended now.
    reply Watching tonight.
    """#
}
