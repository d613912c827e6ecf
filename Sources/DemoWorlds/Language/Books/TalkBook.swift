extension PhraseBook {
  static let talkText = #"""
    name talk
    tags hello
    emoji 🙂 👋 😊
    sites example.org
    greet: Hello! Good to see you here. | Good to hear from you! | Hi there! How's your day? | Welcome! You'll like it here. | Hey, there you are! | Morning, or whatever it is where you are.
    ask: Good question. I'd like to know too. | I've wondered about that myself. | Hm. I'd ask the oldest person in the room. | No idea, but please tell us when you find out. | Depends on the day, I'd say. | My guess is yes, but don't build a house on it. | I had the same question last week!
    thank: Any time! | You're very welcome. | Don't mention it. | With pleasure.
    link: Bookmarked, thank you. | Reading this tonight. | Just read it to the end. Lovely. | Thanks for the link!
    happy: That's great, congratulations! | So happy for you! | Wonderful news. | This made me smile.
    sad: Oh no. Sending you something warm. | Hang in there. | Sorry to hear that. Tomorrow's another one. | I know that feeling. Tea helps, a bit.
    test: Works! We can read you loud and clear. | Test received. Over. | Test passed, with flying colours.
    any: Tell us more! | Go on, I'm listening. | I've been thinking the same. | You've got a point. | Now I'm curious. | Ha, I like that. | Love how you put that. | This is what I come here for. | Interesting! What made you think of it? | Saying it out loud helps, doesn't it? | Noted, and quietly agreed with. | I'm going to steal that sentence.
    answer: Exactly that. | You're right, of course. | Ha! Fair enough. | I hadn't thought of it that way. | Thank you for saying so! | That's kind of you. | Let's talk about it over coffee. | True, and I'll try that.
    """#
}
