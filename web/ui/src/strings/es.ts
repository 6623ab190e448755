import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("es");

/** The interface in Spanish. */
export const strings: Strings = {
  locale: "es",

  today: "Hoy",
  yesterday: "Ayer",
  you: "Tú",
  youSaid: (text) => `Tú: ${text}`,
  nameSaid: (name, text) => `${name}: ${text}`,
  noMessagesYet: "Aún no hay mensajes",

  chat: "Chat",
  chatWith: (title) => `Chat: ${title}`,
  messages: "Mensajes",
  conversations: "Conversaciones",
  participants: (number) => count(number, { one: "{n} persona", other: "{n} personas" }),
  unread: "Sin leer",
  unreadMessages: (number) => count(number, { one: "{n} mensaje sin leer", other: "{n} mensajes sin leer" }),
  untitledConversation: "Conversación",

  fieldLabel: (title) => `Mensaje para ${title}`,
  fieldPlaceholder: "Escribe algo…",
  fieldReadOnly: "Puedes leer esta conversación, pero no escribir en ella.",
  send: "Enviar",
  charactersLeft: (number) => count(number, { one: "queda {n} carácter", other: "quedan {n} caracteres" }),
  charactersTooMany: (number) =>
    count(number, { one: "{n} carácter de más", other: "{n} caracteres de más" }),

  emoji: "Emojis",
  emojiSearch: "Buscar emojis",
  emojiNone: "No hay ningún emoji con ese nombre",
  emojiRecent: "Usados recientemente",
  emojiOwn: "Nuestros",
  emojiFound: "Encontrados",
  emojiGroups: {
    smileys: "Caras",
    people: "Personas",
    nature: "Animales y naturaleza",
    food: "Comida y bebida",
    travel: "Viajes y lugares",
    activities: "Actividades",
    objects: "Objetos",
    symbols: "Símbolos",
    flags: "Banderas",
  },
  suggestions: "Sugerencias",

  attach: "Adjuntar archivos",
  attachments: "Archivos adjuntos",
  dropHere: "Suelta archivos aquí para adjuntarlos",
  uploading: (filename) => `Subiendo ${filename}`,
  removeAttachment: (filename) => `Quitar ${filename}`,

  conversationActions: "Acciones de la conversación",
  markAsUnread: "Marcar como no leída",
  leave: "Salir de la conversación",
  leaveForGood: "¿Salir de esta conversación?",
  translate: "Traducir mensajes",
  notifications: "Notificaciones en este dispositivo",
  notificationsRefused:
    "Tu navegador no permite que esta página muestre notificaciones. Puedes permitirlo en los ajustes del sitio.",
  notificationsUnavailable: "Tu navegador no puede mostrar notificaciones aquí.",

  messageActions: "Acciones del mensaje",
  reply: "Responder",
  replyingTo: (name) => `Respuesta a ${name}`,
  goToOriginal: "Ir al mensaje al que este responde",
  copyText: "Copiar texto",
  edit: "Editar",
  editing: "Editando tu mensaje",
  edited: "Editado",
  delete: "Eliminar",
  deleteForEveryone: "¿Eliminar para todos?",
  cancel: "Cancelar",
  reactions: "Reacciones",
  reactWith: (emoji) => `Reaccionar con ${emoji}`,
  reactWithOther: "Reaccionar con otro emoji",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "{n} persona", other: "{n} personas" })}`,

  picture: (title) => `Imagen: ${title}`,
  previousPicture: "Imagen anterior",
  nextPicture: "Imagen siguiente",
  download: "Descargar",
  close: "Cerrar",

  shareLocation: "Compartir ubicación",
  locationSeeking: "Buscando tu ubicación…",
  locationRefused:
    "Tu navegador no deja que esta página sepa dónde estás. Puedes permitirlo en los ajustes del sitio.",
  locationUnavailable: "No se pudo encontrar tu ubicación.",
  location: "Ubicación",
  voiceMessage: "Mensaje de voz",
  recordVoice: "Grabar un mensaje de voz",
  recordedFor: "Grabado hasta ahora",
  endRecording: "Terminar la grabación",
  microphoneRefused:
    "Tu navegador no deja que esta página use el micrófono. Puedes permitirlo en los ajustes del sitio.",
  microphoneUnavailable: "No hay ningún micrófono que se pueda usar.",
  play: "Reproducir",
  pause: "Pausar",
  position: "Posición",
  speed: (times) => `Velocidad: ${times} veces`,
  code: "Código",

  sending: "Enviando…",
  waiting: "Se enviará cuando vuelvas a tener conexión",
  delivered: "Entregado",
  readByEveryone: "Leído",
  failed: "No enviado",
  failedBecause: (reason) => `No enviado: ${reason}`,
  failedReadOnly: "aquí solo puedes leer",
  failedNotParticipant: "no participas en esta conversación",
  failedTooLarge: "el archivo es demasiado grande",
  failedFileType: "no se aceptan archivos de este tipo",
  failedFileRefused: "este archivo podría ser dañino",
  failedQuota: "no queda espacio para tus archivos",
  failedNotPermitted: "no tienes permiso para hacerlo",
  retry: "Reintentar",
  discard: "Descartar",

  jumpToEnd: "Ir al último mensaje",
  newMessages: (number) => count(number, { one: "{n} mensaje nuevo", other: "{n} mensajes nuevos" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} mensaje nuevo de ${name}`,
      other: `{n} mensajes nuevos, el último de ${name}`,
    }),

  emptyChatTitle: "Aún no hay mensajes",
  emptyChatText: (name) => `Escribe abajo el primer mensaje para ${name}.`,
  emptyGroupText: "Escribe abajo el primer mensaje. Lo verán todos los que están aquí.",
  noSelectionTitle: "No hay ninguna conversación abierta",
  noSelectionText: "Elige una de la lista para leerla y responder.",
  emptyInboxTitle: "Aún no hay conversaciones",
  emptyInboxText: "Cuando alguien te escriba, la conversación aparecerá aquí.",
  noMatchesTitle: "Nada que mostrar",
  noMatchesText: "No hay ninguna conversación del tipo que muestra esta lista.",
  notFoundTitle: "Esta conversación no está disponible",
  notFoundText: "Puede que se haya eliminado o que no participes en ella. Se abrirá aquí en cuanto te unas.",
  loading: "Cargando",

  connecting: "Conectando…",
  offline: "No tienes conexión. Los mensajes se enviarán cuando vuelvas.",
  endedTitle: "No se puede acceder al chat",
  endedText: "Recarga la página para volver a intentarlo.",
  ended: "El chat se ha desconectado. Recarga la página para continuar.",

  back: "Volver a las conversaciones",
  openChat: "Abrir el chat",
  openChatUnread: (number) =>
    count(number, {
      one: "Abrir el chat, {n} mensaje sin leer",
      other: "Abrir el chat, {n} mensajes sin leer",
    }),
  closeChat: "Cerrar el chat",
};
