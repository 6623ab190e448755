import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("pt");

/** The interface in Portuguese. */
export const strings: Strings = {
  locale: "pt",

  today: "Hoje",
  yesterday: "Ontem",
  you: "Você",
  youSaid: (text) => `Você: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Ainda não há mensagens",

  chat: "Conversa",
  chatWith: (title) => `Conversa: ${title}`,
  messages: "Mensagens",
  conversations: "Conversas",
  participants: (number) => count(number, { one: "{n} pessoa", other: "{n} pessoas" }),
  unread: "Não lida",
  unreadMessages: (number) =>
    count(number, { one: "{n} mensagem não lida", other: "{n} mensagens não lidas" }),
  untitledConversation: "Conversa",

  fieldLabel: (title) => `Mensagem para ${title}`,
  fieldPlaceholder: "Escreva algo…",
  fieldReadOnly: "Você pode ler esta conversa, mas não escrever nela.",
  send: "Enviar",
  charactersLeft: (number) => count(number, { one: "resta {n} caractere", other: "restam {n} caracteres" }),
  charactersTooMany: (number) =>
    count(number, { one: "{n} caractere a mais", other: "{n} caracteres a mais" }),

  emoji: "Emojis",
  emojiSearch: "Procurar emojis",
  emojiNone: "Nenhum emoji com esse nome",
  emojiRecent: "Usados recentemente",
  emojiOwn: "Os nossos",
  emojiFound: "Encontrados",
  emojiGroups: {
    smileys: "Carinhas",
    people: "Pessoas",
    nature: "Animais e natureza",
    food: "Comida e bebida",
    travel: "Viagens e lugares",
    activities: "Atividades",
    objects: "Objetos",
    symbols: "Símbolos",
    flags: "Bandeiras",
  },
  suggestions: "Sugestões",

  attach: "Anexar arquivos",
  attachments: "Arquivos anexados",
  dropHere: "Solte arquivos aqui para anexá-los",
  uploading: (filename) => `Enviando ${filename}`,
  removeAttachment: (filename) => `Remover ${filename}`,

  conversationActions: "Ações da conversa",
  markAsUnread: "Marcar como não lida",
  leave: "Sair da conversa",
  leaveForGood: "Sair desta conversa?",
  translate: "Traduzir mensagens",
  notifications: "Notificações neste dispositivo",
  notificationsRefused:
    "O seu navegador não deixa esta página mostrar notificações. Você pode permitir isso nas configurações do site.",
  notificationsUnavailable: "O seu navegador não pode mostrar notificações aqui.",

  messageActions: "Ações da mensagem",
  reply: "Responder",
  replyingTo: (name) => `Resposta a ${name}`,
  goToOriginal: "Ir para a mensagem a que esta responde",
  copyText: "Copiar texto",
  edit: "Editar",
  editing: "Você está editando a sua mensagem",
  edited: "Editada",
  delete: "Apagar",
  deleteForEveryone: "Apagar para todos?",
  cancel: "Cancelar",
  reactions: "Reações",
  reactWith: (emoji) => `Reagir com ${emoji}`,
  reactWithOther: "Reagir com outro emoji",
  reactionCount: (emoji, number) => `${emoji} ${count(number, { one: "{n} pessoa", other: "{n} pessoas" })}`,

  picture: (title) => `Imagem: ${title}`,
  previousPicture: "Imagem anterior",
  nextPicture: "Próxima imagem",
  download: "Baixar",
  close: "Fechar",

  shareLocation: "Compartilhar localização",
  locationSeeking: "Procurando a sua localização…",
  locationRefused:
    "O seu navegador não deixa esta página saber onde você está. Você pode permitir isso nas configurações do site.",
  locationUnavailable: "Não foi possível encontrar a sua localização.",
  location: "Localização",
  voiceMessage: "Mensagem de voz",
  recordVoice: "Gravar uma mensagem de voz",
  recordedFor: "Gravado até agora",
  endRecording: "Terminar a gravação",
  microphoneRefused:
    "O seu navegador não deixa esta página usar o microfone. Você pode permitir isso nas configurações do site.",
  microphoneUnavailable: "Não há microfone que possa ser usado.",
  play: "Reproduzir",
  pause: "Pausar",
  position: "Posição",
  speed: (times) => `Velocidade: ${times} vezes`,
  code: "Código",

  sending: "Enviando…",
  waiting: "Será enviada quando você voltar a ficar online",
  delivered: "Entregue",
  readByEveryone: "Lida",
  failed: "Não enviada",
  failedBecause: (reason) => `Não enviada: ${reason}`,
  failedReadOnly: "aqui você só pode ler",
  failedNotParticipant: "você não participa desta conversa",
  failedTooLarge: "o arquivo é grande demais",
  failedFileType: "arquivos deste tipo não são aceitos",
  failedFileRefused: "este arquivo pode ser prejudicial",
  failedQuota: "não há mais espaço para os seus arquivos",
  failedNotPermitted: "você não tem permissão para isso",
  retry: "Tentar de novo",
  discard: "Descartar",

  jumpToEnd: "Ir para a mensagem mais recente",
  newMessages: (number) => count(number, { one: "{n} mensagem nova", other: "{n} mensagens novas" }),
  newMessagesFrom: (number, name) =>
    count(number, { one: `{n} mensagem nova de ${name}`, other: `{n} mensagens novas, a última de ${name}` }),

  search: "Pesquisar",
  searchMessages: "Pesquisar mensagens",
  nothingFound: "Nada encontrado",
  hitOf: (at, count) => `${at} de ${count}`,
  earlierHit: "Resultado anterior",
  laterHit: "Próximo resultado",
  moreHits: "Mais resultados",

  emptyChatTitle: "Ainda não há mensagens",
  emptyChatText: (name) => `Escreva abaixo a primeira mensagem para ${name}.`,
  emptyGroupText: "Escreva abaixo a primeira mensagem. Todos aqui vão vê-la.",
  noSelectionTitle: "Nenhuma conversa está aberta",
  noSelectionText: "Escolha uma na lista para ler e responder.",
  emptyInboxTitle: "Ainda não há conversas",
  emptyInboxText: "Quando alguém escrever para você, a conversa aparecerá aqui.",
  noMatchesTitle: "Nada para mostrar",
  noMatchesText: "Nenhuma conversa é do tipo que esta lista mostra.",
  notFoundTitle: "Esta conversa não está disponível",
  notFoundText:
    "Talvez tenha sido removida, ou você não participa dela. Ela abrirá aqui assim que você entrar.",
  loading: "Carregando",

  connecting: "Conectando…",
  offline: "Você está offline. As mensagens serão enviadas quando voltar.",
  endedTitle: "Não é possível acessar a conversa",
  endedText: "Recarregue a página para tentar de novo.",
  ended: "A conversa foi desconectada. Recarregue a página para continuar.",

  back: "Voltar às conversas",
  openChat: "Abrir a conversa",
  openChatUnread: (number) =>
    count(number, {
      one: "Abrir a conversa, {n} mensagem não lida",
      other: "Abrir a conversa, {n} mensagens não lidas",
    }),
  closeChat: "Fechar a conversa",
};
