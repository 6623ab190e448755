import { plurals } from "./plural.ts";
import type { Strings } from "./strings.ts";

const count = plurals("fr");

/** The interface in French. */
export const strings: Strings = {
  locale: "fr",

  today: "Aujourd’hui",
  yesterday: "Hier",
  you: "Vous",
  youSaid: (text) => `Vous : ${text}`,
  nameSaid: (name, text) => `${name} : ${text}`,
  noMessagesYet: "Pas encore de messages",

  chat: "Discussion",
  chatWith: (title) => `Discussion : ${title}`,
  messages: "Messages",
  conversations: "Conversations",
  participants: (number) => count(number, { one: "{n} personne", other: "{n} personnes" }),
  unread: "Non lu",
  unreadMessages: (number) => count(number, { one: "{n} message non lu", other: "{n} messages non lus" }),
  untitledConversation: "Conversation",

  fieldLabel: (title) => `Message à ${title}`,
  fieldPlaceholder: "Écrivez quelque chose…",
  fieldReadOnly: "Vous pouvez lire cette conversation, mais pas y écrire.",
  send: "Envoyer",
  charactersLeft: (number) => count(number, { one: "encore {n} caractère", other: "encore {n} caractères" }),
  charactersTooMany: (number) =>
    count(number, { one: "{n} caractère de trop", other: "{n} caractères de trop" }),

  emoji: "Émojis",
  emojiSearch: "Chercher un émoji",
  emojiNone: "Aucun émoji de ce nom",
  emojiRecent: "Utilisés récemment",
  emojiOwn: "Les nôtres",
  emojiFound: "Trouvés",
  emojiGroups: {
    smileys: "Visages",
    people: "Personnes",
    nature: "Animaux et nature",
    food: "Nourriture et boissons",
    travel: "Voyages et lieux",
    activities: "Activités",
    objects: "Objets",
    symbols: "Symboles",
    flags: "Drapeaux",
  },
  suggestions: "Suggestions",

  attach: "Joindre des fichiers",
  attachments: "Fichiers joints",
  dropHere: "Déposez des fichiers ici pour les joindre",
  uploading: (filename) => `Envoi de ${filename}`,
  removeAttachment: (filename) => `Retirer ${filename}`,

  conversationActions: "Actions de la conversation",
  markAsUnread: "Marquer comme non lue",
  leave: "Quitter la conversation",
  leaveForGood: "Quitter cette conversation ?",
  translate: "Traduire les messages",
  notifications: "Notifications sur cet appareil",
  notificationsRefused:
    "Votre navigateur n’autorise pas cette page à afficher des notifications. Vous pouvez l’autoriser dans les paramètres du site.",
  notificationsUnavailable: "Votre navigateur ne peut pas afficher de notifications ici.",

  messageActions: "Actions du message",
  reply: "Répondre",
  replyingTo: (name) => `Réponse à ${name}`,
  goToOriginal: "Aller au message auquel celui-ci répond",
  copyText: "Copier le texte",
  edit: "Modifier",
  editing: "Vous modifiez votre message",
  edited: "Modifié",
  delete: "Supprimer",
  deleteForEveryone: "Supprimer pour tout le monde ?",
  cancel: "Annuler",
  reactions: "Réactions",
  reactWith: (emoji) => `Réagir avec ${emoji}`,
  reactWithOther: "Réagir avec un autre émoji",
  reactionCount: (emoji, number) =>
    `${emoji} ${count(number, { one: "{n} personne", other: "{n} personnes" })}`,

  picture: (title) => `Image : ${title}`,
  previousPicture: "Image précédente",
  nextPicture: "Image suivante",
  download: "Télécharger",
  close: "Fermer",

  shareLocation: "Partager sa position",
  locationSeeking: "Recherche de votre position…",
  locationRefused:
    "Votre navigateur ne dit pas à cette page où vous êtes. Vous pouvez l’autoriser dans les paramètres du site.",
  locationUnavailable: "Votre position n’a pas pu être trouvée.",
  location: "Position",
  voiceMessage: "Message vocal",
  recordVoice: "Enregistrer un message vocal",
  recordedFor: "Enregistré jusqu’ici",
  endRecording: "Terminer l’enregistrement",
  microphoneRefused:
    "Votre navigateur ne laisse pas cette page utiliser le microphone. Vous pouvez l’autoriser dans les paramètres du site.",
  microphoneUnavailable: "Aucun microphone n’est utilisable.",
  play: "Lire",
  pause: "Mettre en pause",
  position: "Position de lecture",
  speed: (times) => `Vitesse : ${times} fois`,
  code: "Code",

  sending: "Envoi…",
  waiting: "Sera envoyé quand vous serez de nouveau en ligne",
  delivered: "Distribué",
  readByEveryone: "Lu",
  failed: "Non envoyé",
  failedBecause: (reason) => `Non envoyé : ${reason}`,
  failedReadOnly: "vous pouvez seulement lire ici",
  failedNotParticipant: "vous ne participez pas à cette conversation",
  failedTooLarge: "le fichier est trop volumineux",
  failedFileType: "les fichiers de ce type ne sont pas acceptés",
  failedFileRefused: "ce fichier pourrait être nuisible",
  failedQuota: "il n’y a plus de place pour vos fichiers",
  failedNotPermitted: "vous n’avez pas le droit de le faire",
  retry: "Réessayer",
  discard: "Abandonner",

  typing: (names, number) => `${names} ${number === 1 ? "écrit" : "écrivent"}…`,
  manyTyping: "Plusieurs personnes écrivent…",
  jumpToEnd: "Aller au dernier message",
  newMessages: (number) => count(number, { one: "{n} nouveau message", other: "{n} nouveaux messages" }),
  newMessagesFrom: (number, name) =>
    count(number, {
      one: `{n} nouveau message de ${name}`,
      other: `{n} nouveaux messages, le dernier de ${name}`,
    }),

  search: "Rechercher",
  searchMessages: "Rechercher dans les messages",
  nothingFound: "Aucun résultat",
  hitOf: (at, count) => `${at} sur ${count}`,
  earlierHit: "Résultat précédent",
  laterHit: "Résultat suivant",
  moreHits: "Plus de résultats",

  emptyChatTitle: "Pas encore de messages",
  emptyChatText: (name) => `Écrivez ci-dessous le premier message à ${name}.`,
  emptyGroupText: "Écrivez ci-dessous le premier message. Tout le monde ici le verra.",
  noSelectionTitle: "Aucune conversation n’est ouverte",
  noSelectionText: "Choisissez-en une dans la liste pour la lire et y répondre.",
  emptyInboxTitle: "Pas encore de conversations",
  emptyInboxText: "Dès que quelqu’un vous écrit, la conversation apparaît ici.",
  noMatchesTitle: "Rien à afficher",
  noMatchesText: "Aucune conversation n’est du genre que cette liste affiche.",
  notFoundTitle: "Cette conversation n’est pas disponible",
  notFoundText:
    "Elle a peut-être été supprimée, ou vous n’y participez pas. Elle s’ouvrira ici dès que vous la rejoindrez.",
  loading: "Chargement",

  connecting: "Connexion…",
  offline: "Vous êtes hors ligne. Les messages seront envoyés à votre retour.",
  endedTitle: "La discussion est injoignable",
  endedText: "Rechargez la page pour réessayer.",
  ended: "La discussion a été déconnectée. Rechargez la page pour continuer.",

  back: "Retour aux conversations",
  openChat: "Ouvrir la discussion",
  openChatUnread: (number) =>
    count(number, {
      one: "Ouvrir la discussion, {n} message non lu",
      other: "Ouvrir la discussion, {n} messages non lus",
    }),
  closeChat: "Fermer la discussion",
};
