import type { Masking } from "@chinwag/core";

/** What the server says in place of what is hidden, where the app has no words of its own for it. */
const WORDS: Readonly<Record<string, string>> = {
  ar: "(معلومات مخفية)",
  de: "(verborgene Angaben)",
  es: "(información oculta)",
  fa: "(اطلاعات پنهان‌شده)",
  fr: "(informations masquées)",
  he: "(מידע מוסתר)",
  hi: "(छिपी हुई जानकारी)",
  it: "(informazioni nascoste)",
  ja: "（非表示の情報）",
  ko: "(숨겨진 정보)",
  nl: "(verborgen informatie)",
  pl: "(ukryte informacje)",
  pt: "(informação oculta)",
  ru: "(скрытая информация)",
  tr: "(gizlenmiş bilgi)",
  uk: "(приховано)",
  "zh-hant": "（已隱藏的資訊）",
  zh: "（已隐藏的信息）",
};

/** What stands in messages in place of an address or a number that the reader is not to see. */
export function hiddenWords(locale: string, masking: Masking | null): string {
  const [language = ""] = locale.toLowerCase().split("-");
  const isTraditional = /-(hant|tw|hk|mo)\b/i.test(locale);
  return (
    masking?.replacement ?? WORDS[isTraditional ? `${language}-hant` : language] ?? "(hidden information)"
  );
}
