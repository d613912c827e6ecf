extension PhraseBook {
  static let travelText = #"""
    name travel
    tags travel slowtravel trains wanderlust
    emoji 🚂 🧳 🗺️ ⛴️ 🌍 🏔️
    sites timetable.example.org farandslow.example.com
    bio Prefers the night train.
    bio Has a favourite ferry.
    bio Lost in {14-41} countries so far.
    place: Tbilisi | Porto | Valparaíso | Hanoi | Trieste | Oaxaca | Zanzibar | Reykjavík | Kyoto | Lviv | Essaouira | Ljubljana | Kolkata | Bergen | Accra | Sarajevo | Montevideo | Tallinn
    vehicle: night train | slow ferry | minibus | branch line | cable car | overnight bus | mail boat | tram
    thing: a soup with no name | a lemon ice at the harbour | bread straight out of a hole in the wall | coffee in a glass | grilled corn | dumplings from a window | a plum from a stranger
    event: a wedding came past | the whole street came out to watch the moon | an old man taught me a card game | the conductor sang | everyone shared their lunch | we were adopted by a school class
    ---
    post {Place}, {6-9} in the morning: {thing}, and nobody in a hurry.
    post Three days in {place} turned into {5-12}. I regret nothing, my employer a little.
    post The {vehicle} to {place} took {9-26} hours and {event}.
    post I'd only planned to change trains in {place}. Then {event}.
    photo {Place}, before the city woke up
    photo The view from the {vehicle}
    reply {Place}! Did you climb up to the old fort? => Twice. Once by mistake.
    reply How's the {vehicle}? Does one sleep? => One is rocked. Sleep is a strong word.
    reply I still dream of {thing} there. => Corner with the blue shutters, isn't it? I found it.
    reply This is exactly what I needed on a Monday.
    reply Take me with you next time.
    ---
    post {friend} and I are planning {place} by {vehicle}. What must we not miss?
    post Which is the better base for {5-10} days: {place} or {place2}? With a child and no car.
    post Is the {vehicle} from {place} to {place2} still running? Every page says something else.
    reply {Place}, and take the {vehicle} out on a weekday. => Sold. Tickets bought!
    reply It runs on Tuesdays, unless it doesn't. => That matches the official page word for word.
    reply We did it with two children. Bring snacks and low expectations. => The story of parenting.
    reply Skip the tower, find the market.
    reply Whatever you do, try {thing}.
    ---
    post Bag lost, phone flat, {weather}. Then {event}, and now it's my favourite day of the trip.
    post Got on the wrong {vehicle}. Ended up in a village with {one}. Staying the night.
    post {2-7} hours of delay in {place}. {Event}, so I'm in no hurry any more.
    weather: hail | forty degrees | fog as thick as soup | rain from below
    one: one bench and eleven goats | a perfect bakery | two churches that aren't on speaking terms | a cinema that opens on Sundays
    reply The wrong {vehicle} is always the right one. => Embroider that on a cushion, please.
    reply Did the bag turn up? => {2-9} days later, from {place2}. It has seen more than I have.
    reply Goats are good company.
    reply I live for these posts.
    ---
    post All my notes on crossing from {place} to {place2} without flying: {link}
    post What {9-30} days by {vehicle} cost me, to the cent: {link}
    post A small dictionary of useful sentences for {place}, such as "is this your goat?": {link}
    reply Less than a flight! I'd never have thought. => And it comes with sunrise.
    reply I used the goat sentence. It worked. => There's a story here and I want it.
    reply Sharing this with my whole family.
    reply Page is bookmarked, shoes are on.
    ---
    post Home again. The suitcase smells of {place} and I'm not opening it yet.
    post Back from {place}. I brought {souvenir} and a cold.
    post Packing rule after {10-30} years: half the clothes, twice the patience.
    souvenir: a bell for a goat I don't own | three kilos of tea | a hat that doesn't work here | a recipe on a napkin | somebody else's umbrella
    reply Welcome back! The office plant survived. => Against all odds. Thank you for the water.
    reply Wear the hat. => It's {2-11} degrees and I'm wearing the hat.
    reply Same rule, and I still pack the iron.
    """#
}
