extension PhraseBook {
  static let booksText = #"""
    name books
    tags books amreading reading library bookstodon
    emoji 📚 📖 🕯️ ☕ 🖋️
    sites pages.example.org shelf.example.com
    bio Reads on trains, misses stops.
    bio Librarian. Yes, I've heard the one about being quiet.
    bio Will lend you anything but the marked ones.
    bio Halfway through everything.
    genre: a Portuguese family saga | a short history of salt | a novel in letters | a crime story set in a lighthouse | a book about moss | a memoir of a ferry captain | three essays on walking | a ghost story | a long Russian novel | a collection of Korean short stories | a biography of a cartographer | poems about rivers
    where: on the tram | in the bath | in the garden | in one sitting | until three in the morning | aloud, to the dog | in the waiting room
    trait: a first sentence that sits down next to you | an ending I didn't see coming | a narrator I wouldn't trust with a sandwich | not one wasted word | {120-400} pages of weather | the best dialogue in years | a map in the front
    ---
    post Finished {genre} {where}. It has {trait}.
    post Halfway through {genre} and I'm rationing it, {12-30} pages a day.
    post I came for {genre} and stayed for {trait}.
    post Gave up on {genre} at page {60-210}. Life is short. Then I dreamt about it, so we're back on.
    reply Adding it to the pile. The pile has its own postcode. => Mine pays rent.
    reply What's it called? => I'll bring it on Thursday. You'll have to give it back this time.
    reply I cried {where}, so be warned. => Already at that point. Already did.
    reply Does it get better after page {50-120}? => It does, and then it gets much better.
    reply {trait} is exactly what I'm after.
    ---
    post Recommend me something with {trait}. I'm about to spend {5-14} hours on trains.
    post What do you read when you can't read? I need something like soup.
    post A book you'd give to someone who says they don't like books?
    post Does anyone else keep {genre} by the bed only for the smell?
    reply Anything by a retired sea captain. => You'd be surprised how narrow the genre is. Ordered one.
    reply {Genre}. Trust me. => The library has it! Collecting it tomorrow.
    reply Old detective stories, the ones with the butler. => Perfect: soup, in book form.
    reply Comics. No shame at all.
    reply The atlas.
    ---
    post The second-hand shop was having a sale, so I now own {9-31} more books and no shelf.
    post Reorganised the shelves by mood. I'll never find anything again and I love it.
    post Found a train ticket from {1968-1999} in {genre}. Somebody stopped at page {20-140}.
    photo New arrivals. The shelf is protesting
    reply By mood! Where does {genre} go? => Between rainy Tuesday and mild revenge.
    reply I always leave something in for the next reader. => You may have been that person.
    reply There's no such thing as too many. There's only too little wall. => My landlord disagrees.
    reply This is a cry for help and I support it.
    ---
    post At the library today a boy asked for a book about {topic}. We found {2-7}. He took all of them.
    post Story time was about {topic}. There were questions. There were so many questions.
    post We've removed late fees. {30-400} books came home in the first week, some of them after {9-24} years.
    topic: volcanoes | owls | how bridges stay up | the inside of whales | very small dinosaurs | lighthouses | the moon | diggers
    reply That boy is going places. => He's going to be an expert on {topic} by Friday.
    reply What was the best question? => Whether {topic} can be sad. Nobody knew.
    reply Librarians are the last good thing.
    reply {Topic}! I'd have taken all of them too.
    ---
    post My notes on {genre}, spoilers clearly fenced off: {link}
    post {9-13} books I read this winter, one sentence each: {link}
    post Book club on Wednesday is {genre}. {friend} brings cake, I bring objections.
    reply I read only the cake and I liked it. => Fair criticism.
    reply Your one-sentence reviews are a public service. => Thank you! They take me a day each.
    reply Disagree about the ending, but so well put. => Wednesday, then. Bring the argument.
    reply Going straight on the list.
    """#
}
