extension PhraseBook {
  static let footballText = #"""
    name football
    tags football matchday sundayleague awaydays
    emoji ⚽ 🧤 🏟️ 🥅 😤
    sites terraces.example.org fulltime.example.com
    bio Left back, out of necessity.
    bio Home and away since {1989-2014}.
    bio I believe in the offside trap and little else.
    team: Harbour Athletic | the Brewers | Northgate United | the Lanterns | Rovers | Quarry Town | Riverside Wanderers | the Millers | Old Tram FC | Saint Brendan's
    player: our number ten | the new keeper | the kid on the left | our captain | the referee's brother | the substitute | their centre half
    moment: the equaliser | that save | the penalty | the red card | the overhead kick | the own goal | the throw-in before it
    ---
    post {Team} {1-4}, {team2} {0-3}. I've no voice left and it's only Saturday.
    post {65-96}th minute, {moment}. I hugged a man I've never met. We're godparents now.
    post {0-2}–{0-2} after {120-130} minutes and then {player} steps up. I couldn't watch. I watched.
    post Lost again. But did you see {moment}? Did you see it?
    reply {Moment} was offside and you know it. => By a toenail. A small one.
    reply I was behind that goal. Never heard a noise like it. => It's still in my ears.
    reply Good game. See you at ours in the spring. => Bring your own sandwiches this time.
    reply {Player} was the difference today.
    reply We were terrible and I loved it.
    ---
    post Sunday league report: pitch under water, {player} in borrowed boots, lost {2-9}–{0-1}, pub was nice.
    post {Player} turned up at half-time with the corner flags in his car. Peak {team}.
    post Played {90-105} minutes at {41-58} years of age. Every part of me has been in touch.
    post We've got {7-10} for tomorrow morning. If you own shins, you're in. {friend}?
    reply I own shins. Where and when? => Rec ground, ten sharp. You're a striker now.
    reply Is there still a place in goal? => There is always a place in goal.
    reply Ice, then beer. In that order. => Did them at the same time.
    reply Proper football.
    ---
    post Does anybody play with a real sweeper any more? {Team} did today and it was like opening an old book.
    post Name a better feeling than floodlights in the rain. You can't.
    post Unpopular opinion: {moment} wasn't the turning point. Taking {player} off was.
    post What's the best away ground for food? I say {team}, and it isn't close.
    reply {Team2}. The pies alone. => I'll have to check that personally.
    reply Train home after an away win. => All right, that one comes close.
    reply Agreed, and I said so to the whole bus.
    reply Completely wrong, and I respect it.
    ---
    post Tickets for {team} against {team2} are {9-18} euros and the rain is free. Who's coming?
    post Took my daughter to her first match. She liked the drum, the chips and {moment}.
    post {friend} has been in the ground for {20-40} years and still explains offside with the sugar bowl.
    reply She's one of us now. => She has asked for a drum. What have I done?
    reply The sugar bowl is the last defender. Obviously.
    reply Two for me, please! => Done. Usual gate.
    reply What a first match to pick.
    ---
    post How {team} press, drawn with {11-14} buttons on a tea towel: {link}
    post I counted every throw-in of the season so you don't have to: {link}
    post The women's side went up today, unbeaten in {14-26}. My piece on how they did it: {link}
    reply The button for {player} should be further left. => He's never been further left in his life.
    reply {600-1900} throw-ins. Are you all right? => No.
    reply Best side in the county, and finally somebody writes it.
    reply Superb read.
    """#
}
