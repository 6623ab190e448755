import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("it");

/** The interface in Italian. */
export const strings: Strings = {
  locale: "it",

  today: "Oggi",
  yesterday: "Ieri",
  you: "Tu",
  youSaid: (text) => `Tu: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Ancora nessun messaggio",

  chat: "Chat",
  chatWith: (title) => `Chat: ${title}`,
  messages: "Messaggi",
  conversations: "Conversazioni",
  participants: (number) => count(number, { one: "{n} persona", other: "{n} persone" }),
  unread: "Da leggere",
  unreadMessages: (number) =>
    count(number, { one: "{n} messaggio da leggere", other: "{n} messaggi da leggere" }),
  untitledConversation: "Conversazione",

  fieldLabel: (title) => `Messaggio a ${title}`,
  fieldPlaceholder: "Scrivi qualcosa…",
  fieldReadOnly: "Puoi leggere questa conversazione, ma non scriverci.",
  send: "Invia",
  charactersLeft: (number) => count(number, { one: "ancora {n} carattere", other: "ancora {n} caratteri" }),
  charactersTooMany: (number) =>
    count(number, { one: "{n} carattere di troppo", other: "{n} caratteri di troppo" }),

  emoji: "Emoji",
  emojiSearch: "Cerca emoji",
  emojiNone: "Nessuna emoji con questo nome",
  emojiRecent: "Usate di recente",
  emojiOwn: "Le nostre",
  emojiFound: "Trovate",
  emojiGroups: {
    smileys: "Faccine",
    people: "Persone",
    nature: "Animali e natura",
    food: "Cibo e bevande",
    travel: "Viaggi e luoghi",
    activities: "Attività",
    objects: "Oggetti",
    symbols: "Simboli",
    flags: "Bandiere",
  },
  suggestions: "Suggerimenti",

  attach: "Allega file",
  attachments: "File allegati",
  dropHere: "Trascina qui i file per allegarli",
  uploading: (filename) => `Caricamento di ${filename}`,
  removeAttachment: (filename) => `Rimuovi ${filename}`,

  conversationActions: "Azioni della conversazione",
  markAsUnread: "Segna come da leggere",
  leave: "Lascia la conversazione",
  leaveForGood: "Lasciare questa conversazione?",
  translate: "Traduci i messaggi",
  notifications: "Notifiche su questo dispositivo",
  notificationsRefused:
    "Il browser non permette a questa pagina di mostrare notifiche. Puoi consentirle nelle impostazioni del sito.",
  notificationsUnavailable: "Il browser non può mostrare notifiche qui.",

  messageActions: "Azioni del messaggio",
  reply: "Rispondi",
  replyingTo: (name) => `Risposta a ${name}`,
  goToOriginal: "Vai al messaggio a cui questo risponde",
  copyText: "Copia il testo",
  edit: "Modifica",
  editing: "Stai modificando il tuo messaggio",
  edited: "Modificato",
  delete: "Elimina",
  deleteForEveryone: "Eliminare per tutti?",
  cancel: "Annulla",
  reactions: "Reazioni",
  reactWith: (emoji) => `Reagisci con ${emoji}`,
  reactWithOther: "Reagisci con un’altra emoji",
  reactionCount: (emoji, number) => `${emoji} ${count(number, { one: "{n} persona", other: "{n} persone" })}`,

  picture: (title) => `Immagine: ${title}`,
  previousPicture: "Immagine precedente",
  nextPicture: "Immagine successiva",
  download: "Scarica",
  close: "Chiudi",

  shareLocation: "Condividi la posizione",
  locationSeeking: "Ricerca della tua posizione…",
  locationRefused:
    "Il browser non fa sapere a questa pagina dove sei. Puoi consentirlo nelle impostazioni del sito.",
  locationUnavailable: "Non è stato possibile trovare la tua posizione.",
  location: "Posizione",
  voiceMessage: "Messaggio vocale",
  recordVoice: "Registra un messaggio vocale",
  recordedFor: "Registrato finora",
  endRecording: "Termina la registrazione",
  microphoneRefused:
    "Il browser non lascia usare il microfono a questa pagina. Puoi consentirlo nelle impostazioni del sito.",
  microphoneUnavailable: "Non c’è un microfono utilizzabile.",
  play: "Riproduci",
  pause: "Pausa",
  position: "Punto di ascolto",
  speed: (times) => `Velocità: ${times} volte`,
  code: "Codice",

  sending: "Invio…",
  waiting: "Sarà inviato quando tornerai online",
  delivered: "Consegnato",
  readByEveryone: "Letto",
  failed: "Non inviato",
  failedBecause: (reason) => `Non inviato: ${reason}`,
  failedReadOnly: "qui puoi solo leggere",
  failedNotParticipant: "non partecipi a questa conversazione",
  failedTooLarge: "il file è troppo grande",
  failedFileType: "i file di questo tipo non sono accettati",
  failedFileRefused: "questo file potrebbe essere dannoso",
  failedQuota: "non c’è più spazio per i tuoi file",
  failedNotPermitted: "non ti è permesso farlo",
  retry: "Riprova",
  discard: "Scarta",

  jumpToEnd: "Vai all’ultimo messaggio",
  newMessages: (number) => count(number, { one: "{n} nuovo messaggio", other: "{n} nuovi messaggi" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} nuovo messaggio di ${name}`,
      other: `{n} nuovi messaggi, l’ultimo di ${name}`,
    }),

  emptyChatTitle: "Ancora nessun messaggio",
  emptyChatText: (name) => `Scrivi qui sotto il primo messaggio a ${name}.`,
  emptyGroupText: "Scrivi qui sotto il primo messaggio. Lo vedranno tutti.",
  noSelectionTitle: "Nessuna conversazione è aperta",
  noSelectionText: "Scegline una dall’elenco per leggerla e rispondere.",
  emptyInboxTitle: "Ancora nessuna conversazione",
  emptyInboxText: "Quando qualcuno ti scriverà, la conversazione apparirà qui.",
  noMatchesTitle: "Niente da mostrare",
  noMatchesText: "Nessuna conversazione è del tipo che questo elenco mostra.",
  notFoundTitle: "Questa conversazione non è disponibile",
  notFoundText: "Forse è stata rimossa, o non ne fai parte. Si aprirà qui appena ti unirai.",
  loading: "Caricamento",

  connecting: "Connessione…",
  offline: "Sei offline. I messaggi saranno inviati quando tornerai.",
  endedTitle: "La chat non è raggiungibile",
  endedText: "Ricarica la pagina per riprovare.",
  ended: "La chat è stata disconnessa. Ricarica la pagina per continuare.",

  back: "Torna alle conversazioni",
  openChat: "Apri la chat",
  openChatUnread: (number) =>
    count(number, {
      one: "Apri la chat, {n} messaggio da leggere",
      other: "Apri la chat, {n} messaggi da leggere",
    }),
  closeChat: "Chiudi la chat",
};
