extension PhraseBook {
  static let cookingText = #"""
    name cooking
    tags cooking homecooking kitchen whatsfordinner
    emoji 🍲 🥘 🌶️ 🧄 🍋 😋
    sites kitchen.example.org recipes.example.com supper.example.net
    bio I cook, then I read about cooking.
    bio Small kitchen, large appetite.
    bio Sourdough keeper since {2009-2021}.
    bio Will trade recipes for chilli plants.
    dish: shakshuka | mapo tofu | mushroom risotto | jollof rice | pierogi | feijoada | dal makhani | bibimbap | ratatouille | gumbo | moussaka | laksa | chicken adobo | tagine | ramen | lamb rogan josh | gnocchi | pozole | okonomiyaki | borscht
    bread: sourdough | rye bread | focaccia | challah | ciabatta | brioche | baguette | naan | milk bread | soda bread
    spice: smoked paprika | sumac | cardamom | za'atar | fenugreek | gochugaru | star anise | fennel seed | Aleppo pepper | mustard seed | asafoetida
    thing: cast iron pan | mandoline | pressure cooker | carbon steel wok | pasta machine | kitchen scale | mortar and pestle | bread knife | stick blender
    veg: leeks | aubergines | butternut squash | fennel | celeriac | okra | chard | beetroot | kohlrabi | artichokes | green beans
    person: my grandmother | my neighbour | the lady at the market | my father-in-law | my flatmate | a cook I used to work for | my aunt
    meal: dinner | lunch | Sunday lunch | a late supper | breakfast for dinner
    ---
    post Made {dish} the way {person} showed me. {Spice} first, patience second.
    post {Person} finally told me the secret of {dish}: {spice}, and far more of it than you'd dare.
    post Twenty years of {dish} and only today I learn that the {spice} goes in at the end.
    post {Dish} for {meal}. I toasted the {spice} this time and I'm never going back.
    photo {Dish}, minutes before it was gone
    photo A pot of {dish} and the good spoons
    reply How much {spice} are we talking? => Two heaped teaspoons for four people. Yes, really.
    reply How much {spice} did you use? => More than I'd admit to {person}.
    reply My version of {dish} has no {spice} at all. Am I doing it wrong? => There is no wrong. But try it once.
    reply Saving this for the weekend.
    reply I can smell it from here.
    reply {Dish} is what I'd ask for as a last meal.
    ---
    post Third attempt at {bread}. The crumb is finally open and nobody is allowed to speak until I've finished admiring it.
    post The {bread} came out flat again. Dense, sour and oddly delicious with butter.
    post {12-30} hours in the fridge and this {bread} is the best thing I've made all month.
    post Got up at {4-6} to bake {bread}. The whole stairwell smells of it now.
    post Baker's question: does your {bread} also spread sideways when the kitchen gets warm?
    photo Crumb shot: {bread} at {70-85}% hydration
    photo {Bread}, still crackling
    reply What hydration? => {72-82}%. It was like kneading a jellyfish.
    reply Which flour do you use for the {bread}? => Half strong white, half whatever was in the cupboard.
    reply Mine always burns underneath. Any tips? => Put a second tray below it for the last {10-20} minutes.
    reply That crust! Look at that crust.
    reply You're making me want to wake my starter up again.
    ---
    post What do I do with {3-9} kilos of {veg}? Asking for a person who can't say no at the market.
    post The market had {veg} for almost nothing today, so it's {veg} all week. Ideas welcome.
    post Does anybody have a recipe with {veg} that children will actually eat?
    post Unpopular opinion: {veg} are only good when they're nearly burnt.
    reply Roast them with {spice} until the edges go dark. => Did exactly that tonight. Tray was empty before it reached the table.
    reply Soup. The answer is always soup. => Soup it is. There will be soup until spring.
    reply Pickle them! They keep for months. => I have two jars left. Good idea.
    reply Fritters, with yoghurt and a lot of lemon.
    reply My kids eat {veg} only if I call them chips.
    ---
    post The {thing} I bought second-hand for {5-25} euros turns out to be the best thing in the kitchen.
    post After {3-20} years my {thing} has died. Which one should I get next?
    post Is a {thing} worth the cupboard space? I keep borrowing one from {person}.
    post I own exactly one {thing} and I'd save it from a fire before the furniture.
    reply Get the cheapest one. They're all the same inside. => That's what I wanted to hear.
    reply I've had mine since {1988-2012} and it will outlive me. => Then I'll look for one as old.
    reply We use ours every single day. Worth it.
    reply Borrowing is the correct answer.
    ---
    post New recipe up: {dish} for people who have {20-45} minutes and one pot. {link}
    post I wrote down how {person} makes {dish}, measured for the first time ever. {link}
    post My notes on {bread}, with all the failures left in: {link}
    reply I made this tonight. Doubled the {spice}, no regrets. => Delighted! And doubling is the right instinct.
    reply Can I leave out the {spice}? => You can, but add a squeeze of lemon instead.
    reply Bookmarked, thank you.
    reply The failures are the best part.
    ---
    post Burnt the onions, answered the door, burnt them again. We're ordering in.
    post I confused salt and sugar in the {bread}. The ducks have declined it too.
    post Note to self: chillies, then eyes. Never in that order again.
    post The smoke alarm has opinions about my {dish}.
    reply Happens to the best of us. => Twice a week, in my case.
    reply Please tell me there's a photo. => There is. It stays in the family.
    reply I laughed, then remembered last Tuesday. Same.
    reply Pizza is a vegetable. You're fine.
    ---
    post Cooked for {6-14} tonight with {friend} on chopping duty. {Dish}, too much wine, not enough chairs.
    post {friend} came round and we made {dish} from scratch. Took four hours. Would do it again tomorrow.
    post Bring-a-dish evening: {friend} made {dish}, I made excuses.
    reply Why was I not invited? => You were! Check your messages.
    reply Best evening in months. And there are leftovers. => Were. There were leftovers.
    reply I'm still full.
    reply Next time at mine.
    """#
}
