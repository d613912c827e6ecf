extension Culture {
  /// Names, families and towns by culture. A culture's `share` is how many of a thousand people belong to it.
  static let text = #"""
    culture english 120
    language en
    given Emma Jack Olivia George Charlotte Harry Amelia Thomas Alice Henry Maisie Arthur Phoebe Edward Rose Daniel
    family Ashworth Bennett Clarke Fletcher Hartley Holloway Marsh Pemberton Shaw Thornton Whitaker Winslow
    town London+0 Leeds+0 Bristol+0 Norwich+0 Sheffield+0
    culture american 110
    language en
    given Ava Liam Harper Mason Zoe Caleb Naomi Tyler Ruth Wyatt Delia Marcus Joan Eli Sadie Desmond
    family Abbott Brooks Carver Delgado Ellison Freeman Hayes Jefferson Kowalski Monroe Osborne Ramsey Washington
    town Portland-8 Chicago-6 Austin-6 Brooklyn-5 Minneapolis-6 Denver-7
    culture irish 40
    language en
    given Aoife Cian Niamh Oisín Saoirse Declan Gráinne Fionn Róisín Cormac
    family Byrne Doyle Gallagher Kavanagh Ní·Bhriain O'Sullivan Quinn Ó·Murchú
    town Dublin+0 Cork+0 Galway+0
    culture french 45
    language fr
    given Camille Léo Chloé Hugo Élodie Théo Margaux Noé Anaïs Étienne Zoé Bastien
    family Bertrand Chevalier Dubois Fournier Girard Lefèvre Moreau Rousseau
    town Lyon+1 Nantes+1 Marseille+1 Montréal-5 Genève+1
    culture german 50
    language de
    given Anneliese Jürgen Lena Matthias Greta Björn Hannah Sönke Frieda Karsten Luise Jörg
    family Böhm Dietrich Krüger Lindner Müller Neumann Schäfer Vogel Weiß
    town Berlin+1 Köln+1 Leipzig+1 Wien+1 Zürich+1
    culture spanish 40
    language es
    given Lucía Álvaro Carmen Íñigo Inés Javier Rocío Pablo Nuria Sergio
    family Aguirre Domínguez Ferrer Gálvez Ibáñez Montero Peña Vázquez
    town Madrid+1 Sevilla+1 Bilbao+1 Valencia+1
    culture latin 50
    language es
    given Valentina Mateo Ximena Joaquín Camila Emiliano Renata Tomás Paloma Andrés
    family Acosta Castañeda Fuentes Huamán Mamani Núñez Quispe Restrepo Salazar Zúñiga
    town Bogotá-5 Oaxaca-6 Lima-5 Buenos·Aires-3 Quito-5 Santiago-4
    culture portuguese 45
    language pt
    given Beatriz João Larissa Thiago Conceição Rafael Inês Caetano Luíza Davi
    family Almeida Barbosa Carvalho Figueiredo Gonçalves Magalhães Nogueira Simões
    town Lisboa+0 Porto+0 São·Paulo-3 Recife-3 Luanda+1
    culture italian 30
    language en
    given Giulia Matteo Chiara Lorenzo Ilaria Nicolò Fiamma Davide
    family Bianchi De·Luca Esposito Ferrante Marchetti Pellegrini Rinaldi
    town Torino+1 Bologna+1 Napoli+1
    culture polish 30
    language pl
    given Agnieszka Łukasz Małgorzata Paweł Zofia Stanisław Bożena Michał
    family Dąbrowska Jabłoński Kaczmarek Lewandowska Nowak Wiśniewski Zając
    town Kraków+1 Gdańsk+1 Łódź+1
    culture czech 15
    language en
    given Tereza Jiří Zdeňka Ondřej Markéta Matěj
    family Černý Dvořáková Havelka Procházka Říha
    town Praha+1 Brno+1
    culture nordic 35
    language en
    given Astrid Søren Ingrid Bjørn Linnea Håkon Sigrún Åse Eero Kaisa
    family Andersen Dahl Hämäläinen Jónsdóttir Lindqvist Nygård Ström Virtanen
    town Bergen+1 Göteborg+1 Aarhus+1 Helsinki+2 Reykjavík+0
    culture greek 30
    language el
    given Eleni=Ελένη Nikos=Νίκος Katerina=Κατερίνα Yannis=Γιάννης Sofia=Σοφία Dimitris=Δημήτρης Maro=Μάρω Stavros=Σταύρος
    family Papadaki=Παπαδάκη Georgiou=Γεωργίου Alexiou=Αλεξίου Vlachou=Βλάχου Kosta=Κώστα Raptis=Ράπτης
    town Athens+2 Thessaloniki+2 Chania+2
    culture russian 25
    language ru
    given Anna=Анна Ilya=Илья Daria=Дарья Mikhail=Михаил Vera=Вера Timofey=Тимофей Olga=Ольга Lev=Лев
    family Sokolenko=Соколенко Gromyko=Громыко Chernykh=Черных Sedykh=Седых Korolenko=Короленко Dolgikh=Долгих
    town Tbilisi+4 Almaty+5 Riga+2 Kazan+3
    culture ukrainian 25
    language en
    given Oksana=Оксана Taras=Тарас Solomiia=Соломія Bohdan=Богдан Yaryna=Ярина Ostap=Остап
    family Kovalenko=Коваленко Shevchuk=Шевчук Bondarenko=Бондаренко Melnyk=Мельник Tkachenko=Ткаченко
    town Lviv+2 Kyiv+2 Odesa+2
    culture turkish 30
    language tr
    given Elif Mehmet Zeynep Can Defne Emre Şirin Ömer Gülnur Çağla
    family Aydın Çelik Demirtaş Erdoğmuş Kılıç Şahin Yıldız
    town İstanbul+3 İzmir+3 Ankara+3
    culture arabic 45
    language ar
    given Layla=ليلى Omar=عمر Maryam=مريم Yusuf=يوسف Salma=سلمى Karim=كريم Huda=هدى Tariq=طارق Nour=نور Samir=سمير
    family Haddad=حداد Mansour=منصور Khalil=خليل Najjar=نجار Sabbagh=صباغ Rahman=رحمن Zaidan=زيدان
    town Amman+3 Cairo+2 Tunis+1 Beirut+2 Muscat+4
    culture persian 15
    language en
    given Shirin Dariush Parisa Kaveh Mahsa Arash
    family Farrokhzad Jahanbani Mohseni Rostami Tavakoli
    town Yazd+3 Toronto-5
    culture hebrew 15
    language en
    given Noa Eitan Tamar Yonatan Shira Amos
    family Ben-David Friedman Levy Mizrahi Peretz
    town Haifa+2 Jerusalem+2
    culture hindi 60
    language hi
    given Ananya=अनन्या Arjun=अर्जुन Kavita=कविता Rohan=रोहन Meera=मीरा Vikram=विक्रम Priya=प्रिया Aditya=आदित्य Lakshmi=लक्ष्मी Nikhil=निखिल
    family Sharma=शर्मा Verma=वर्मा Joshi=जोशी Mishra=मिश्रा Kulkarni=कुलकर्णी Chauhan=चौहान Bhatt=भट्ट Yadav=यादव
    town Pune+5 Jaipur+5 Lucknow+5 Delhi+5 Bhopal+5
    culture tamil 15
    language en
    given Kavya Senthil Malar Prabhu Thenmozhi Arun
    family Rajan Subramanian Murugan Chellappa Iyer
    town Chennai+5 Madurai+5 Singapore+8
    culture bengali 15
    language en
    given Ishani Sourav Tanima Rahim Nusrat Abir
    family Banerjee Chowdhury Dutta Hossain Sarkar
    town Kolkata+5 Dhaka+6
    culture chinese 45
    language zh
    order family
    given Xiuying=秀英 Wei=伟 Meiling=美玲 Jun=军 Yutong=雨桐 Haoran=浩然 Jing=静 Zihan=子涵 Lan=兰 Mingze=明泽
    family Wang=王 Li=李 Zhang=张 Chen=陈 Zhao=赵 Huang=黄 Lin=林 Xu=徐
    town Chengdu+8 Suzhou+8 Taipei+8 Xiamen+8
    culture japanese 55
    language ja
    order family
    given Sakura=さくら Haruto=陽斗 Yui=結衣 Kenji=健二 Aoi=葵 Takumi=拓海 Naoko=直子 Ren=蓮 Misaki=美咲 Shota=翔太
    family Tanaka=田中 Sato=佐藤 Suzuki=鈴木 Yamamoto=山本 Kobayashi=小林 Matsuda=松田 Ishikawa=石川 Nakamura=中村
    town Tokyo+9 Kyoto+9 Sapporo+9 Fukuoka+9 Kanazawa+9
    culture korean 40
    language ko
    order family
    given Minseo=민서 Jihoon=지훈 Seoyeon=서연 Hyunwoo=현우 Haeun=하은 Dohyun=도현 Yuna=유나 Junho=준호
    family Kim=김 Lee=이 Park=박 Choi=최 Jung=정 Kang=강 Yoon=윤
    town Seoul+9 Busan+9 Jeonju+9
    culture vietnamese 15
    language en
    given Linh Minh Thảo Quang Ngọc Bảo
    family Nguyễn Trần Phạm Đặng Võ
    town Hanoi+7 Huế+7
    culture indonesian 15
    language en
    given Putri Budi Dewi Agus Wulan Rizky
    family Santoso Wijaya Hartono Lestari Siregar
    town Bandung+7 Yogyakarta+7
    culture filipino 12
    language en
    given Althea Jericho Marisol Benjie Tala
    family Bautista Dimaculangan Reyes Santos Villanueva
    town Cebu+8 Manila+8
    culture yoruba 30
    language en
    given Adaeze Babatunde Folasade Chinedu Ngozi Olumide Temitope Emeka Yetunde
    family Adebayo Eze Nwosu Ogunleye Okafor Balogun Olawale
    town Lagos+1 Ibadan+1 Enugu+1
    culture ghanaian 15
    language en
    given Akosua Kwame Abena Kofi Esi Yaw
    family Asante Boateng Mensah Owusu Darko
    town Accra+0 Kumasi+0
    culture kenyan 18
    language en
    given Wanjiru Kamau Akinyi Otieno Makena Barasa
    family Kariuki Mwangi Odhiambo Wekesa Njoroge
    town Nairobi+3 Kisumu+3
    culture ethiopian 10
    language en
    given Selam Dawit Hirut Yonas
    family Tesfaye Bekele Girma Haile
    town Addis·Ababa+3
    culture southafrican 15
    language en
    given Thandi Sipho Anika Lwazi Zanele Pieter
    family Dlamini Mokoena van·der·Merwe Nkosi Botha
    town Durban+2 Cape·Town+2
    culture maori 10
    language en
    given Aroha Wiremu Mere Tama
    family Ngata Parata Tamihana Walker
    town Wellington+12 Rotorua+12
    """#
}
