extension PhraseBook {
  static let catsText = #"""
    name cats
    tags cats catsofrunnel caturday
    emoji 🐈 🐾 😼 😻 🧶
    sites whiskers.example.org nineliveslater.example.com
    bio Staff of {1-4} cats.
    bio Fur on everything, regrets on nothing.
    bio Shelter volunteer. No, you can't have just one.
    cat: Miso | Pixel | Baron | Olive | Professor Biscuit | Tofu | Marmalade | Kernel | Duchess | Noodle | Inspector | Pepper | Mango | Sir Reginald | Chickpea
    place: in the bread bin | on the router | in the sink | on the clean laundry | behind the piano | inside the piano | on top of the door | in the salad bowl | on my keyboard
    crime: stole a whole salmon | opened the fridge | unrolled the internet cable | knocked the cactus off the sill, looking at me | sat in the lasagne | deleted a paragraph and saved | invited a pigeon in
    ---
    post {Cat} has {crime}. Interrogation is under way. The suspect is purring.
    post {4-6} in the morning and {cat} has {crime}. Good morning to everybody but {cat}.
    post Today {cat} {crime}. I'm not even cross, I'm impressed.
    photo The suspect, {place}
    photo {Cat}. No remorse
    reply {Cat} did nothing wrong. => {Cat} paid you to say that.
    reply Ours would never. Ours has, last week, twice. => We should start a support group.
    reply Was it worth it? => {Cat} says yes.
    reply Release {cat} at once!
    reply Look at that face, though.
    ---
    post Found {cat} {place}. This is where {cat} lives now.
    post We bought {cat} a bed for {20-60} euros. {Cat} sleeps {place}.
    post Can't work today: {cat} is {place} and looks comfortable.
    photo {Cat} {place}, exhibit {1-40}
    reply If it fits, {cat} sits. => It doesn't even fit.
    reply I've the same bed. The dog uses it. => You've solved it: we need a dog.
    reply That's a legally valid reason. => My boss has cats, so yes.
    reply The paws!
    ---
    post {Cat} turned {2-19} today. There was tuna. There was a hat. The hat lasted {2-9} seconds.
    post {Time} years ago {cat} walked in from the rain and inspected the flat. Passed, apparently.
    post First vet visit with {cat}: two doctors, one towel, no winners.
    time: Two | Five | Seven | Eleven
    reply Happy birthday, {cat}! => {Cat} blinked slowly. That means thanks.
    reply Please say there's a picture of the hat. => One. Blurred. It's art.
    reply We call ours the towel opera. => I'm stealing that.
    reply Give {cat} a chin scratch from me.
    ---
    post The shelter has {3-14} kittens and I'm being very strong. Ask me again tomorrow.
    post Fostering {cat} and {cat2} for two weeks. "Two weeks." We all know how this ends.
    post Does anyone know why {cat} stares at the corner at exactly {2-4} every night?
    post {Cat} meets {cat2}, day {2-20}: they've moved from opera to indifference.
    reply So, what are you calling the one you're keeping? => How did you know?
    reply The corner knows what it did. => I'm sleeping at {friend}'s.
    reply Indifference is love. Give them a month. => They shared a sunbeam today!
    reply Be strong. Or don't. Don't be strong.
    ---
    post {cat}'s diary, week {2-50}, translated to the best of my ability: {link}
    post How to give a cat a pill, in {14-31} steps, only {2-5} of them sad: {link}
    post Built a shelf walk around the living room for {cat}. Plans and splinters: {link}
    reply Step {9-14} is a masterpiece. => It was written with one hand. The other was bandaged.
    reply We built it too! It's used by nobody. => Give it time. Or put a forbidden thing on it.
    reply I read it aloud to mine. They left.
    reply Subscribed, on behalf of {cat2}.
    """#
}
