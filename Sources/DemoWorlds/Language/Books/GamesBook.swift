extension PhraseBook {
  static let gamesText = #"""
    name games
    tags boardgames gamenight puzzles chess
    emoji 🎲 ♟️ 🧩 🃏
    sites meeples.example.org endgame.example.com
    bio Reads the rules aloud. All of them.
    bio Club chess, strong opening, weak afternoon.
    bio Always the banker.
    game: that one about lighthouses | the trading game with the camels | a two-hour game about soup | the cooperative one with the flood | the old railway game | the one with the tiny sheep | a word game nobody could spell in | the map-drawing game
    opening: the French | the Caro-Kann | the King's Gambit | the Sicilian | some nonsense of my own
    ---
    post Game night: {game}, {3-6} players, {1-3} alliances, no survivors.
    post Explained {game} for {25-50} minutes, played it for {20-24}. Lost to the person who hadn't listened.
    post {friend} won {game} again, on the very last card, with that face.
    post Looking for a fourth for {game} on {day}. We've crisps.
    day: Thursday | Friday | Sunday afternoon | Tuesday
    friend It's the only face I have. => It's a winning face. That's the problem.
    reply I'll come if I may be red. => Red is yours. There will be a ceremony.
    reply Never listen to the rules. They slow you down. => You're no longer invited.
    reply That game has ended friendships. I love it.
    ---
    post Played {opening}, forgot {opening} at move {6-11}, won on time.
    post Club championship, round {2-9}: {18-71} moves, one good one. It was his.
    post A nine-year-old asked if I'd like a draw. I'd been lost since breakfast.
    reply Did you take it? => With both hands.
    reply Move {6-11} is where I always turn off too. => There should be a sign there.
    reply One good one is above my average.
    reply Post the game! => I'd rather post my tax return.
    ---
    post A puzzle of {1000-3000} pieces and piece {12-990} is missing. The cat is being searched.
    post The crossword wanted a river in {3-7} letters. It always wants a river.
    post We designed a small game about queueing. Print it, cut it, stand in line: {link}
    reply Try Oder. It's always Oder. => It WAS Oder.
    reply Check the hoover. => Found it! Slightly chewed. It's still sky.
    reply Printed it. My family queued for two hours. => That's an expansion pack.
    reply This is the most relaxing disaster.
    """#
}
