extension PhraseBook {
  static let cyclingText = #"""
    name cycling
    tags cycling bikelife gravel cyclecommute
    emoji 🚲 🚴 ⛰️ 🌬️ 🌄
    sites rides.example.org velo.example.com
    bio Slow up, careful down.
    bio Commutes by bike in all weather, complains in none.
    bio Owner of {3-7} bicycles and one helmet.
    bio Gravel, coffee, repeat.
    climb: the reservoir road | the old pass | the north ramp | the hairpins above town | Windmill Hill | the quarry climb | the chapel road | the ridge
    part: rear derailleur | bottom bracket | headset | freehub | chain | front brake | saddle | left pedal | cassette
    weather: headwind | drizzle | fog | sideways rain | first frost | heat | crosswind
    bike: steel tourer | gravel bike | cargo bike | folding bike | single speed | old road bike | tandem
    snack: banana bread | two espressos | a cheese roll | a bag of dates | cold pizza | a cinnamon bun
    ---
    post {35-160} km before lunch, {400-2100} m of climbing and a {weather} the whole way home.
    post Rode {climb} for the first time since winter. My legs filed a complaint at the second bend.
    post Did {climb} in {18-59} minutes. Last year it took me {60-80}. I'll take it.
    post {Weather} both ways. Explain that one, physics.
    photo The view from {climb}
    photo Everything hurts, but look at this
    reply {Climb} is brutal from the west side. Which way did you go? => From the east, obviously. I'm brave, not stupid.
    reply Chapeau! => Thank you. I've been horizontal ever since.
    reply What gearing do you run for that? => {34-40} by {32-46}, and I'd have taken more.
    reply I was out there too and turned back at the {weather}.
    reply My knees hurt from reading this.
    ---
    post There's a click from my {part} at every third turn of the pedals. It stops when anyone listens.
    post Replaced the {part}. The noise is still there. It was the {part2} all along.
    post Question for the mechanics: {part} or {part2}? It creaks only under load and only when {friend} isn't around.
    post A new {part} and the {bike} feels like a different animal.
    reply Check the seatpost first. It's always the seatpost. => It was the seatpost. I owe you a coffee.
    reply Have you tried grease? => I have tried grease, prayer and swearing.
    reply Mine did that until I tightened the chainring bolts. => Trying that tonight.
    reply Ignore it until it falls off. Works every time.
    reply It's the {part}. It is always the {part}.
    ---
    post Commute report: {weather}, {2-9} red lights, one fox, no regrets.
    post The new cycle lane on the bridge is open and I crossed it three times for no reason.
    post A driver stopped today to tell me my light was lovely. Not sarcastically! It's a good day.
    post {3-12} degrees and {weather}: the office shower is mine at {6-8}:30, thank you.
    reply The bridge lane has changed my life. => It's half the time now, and no shouting.
    reply What light is it? => A dynamo one I built into the {bike}. Happy to share the plans.
    reply Meanwhile I sat in a bus behind a bus.
    reply A fox counts double.
    ---
    post Thinking of selling the {bike} and getting a {bike2}. Talk me out of it.
    post The {bike} is finished! New bearings, new cables, the same scratches.
    post Found a {bike} from {1974-1996} in a skip. It rolls. It's mine now.
    post My {bike} turned {20000-60000} km today. Original {part}, believe it or not.
    photo The {bike} in better light than it deserves
    reply Never sell a bike. You'll miss it in a month. => You're right. I'll just need more hooks.
    reply n+1 is a law of nature.
    reply What a frame. Is it your size? => A little large. I'll grow.
    reply How did the {part} survive that long? => Wax. And luck.
    ---
    post Audax on Saturday: {200-400} km, start at {4-7} in the morning. Who's in? {friend}?
    post {friend} pulled me the last {20-50} km into a {weather}. Legend.
    post Sunday ride leaves from the fountain at nine. Pace: we wait at the top. Bring {snack}.
    post Lost the group at {climb}, found {snack} instead. No complaints.
    reply I'm in if we stop for {snack}. => We always stop for {snack}.
    reply What pace are you planning? => Chatty. Nobody gets dropped, not even me.
    reply Can't this week. Save me a wheel for the next one. => Will do!
    friend You flatter me. I was only trying to get out of the wind.
    ---
    post Route of last weekend with all water taps marked: {link}
    post How I carry {4-9} days of luggage on a {bike}: {link}
    post Wrote up the tour: {5-14} days, {400-1300} km, one crash, {2-6} punctures. {link}
    reply Which tyres did you use? => {38-50} mm, tubeless, and a lot of hope.
    reply Reading this on the trainer and crying.
    reply How did you sleep? => Badly and happily.
    reply That map is gold, thanks.
    """#
}
