extension PhraseBook {
  static let spanishText = #"""
    name es
    tags cocina lectura viajes fotografía buenosdías
    emoji ☕ 🥘 🌞 📚 🚌 🎸
    sites cuaderno.example.org viajes.example.com
    bio Café, libros y siestas cortas.
    bio Fotógrafa de madrugones.
    bio Toco la guitarra; los vecinos, la pared.
    dish: la tortilla | el ceviche | el pozole | la paella | el sancocho | las empanadas | el gazpacho | los tamales
    place: el mercado | la estación | la librería de la esquina | el malecón | la azotea | el parque | la plaza vieja
    view: un atardecer naranja | olor a lluvia | luna llena | niebla en el río | jacarandas en flor
    thing: el paraguas | las llaves | los audífonos | la tarjeta del metro | el termo
    ---
    post Hoy {dish} como la hacía mi abuela. Tardé {10-30} años en entender el secreto: no hay prisa.
    post Intento número {2-9} con {dish}. ¡Por fin!
    post ¿Cuál es el secreto de {dish} en su casa? Leo todo.
    post {Dish} para {4-12}. No quedó ni para mañana.
    photo Ahí está: {dish}
    reply ¡Qué pinta! ¿Lleva comino? => Una pizca, y al final.
    reply Mi abuela te daría su aprobación. => Es lo más bonito que me han dicho hoy.
    reply Voy para allá. => ¡Trae pan!
    reply Ya me dio hambre.
    ---
    post {Place} a las {6-8} de la mañana, {view}. Nada más, y es bastante.
    post El autobús tardó {20-80} minutos, pero {view}. Perdonado.
    post Caminé {5-18} km con {friend}. Arreglamos el mundo hasta {place}.
    post Descubrí {place} por equivocación. {view}, y un señor vendiendo helados.
    photo {Place}, hoy temprano
    reply ¡Qué foto! ¿Dónde es? => Detrás del puerto, antes de que salga el sol.
    reply La próxima me apunto. => ¡El domingo, misma hora!
    reply ¿De qué era el helado? => De guanábana. Volveré.
    reply Qué envidia, de la buena.
    ---
    post Perdí {thing} otra vez. Van {2-7} este año.
    post Terminé el libro a las {2-4} de la mañana y no me arrepiento de nada.
    post El gato abrió la nevera. Lo peor es que sabe cerrarla.
    post Escribí sobre {place} y su gente: {link}
    post Pequeña alegría del día: {view} y un café sin prisa.
    reply El gato es más listo que nosotros. => Lo sabe y cobra por ello.
    reply ¿Qué libro? => El diario de un farero. Léelo en invierno.
    reply Me encantó el texto. => ¡Mil gracias!
    reply A mí me pasó ayer lo mismo.
    reply Mañana será mejor.
    """#
}
