extension PhraseBook {
  static let pinsText = #"""
    name pins
    tags interiors ceramics quilting streetphotography houseplants wildplaces
    emoji ✨ 🌿 🧵 📌 🏺 🪴
    sites moodboard.example.org frames.example.com loom.example.net
    bio Collects doorways.
    bio Clay under the nails since {2004-2019}.
    bio Light, wood, wool.
    room: reading corner | kitchen | hallway | attic room | balcony | workshop | bathroom | window seat
    wood: ash | oak | walnut | birch plywood | reclaimed pine | cherry
    tone: sage green | warm white | terracotta | ink blue | ochre | dusty pink
    ---
    board Rooms to sit in
    board Small spaces
    post A {room} in {tone} and {wood}. {5-12} square metres and not one of them wasted.
    post How little a {room} needs: {wood}, a lamp, {tone}.
    post Before this {room} was a cupboard. The {tone} makes it twice as deep.
    photo {Tone} {room}
    photo {Room} with {wood}
    photo {Wood} and {tone}
    reply What's the name of that {tone}? => It's mixed: two parts of the wall, one part of courage.
    reply Saving this for when I own a {room}.
    reply The {wood}! Did you oil it? => Three coats, and a week of patience.
    reply I'd never leave.
    reply Where's the lamp from? => Flea market, and a new cable.
    ---
    board Clay days
    board Cups I want to hold
    post Fired to {1180-1280} degrees and still in one piece: {vessel} number {3-90}.
    post {Glaze} over {body}. It ran further than I'd planned and I like it better.
    post {Vessel}, thrown in {8-40} minutes, trimmed in twice that.
    vessel: tea bowl | jug | moon jar | lidded jar | butter dish | espresso cup | serving plate | vase
    glaze: Celadon | Tenmoku | Ash glaze | Tin white | Copper red | Shino
    body: stoneware | porcelain | a speckled clay | red earthenware
    photo {Vessel}, {glaze}
    photo {Glaze} on {body}
    reply That glaze! Oxidation or reduction? => Reduction, and a lot of luck.
    reply Are you selling any? => In December, if the kiln behaves.
    reply The foot ring alone.
    reply I can hear the sound it makes when you put it down.
    ---
    board Stitch by stitch
    board Wool weather
    post {Weeks} weeks of evenings: {textile} in {tone}, {tone2} and what was left in the basket.
    post The pattern said one ball. The pattern lied. {Textile}, finished at last.
    post My grandmother's {textile}, mended with {tone} so that the mending shows.
    weeks: Three | Six | Nine | Eleven
    textile: quilt | cardigan | log cabin blanket | tablecloth | pair of socks | wall hanging | shawl
    photo {Textile} in {tone}
    photo Detail: {textile}
    reply Visible mending is the best mending. => It has its own stories now.
    reply Which yarn is it? => Undyed, from the farm up the road, then {tone} from onion skins.
    reply The corners are perfect. How? => Unpicked them {3-9} times.
    reply I'd be afraid to wash it.
    ---
    board Streets at six
    board Doors and windows
    post {City}, {light}. I waited {10-90} minutes for somebody dressed in {tone}.
    post A door in {city} that has been painted {4-14} times. You can count them.
    post {City} from the tram, {light}.
    city: Porto | Valparaíso | Tbilisi | Kyoto | Palermo | Jaipur | Oaxaca | Bergen | Istanbul | Ghent
    light: first light | after rain | at the blue hour | in fog | at noon, all shadows | by lamplight
    photo {City}, {light}
    photo Door, {city}
    reply That {tone}! It was worth the wait. => I bought them a coffee afterwards.
    reply Film or digital? => Film, expired in {2003-2014}.
    reply I know that corner. There's a bakery just out of frame.
    reply This one goes on my wall.
    ---
    board Jungle on the sill
    board Green things
    post New leaf on the {plant}! It took {3-14} months and I watched all of them.
    post The {plant} has reached the curtain rail. Negotiations have begun.
    post Propagation station: {4-19} jars, {2-3} {plant}s, one very full sill.
    plant: monstera | string of hearts | fiddle-leaf fig | pilea | maidenhair fern | snake plant | begonia | calathea
    photo {Plant}, unfurling
    photo The {plant} and its view
    reply Mine drops a leaf if I look at it. What's your secret? => Neglect, but on a schedule.
    reply Could you spare a cutting? => There's one with your name on it.
    reply Look at that fenestration!
    reply My {plant} is taking notes.
    ---
    board Wide and quiet
    board Walks worth taking
    post {Place}, {light2}. Nobody for {6-30} kilometres.
    post Carried the tripod up to {place} for {2-6} hours to take one picture. This one.
    post {Place} again. Same rock, same lens, every month for a year.
    place: the salt flats | the north ridge | the beech forest | the black beach | the high moor | the old lighthouse | the frozen lake | the gorge
    light2: first light | after the storm | at the blue hour | in fog | under the Milky Way
    photo {Place}, {light2}
    photo {Place}, month {2-12}
    reply You can feel how cold it was. => {2-14} below. The shutter froze before I did.
    reply Where is this? => I'd rather leave it as empty as it is. Ask me in person.
    reply Month by month! Will there be a book? => If anyone wants one.
    reply I needed to see something wide today.
    """#
}
