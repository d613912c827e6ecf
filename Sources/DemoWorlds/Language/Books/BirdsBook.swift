extension PhraseBook {
  static let birdsText = #"""
    name birds
    tags birds birding birdwatching nature
    emoji 🐦 🦉 🪶 🦆 🔭 🦜
    sites birdlog.example.org wings.example.com
    bio Early mornings, long lenses.
    bio Lists birds, loses gloves.
    bio Will stop the car for a raptor.
    bio Patch: the reservoir. Patience: some.
    bird: kingfisher | bittern | waxwing | goshawk | bee-eater | nightjar | avocet | hoopoe | dipper | short-eared owl | crested tit | osprey | little egret | wryneck | firecrest | great grey shrike
    common: robin | blue tit | wren | house sparrow | starling | blackbird | magpie | wood pigeon
    spot: the reservoir | the sewage works | the salt marsh | the cemetery | the north hide | the canal | our balcony | the beech wood | the gravel pit | the allotments
    ---
    post A {bird} at {spot} this morning! {3-40} metres away and entirely unimpressed by me.
    post {2-6} hours at {spot} for a {bird}. It turned up when I was pouring the tea, as is tradition.
    post First {bird} of the year at {spot}. I may have squeaked.
    post Dipped on the {bird} at {spot} again. That's {3-9} times now. We have history.
    photo {Bird}, {spot}, this morning
    photo Record shot of the {bird}. Squint a little
    reply Whereabouts at {spot}? I'm going tomorrow. => By the dead willow, left of the path. Be there before eight.
    reply What a bird! Congratulations. => Still shaking a bit, honestly.
    reply Are you sure it wasn't a young {common}? => I've been asked that all day. Have a look at the wing bar!
    reply I missed it by ten minutes. Ten.
    reply Never seen one. I'm a little jealous and very happy for you.
    ---
    post The {common} in our garden has learnt to imitate my phone.
    post A {common} has nested in {place}. We use the other door now.
    post {6-30} {common}s at the feeder and one of me, out of seed.
    post Nobody tweets about the {common}. I will. What a bird. What a voice. What an attitude.
    place: my bicycle basket | the letter box | the hanging basket | an old boot | the exhaust of the neighbour's camper | the bell by the gate
    reply Ours does the microwave. => We should introduce them.
    reply Photos, please! => When they've fledged. We're keeping our distance until then.
    reply Justice for the {common}.
    reply I had to stop and listen to one on my way to work.
    ---
    post What is this? Size of a {common}, pale eyebrow, pumping its tail, seen at {spot} around noon.
    post Can anyone name this call? Like a squeaky gate, twice, then a pause. {Spot}, at dusk.
    post ID help, please: brown, streaky, gone. {Spot}, {6-9} this morning.
    reply Sounds like a {bird} to me. => Just compared recordings. You're right!
    reply Brown, streaky and gone is my entire life list.
    reply Was it calling in flight? => Yes, twice, going over the water.
    reply Could be a {common} in a funny mood. => That's what I'm afraid of.
    ---
    post Count at {spot}: {40-900} birds of {18-61} species in {2-4} hours. Fingers: frozen.
    post Breeding bird survey done. {Spot} holds {2-11} pairs of {common}s and at least one opinionated swan.
    post Ringing at dawn with {friend}: {20-140} birds, and a {common} we first met {3-7} years ago.
    reply Thank you for doing this, really. => Someone has to get up. Might as well be us.
    reply {3-7} years! Tough little thing.
    reply How do you count that many without starting over? => Who says I don't start over?
    reply Can beginners come along? => Always. We've spare binoculars.
    ---
    post My {spot} year list as a map, with the quiet corners marked: {link}
    post Sound recordings from {spot}, unedited, trains included: {link}
    post Wrote about waiting for a {bird}, which is to say about my mother. {link}
    reply Listened with my eyes closed. Thank you. => That's the nicest thing anyone's said about my trains.
    reply This is beautiful. I wasn't ready. => Neither was I.
    reply The map is excellent.
    reply I know that corner! Best bench in the county.
    """#
}
