extension PhraseBook {
  static let eventText = #"""
    name event
    tags event
    emoji 🎉 📅 🎶
    sites calendar.example.org
    what: Street party | Garage sale | Harvest supper | Repair café | Open-air cinema | Choir concert | Lantern walk | Chess in the park | Plant swap | Housewarming | Village fête | Film night | Quiz evening | Barn dance
    place: the village hall | our garden | the old fire station | the school yard | the bandstand | the community kitchen | Hillside Farm | the library | the boathouse | St Anne's church
    bring: a salad | a chair | a story | something to share | warm clothes | your neighbours | an umbrella, just in case
    ---
    post Everybody's welcome. Bring {bring}; we'll see to the rest. If it rains we move indoors and call it cosy.
    post {20-90} people came last year and there was still cake, which nobody believes. Bring {bring}.
    post Starts when enough of us are there. Children free, dogs tolerated, {bring} appreciated.
    post {friend} and I have put this off for {2-6} years, so it's happening now. Bring {bring}.
    photo {What}
    photo {What} at {place}
    photo {what}, the {4-19}th
    reply We'll be there, all five of us! => Wonderful! We'll find more chairs.
    reply Can I help setting up? => Yes, please! Two hours before.
    reply Working that day, sadly. Keep some cake for me. => There will be a slice with your name on it.
    reply Is there parking? => Behind the church, and please not on the dahlias.
    reply Best day of the year.
    """#
}
