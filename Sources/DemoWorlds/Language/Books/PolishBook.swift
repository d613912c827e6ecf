extension PhraseBook {
  static let polishText = #"""
    name pl
    tags kuchnia książki rower spacer poranek
    emoji 🥟 🚲 📚 ☕ 🌧️ 🍄
    sites notatnik.example.org wycieczki.example.com
    bio Rower, rosół, rosnąca sterta książek.
    bio Grzybiarka z zasadami.
    bio Gram na akordeonie. Sąsiedzi wiedzą.
    dish: żurek | pierogi ruskie | bigos | szarlotka | barszcz | gołąbki | placki ziemniaczane
    place: stary rynek | dworzec | antykwariat | bulwar nad rzeką | targ | park za torami
    view: mgła nad łąką | zapach deszczu | pełnia | różowe niebo | pierwszy śnieg
    thing: parasol | klucze | rękawiczka | bilet miesięczny | termos
    ---
    post Dziś na obiad {dish} według przepisu babci. Sekret: cierpliwość i majeranek.
    post {Dish}, próba numer {2-9}. Udało się, sąsiedzi potwierdzają.
    post {Dish} dla {5-12} osób. Zniknęło w kwadrans.
    photo {Dish}. Zdjęcie zdążyłam zrobić jedno
    reply Poproszę o przepis! => Wieczorem wrzucę.
    reply Majeranek to podstawa. => Otóż to!
    reply Już jedziemy. => Weźcie chleb!
    reply Ale zgłodniałem.
    ---
    post {25-120} km na rowerze i {view} na koniec. Dobry dzień.
    post Godzina {5-7} rano, {place}, {view}. I cisza.
    post Pociąg spóźnił się {15-80} minut, ale za to {view}. Wybaczam.
    photo {View}
    reply Gdzie to jest? => Zaraz za śluzą, przed świtem.
    reply Następnym razem jadę z tobą! => Niedziela, ta sama pora!
    reply Zazdroszczę, ale tak życzliwie.
    ---
    post Zgubione w tym roku: {thing}, {2-7} razy. Znalazcę pozdrawiam.
    post Skończyłam książkę o {2-4} w nocy. Niczego nie żałuję.
    post Kot otworzył lodówkę. Twierdzi, że tak już było.
    post Zebrałem wszystkie trasy na jednej stronie: {link}
    reply Wierzę kotu. => Kot dziękuje.
    reply Co to za książka? => Dziennik latarnika. Koniecznie zimą.
    reply Świetna strona, dzięki! => Cieszę się bardzo!
    reply Miałam wczoraj to samo.
    """#
}
