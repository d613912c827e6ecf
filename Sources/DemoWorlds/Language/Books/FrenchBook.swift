extension PhraseBook {
  static let frenchText = #"""
    name fr
    tags cuisine lecture vélo balade matin
    emoji 🥐 ☕ 🚲 📚 🌧️ 🧀
    sites carnet.example.org balades.example.com
    bio Vélo, café crème, mauvaise foi.
    bio Je lis dans le tram, je rate mes arrêts.
    bio Prof de maths, gentil quand même.
    dish: une ratatouille | un gratin dauphinois | une quiche aux poireaux | un pot-au-feu | une tarte aux abricots | des crêpes | un couscous | une soupe à l'oignon
    place: le marché | la gare | la librairie d'à côté | le canal | le vieux port | le jardin partagé
    view: un ciel tout rose | une odeur de pluie | la pleine lune | du brouillard sur l'eau | les premiers lilas
    thing: mon parapluie | mes clés | mon écharpe | ma carte de bus | mon thermos
    ---
    post Ce soir, {dish}. Recette de ma grand-mère, patience de débutant.
    post {Dish}, essai numéro {2-9}. Cette fois, les voisins ont sonné pour demander.
    post J'ai préparé {dish} pour {4-12}. Il ne reste rien, même pas l'espoir.
    photo {Dish}, avant la ruée
    reply La recette, s'il te plaît ! => Je la recopie ce soir, promis.
    reply Avec un peu de muscade ? => Évidemment.
    reply On arrive ! => Apportez du pain.
    reply Ça sent bon jusqu'ici.
    ---
    post {25-110} km à vélo jusqu'à la côte, {view} au retour. Journée parfaite.
    post {Place}, {6-8} h du matin, {view}. Voilà pourquoi je me lève.
    post Train en retard de {15-70} minutes : {place}, un café, et {view}. Merci, finalement.
    post Grande balade avec {friend}. On a refait le monde, il en avait besoin.
    photo {Place}, ce matin
    reply Quelle lumière ! => Je n'y suis pour rien, c'est octobre.
    reply La prochaine fois, je viens. => Dimanche, même heure !
    reply C'est où exactement ? => Juste derrière l'écluse.
    reply Je confirme, le monde va mieux.
    ---
    post J'ai encore perdu {thing}. C'est la {2-7}e fois cette année.
    post Livre terminé à {2-4} h du matin. Aucun regret, beaucoup de cernes.
    post Le chat a ouvert le frigo. Il est resté poli.
    post J'ai mis toutes mes balades sur une seule page : {link}
    post Petit bonheur du jour : {view}, et personne pour parler fort.
    reply Poli, mais repu ? => Très.
    reply Quel livre ? => Le journal d'un gardien de phare. À lire en hiver.
    reply Très belle page, merci. => Merci de l'avoir lue !
    reply Pareil hier. Courage.
    """#
}
