extension PhraseBook {
  static let spaceText = #"""
    name space
    tags space astronomy stargazing nightsky
    emoji 🌌 🔭 🪐 🌙 ☄️ 🚀
    sites nightsky.example.org orbits.example.com
    bio Amateur astronomer, professional optimist about clouds.
    bio Grinds mirrors, loses sleep.
    bio Looking up from a town with too many lamps.
    target: the Orion Nebula | Saturn | the Andromeda Galaxy | Jupiter's moons | the Ring Nebula | the Double Cluster | the Pleiades | a faint comet | the crescent Moon | M13 | Mars | the Veil Nebula
    gear: {6-16} inch Dobsonian | small refractor | pair of old binoculars | star tracker | home-made mirror | borrowed telescope
    bother: clouds | a street lamp | dew | the neighbour's floodlight | a full Moon | mosquitoes | thin high cloud
    ---
    post {Target} through the {gear} tonight. Forty minutes, then {bother}. Worth every second.
    post Showed {target} to {person} for the first time. There was a silence and then a very small swear word.
    post {2-5} in the morning, {-9-4} degrees, {target} right overhead. I'm wearing everything I own.
    post Set up, aligned, cooled down. {Bother}. Packed up. Astronomy!
    person: my neighbour | a taxi driver | my niece | a whole scout group | the night nurse | my grandfather | two police officers
    photo {Target}, {20-240} minutes of exposure, one dead battery
    reply What eyepiece did you use? => {6-25} mm, and a lot of breath-holding.
    reply {Bother} here too. I've started to take it personally. => They follow whoever buys equipment.
    reply First time I saw {target} I rang my mother. => That's the only right reaction.
    reply Clear skies! => And to you. I've had mine for this month.
    reply That silence is why we do it.
    ---
    post If you go out around {8-11} tonight and look {dir}, that bright thing isn't a plane. It's {planet}.
    post The station passes over at {7-10}:{10-59} this evening, {dir} to east, {3-6} minutes. Wave.
    post Meteors tonight, best after {1-3}. No equipment, only a blanket and someone to be quiet with.
    dir: south | low in the west | south-west | high in the south
    planet: Jupiter | Venus | Saturn | Mars
    reply Saw it! My son waved. => They always wave back. I checked.
    reply Thank you, I'd been telling everyone it was a drone. => It does look suspicious, to be fair.
    reply Clouded out. Tell us what it was like. => Slow, silent, and gone behind the chimney.
    reply Counted {9-44} before I fell asleep.
    ---
    post The light you see from {target} left before anybody had written anything down. Goodnight.
    post Every time I read about {mission} I remember that its computer is weaker than a doorbell.
    post I love that {mission} is still out there, doing its job, with nobody to talk to for {18-23} light-hours.
    post There's a crater on the far side of the Moon named after almost everyone but {person2}.
    mission: the old probe | the farther of the two voyagers | that stubborn rover | the comet lander
    person2: the people who did the sums | my physics teacher | whoever invented the thermos flask
    reply And it's still better at its job than my doorbell. => Mine reports the postman as a comet.
    reply I needed to be small for a minute. Thanks. => Any time. It's free, most nights.
    reply This made me go to the window.
    reply Petition to name one right now. => Signed.
    ---
    post How I found {target} from a city balcony with a {gear}: {link}
    post Grinding a {6-12} inch mirror, month {2-9}: the curve is right, my shoulders aren't. {link}
    post Star party on Saturday in the field behind the school. {friend} brings soup. Red lights only, please.
    reply Is it all right to bring children? => Please do. They see more than we do.
    reply Month {2-9}! What do you do while grinding? => Radio plays. All of them, by now.
    reply I'll bring the big one if it fits in the car. => It has never fitted in the car.
    reply Great guide. Found it on the second night.
    """#
}
