extension PhraseBook {
  static let gardeningText = #"""
    name gardening
    tags gardening allotment growyourown wildlifegarden
    emoji 🌱 🍅 🌻 🐝 🥕 🐌
    sites plots.example.org seedswap.example.com
    bio Allotment {4-88}b. The one with the leaning shed.
    bio Grows tomatoes, excuses and the odd marrow.
    bio Slugs know me by name.
    crop: tomatoes | runner beans | leeks | dahlias | sweet peas | courgettes | broad beans | strawberries | potatoes | sunflowers | chillies | pumpkins | radishes
    enemy: slugs | pigeons | late frost | bindweed | blackfly | the neighbour's cat | blight | my own optimism
    job: turned the compost | mended the water butt | pruned the apple tree | sowed {crop} | built a cold frame out of old windows | dug the pond | cleared the bottom bed | potted on the {crop}
    season: spring | autumn | this odd warm spell | the wettest month I remember | the dry weeks
    ---
    post {Job} before work. Mud to the elbows in a meeting, worth it.
    post {Job} with {friend}. Two hours of work, one hour of tea. The correct ratio.
    post Today I {job}. Tomorrow my back will have its say.
    photo Before and after. Mostly before
    photo The plot this evening
    reply Tea should be at least half. => We're training for it.
    reply Come and do mine next. => You've got gravel!
    reply I have been going to do that since {2011-2021}. => It takes an afternoon. And three years to start.
    reply That looks wonderful.
    ---
    post {Crop} {3-40}, {enemy} {0-2}. For once.
    post The {enemy} got the {crop}. All of them. In one night. I'm not angry, I'm taking notes.
    post Does anything actually work against {enemy}? I've tried beer, copper and a stern talk.
    post {Season}: the {crop} have given up and the {enemy} are thriving.
    reply Nematodes in {season}. Changed my life. => Ordered. If it works I'll name a pumpkin after you.
    reply Go out with a torch at ten. You'll meet everyone. => I did. There were so many. They looked at me.
    reply Grow twice as many and call half of them theirs. => The most sensible thing I've read all year.
    reply Solidarity from plot {3-60}.
    reply Ducks.
    ---
    post First {crop} of the year! {Two} of them. We ate them standing up.
    post {2-19} kilos of {crop} today. Neighbours have begun to lock their cars.
    post The {crop} I sowed in a margarine tub are now taller than me.
    post Let it be noted that these {crop} cost me about {4-17} euros each.
    two: Two | Three | Four | Five
    photo {Crop}, weighed on the bathroom scales
    reply Standing up is the only way. => Plates are for shop ones.
    reply What variety? => No idea: the label blew away in {season}.
    reply Jealous! Mine are still thinking about it. => Give them a week of sun. And compliments.
    reply Leave some on my doorstep and say nothing.
    ---
    post Seed swap on {day} at the community hall. I've far too many {crop} and no self-control.
    post Anyone in need of {crop} seedlings? I've {14-60}. They need homes. They've started to talk.
    post When do you sow your {crop}? The packet says one thing and {friend} another.
    day: Saturday | Sunday | Wednesday evening | the first of the month
    reply I'd take six, thank you! => They're yours. Bring a box and an open mind.
    reply When the blackthorn flowers. Ignore the packet. => That's what {friend} says. I give in.
    reply Not before the last frost, and it's never the last. => Wise and terrible.
    reply See you there, I'll bring beans.
    ---
    post Counted the bees on the {crop} for {10-30} minutes: {9-70}, of {3-8} kinds. Best office I've had.
    post We've got a hedgehog! It has moved in under the {crop} and eats like a lodger.
    post A year of the pond, one photo a week: {link}
    post My sowing calendar for a north-facing plot, corrected by failure: {link}
    reply A hedgehog! You've won. => It snores. Nobody tells you that they snore.
    reply Week {20-40} has a newt in it! => I wondered who'd be the first to spot it.
    reply This is the kind of news I'm here for.
    reply Printed it and hung it in the shed. => That's the highest honour.
    """#
}
