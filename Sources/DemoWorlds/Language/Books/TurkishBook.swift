extension PhraseBook {
  static let turkishText = #"""
    name tr
    tags günlük mutfak kitap yolculuk kedi
    emoji 🫖 🌊 🐈 📚 🥟 🌧️
    sites defter.example.org gezi.example.com
    bio Çay, vapur, kitap.
    bio Sokağın bütün kedilerini tanırım.
    bio Hafta sonları bisiklet, hafta içi rüzgâr.
    dish: mercimek çorbası | mantı | zeytinyağlı dolma | karnıyarık | menemen | imam bayıldı | börek
    place: vapur iskelesi | sahaf | pazar yeri | sahil yolu | tren istasyonu | mahalle çaycısı
    view: yağmur kokusu | dolunay | sisli bir sabah | turuncu bir gün batımı | ilk kar
    thing: şemsiye | anahtar | gözlük | eldiven | termos
    ---
    post Bu akşam {dish}, anneannemin tarifiyle. Sırrı sabırmış.
    post {Dish}, {2-9}. deneme. Sonunda oldu!
    post {4-12} kişiye {dish} yaptım, tencere pırıl pırıl geri geldi.
    photo {Dish}, masaya gelmeden önce
    reply Tarifini isteriz! => Akşama yazıyorum.
    reply Üzerine nane koydun mu? => Koymaz olur muyum?
    reply Biz de geliyoruz. => Ekmek getirin!
    reply Canım çekti.
    ---
    post {Place}, sabah saat {6-8}, {view}. Başka ne lazım?
    post {5-40} kilometre pedal çevirdim, sonunda {view}. Değdi.
    post {friend} ile {2-5} saat çay içtik, dünyayı kurtardık sayılır.
    photo {Place}, bu sabah
    reply Ne güzel bir ışık! => Güneş çalıştı, ben izledim.
    reply Bir dahaki sefere ben de varım. => Pazar günü, aynı saatte!
    reply Orayı çok özledim.
    ---
    post Bu yıl kaybettiklerim: {thing}, {2-7} kez. Bulan güle güle kullansın.
    post Kitabı gece saat {2-4} gibi bitirdim. Pişman değilim, uykusuzum.
    post Kedi buzdolabını açmış, içeride oturuyor. Haklı, hava sıcak.
    post Yürüyüş notlarımı tek sayfada topladım: {link}
    reply Kedi her zaman haklıdır. => Kendisi de öyle diyor.
    reply Hangi kitap? => Bir fener bekçisinin günlüğü. Kışın okuyun.
    reply Notlar harika, teşekkürler. => Okuduğun için sağ ol!
    reply Dün aynısı bana oldu.
    """#
}
