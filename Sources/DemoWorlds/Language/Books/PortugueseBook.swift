extension PhraseBook {
  static let portugueseText = #"""
    name pt
    tags cozinha leitura praia música bomdia
    emoji ☕ 🌊 🎶 📚 🍋 🌞
    sites caderno.example.org passeios.example.com
    bio Café, maré e um livro no bolso.
    bio Violão aos domingos.
    bio Faço pão de queijo e amigos.
    dish: a feijoada | o bacalhau | a moqueca | o caldo verde | o pão de queijo | o arroz de marisco | a canja
    place: a feira | a estação | a praia vazia | a livraria da esquina | o miradouro | a praça
    view: um pôr do sol cor de laranja | cheiro de chuva | lua cheia | neblina no rio | jacarandás em flor
    thing: o guarda-chuva | as chaves | os óculos | o cartão do ônibus
    ---
    post Hoje {dish}, do jeito da minha avó. O segredo é não ter pressa.
    post Tentativa número {2-9}: {dish}. Desta vez deu certo!
    post Fiz {dish} para {4-12} pessoas. Não sobrou nada, só a louça.
    photo Aqui está: {dish}
    reply Que delícia! Leva coentro? => Leva, e sem discussão.
    reply Manda a receita! => Escrevo hoje à noite.
    reply Já estou a caminho. => Traz pão!
    reply Deu fome.
    ---
    post {Place} às {6-8} da manhã, {view}. Não preciso de mais nada.
    post O ônibus atrasou {15-70} minutos, mas {view}. Está perdoado.
    post Caminhada de {5-16} km com {friend}. Resolvemos quase tudo.
    photo {Place}, hoje cedo
    reply Que luz linda! => Foi só apontar a câmera.
    reply Da próxima vez eu vou. => Domingo, mesma hora!
    reply Saudades daí. => Volta logo!
    reply Que inveja boa.
    ---
    post Perdi {thing} outra vez. Já são {2-7} este ano.
    post Acabei o livro às {2-4} da manhã e não me arrependo.
    post O gato abriu a geladeira e ficou lá, pensativo.
    post Escrevi sobre {place} e quem passa por lá: {link}
    post Alegria pequena do dia: {view} e uma canção no rádio.
    reply O gato é filósofo. => E guloso.
    reply Qual livro? => O diário de um faroleiro. Recomendo muito.
    reply Texto lindo, obrigada. => Obrigado por ler!
    reply Comigo foi ontem.
    """#
}
