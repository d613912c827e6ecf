extension PhraseBook {
  static let scienceText = #"""
    name science
    tags maths science teaching puzzles
    emoji 🧮 🧪 📐 🔬 🧠
    sites proofs.example.org labnotes.example.com
    bio Teaches maths to people who say they can't do maths.
    bio Post-doc in soil. Ask me about worms.
    bio Chalk person.
    topic: prime numbers | soap bubbles | slime mould | knots | tides | the birthday problem | continued fractions | lichens | crystals | the pendulum | ant colonies | map projections
    class: year seven | my evening class | the retired engineers' group | a very awake Friday class | the first-years
    lab: the centrifuge | the microscope | the freezer | the spectrometer | the good pipette | the oven
    ---
    post Taught {topic} to {class} today. The best question came from the back: "But who checks it?"
    post {Class} proved something about {topic} that wasn't in my notes. I've changed my notes.
    post How do you explain {topic} to someone in one minute, without a drawing?
    post A pupil asked me what {topic} are for. I said: for Tuesdays like this one.
    reply With string. Always with string. => String bought. It worked on the whole room!
    reply Who does check it, though? => That's next week. And every week after that.
    reply That's the best thing a class can do to you. => I floated home.
    reply I wish I'd had you as a teacher.
    ---
    post {Lab} is humming a new note. We've all stopped and are pretending we can't hear it.
    post {40-300} samples labelled. Number {12-39} is missing. Number {12-39} was never there, says the freezer.
    post The result is negative, clean and beautiful. {2-4} years. I'm oddly happy.
    post Our paper on {topic} is out after {2-5} rounds of review. Reviewer two was right, and I've told them.
    reply Negative results need a parade. => There's cake in the corridor. It's a start.
    reply What note? => B flat. Yesterday it was an A.
    reply You told reviewer two? In writing? => I even said thank you.
    reply Congratulations! Reading it tonight.
    ---
    post Puzzle for the evening: {manyPeople} people, {manyHats} hats, one door. Everyone sees everyone's hat but their own. Who leaves first?
    post A rope around the Earth, lengthened by one metre: could a cat crawl under it? Guess before you compute.
    post What's your favourite fact about {topic}? I collect them.
    manyPeople: three | five | ten
    manyHats: two | four | seven
    reply The tall one, because of the ceiling. => I'd accept that in the oral exam.
    reply A cat, yes. My cat, no. => My cat's the lower bound.
    reply That they were found by someone looking for something else. => All the good ones are.
    reply I got a different answer twice, so it must be somewhere in between.
    ---
    post A page on {topic} you can play with, no sign-up: {link}
    post My worksheet on {topic}, improved by {class}: {link}
    post {topic2} and {topic} have more to do with each other than I was told. A sketch: {link}
    reply Lost an hour in this. Not lost: spent. => You've made my week.
    reply Used it this morning, thank you! One typo in question {3-9}. => Fixed. Tell them a gold star is due.
    reply The sketch is worth three lectures.
    ---
    post Public lecture on {topic} on Thursday. {friend} does the experiments, I apologise for them.
    post {friend} and I measured the town hall with a shadow and a broom. {20-40} metres and {2-90} centimetres, give or take a pigeon.
    friend The broom was calibrated, I'll have you know. => It was the straightest one they had.
    reply Is it all right for a ten-year-old? => It's best for a ten-year-old.
    reply I'm coming for the apologies.
    """#
}
