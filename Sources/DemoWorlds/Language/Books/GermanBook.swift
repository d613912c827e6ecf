extension PhraseBook {
  static let germanText = #"""
    name de
    tags küche wandern bücher garten feierabend
    emoji 🥨 🚲 📚 🌧️ ☕ 🥾
    sites notizbuch.example.org wanderwege.example.com
    bio Läuft gern bergauf. Redet gern dabei.
    bio Brot, Bücher, Bahnverspätungen.
    bio Schrebergarten {3-88}, der mit der schiefen Laube.
    dish: Kartoffelsuppe | Käsespätzle | Zwetschgendatschi | Linsen mit Spätzle | Rinderrouladen | Grünkohl | Apfelstrudel | Maultaschen
    place: Marktplatz | Bahnhof | Buchladen | Stadtpark | See | Flohmarkt | Schrebergarten
    view: Nebel über dem Wasser | ein rosa Himmel | der erste Schnee | Vollmond | der Geruch nach Regen
    thing: Regenschirm | Schlüssel | Handschuh | Fahrradhelm | Lieblingsstift
    ---
    post Heute gibt es {dish} nach Omas Rezept. Das Geheimnis: doppelt so viele Zwiebeln.
    post {Dish}, Versuch Nummer {2-9}. Diesmal haben die Nachbarn geklingelt und gefragt.
    post {Dish} für {4-12} Leute. Übrig: ein Löffel und gute Laune.
    photo {Dish}, kurz bevor nichts mehr da war
    reply Rezept, bitte! => Schreibe ich heute Abend ab, versprochen.
    reply Mit Muskat? => Immer mit Muskat.
    reply Wir kommen vorbei! => Bringt Brot mit.
    reply Jetzt habe ich Hunger. Danke auch.
    ---
    post {12-28} km gewandert, {400-1400} Höhenmeter, oben {view}. Die Knie melden sich morgen.
    post Um {5-7} Uhr am {place}: {view}, sonst nichts. Herrlich.
    post Der Zug hatte {15-90} Minuten Verspätung, dafür {view}. Schon gut.
    post Mit {friend} einmal um den See. Alle Probleme gelöst, keins davon unsere.
    photo {view}
    reply Wo ist das? => Gleich hinter der alten Schleuse, vor Sonnenaufgang.
    reply Nächstes Mal komme ich mit! => Sonntag, gleiche Zeit!
    reply Die Verspätung hat sich gelohnt.
    reply Großartiges Licht. => Ich habe nur hingehalten.
    ---
    post {Thing} verloren, zum {2-7}. Mal in diesem Jahr. Wer ihn findet, darf ihn behalten.
    post Um {2-4} Uhr nachts das Buch ausgelesen. Ich bereue nichts, außer dem Wecker.
    post Die Katze hat den Kühlschrank geöffnet. Sie sagt, er war schon offen.
    post Alle meine Wanderungen mit Einkehrtipps auf einer Seite: {link}
    post Schön war heute: {view}, und im Bus saß jemand, der leise sang.
    reply Der Katze glaube ich. => Sie dankt.
    reply Welches Buch? => Das Tagebuch eines Leuchtturmwärters. Im Winter lesen!
    reply Die Seite ist Gold wert, danke. => Freut mich sehr!
    reply Mir gestern genauso.
    """#
}
