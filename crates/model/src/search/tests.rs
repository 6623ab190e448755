use proptest::prelude::*;

use super::*;

/// A text, queries that find it, and queries that do not.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    // English: beginnings of words, in any order, whatever the punctuation.
    (
        "Hello, World! The e-mail (see foo@example.com) won’t arrive.",
        &[
            "hello",
            "HELL",
            "world hello",
            "\"world\"",
            "e-mail",
            "mail",
            "example",
            "won't",
            "arr… e",
            "foo@example.com",
        ],
        &["ello", "hello mars", "example.org", "xhello", "mail-e"],
    ),
    ("Order no. 4711-B, 3.50 €", &["4711", "4711-b", "47", "3.50", "order 47"], &["711", "711-b", "3.51"]),
    ("see https://shop.example/bikes?id=7", &["shop.example", "bikes", "https://shop"], &["hop"]),
    // German: umlauts and sharp s.
    (
        "Die Straße führt über Überlingen nach Füßen",
        &["strasse", "STRASSE", "straße", "uber", "über", "Fussen", "FÜSSEN"],
        &["ueberlingen", "lingen"],
    ),
    // French, Vietnamese, Polish, full-width Latin.
    ("l’été à Orléans", &["ete", "l'été", "Orleans", "ÉTÉ"], &["leans"]),
    ("Xin chào Đà Nẵng", &["chao", "da nang", "Đà Nẵng"], &["nangs"]),
    ("Łódź — ＦＵＬＬ　ｗｉｄｔｈ １２", &["lodz", "full", "width", "12"], &["odz"]),
    // Greek final sigma, Russian.
    ("Ο ΟΔΥΣΣΕΑΣ και ο Οδυσσέας", &["οδυσσέας", "οδυσσεασ"], &["δυσσ"]),
    ("Ёлка и ёжик", &["елка", "ёлка", "ЕЖИК"], &["жик"]),
    // Turkish, with dotted and dotless i, in either case.
    (
        "IŞIK ve ılık İstanbul'da bir iğne",
        &["ışık", "IŞIK", "isik", "ılık", "ILIK", "istanbul", "İSTANBUL", "İğne", "IĞNE"],
        &["stanbul"],
    ),
    // Chinese: any part, also together with Latin words and digits.
    (
        "我们明天在北京大学见面,带上iPhone手机,2024年。",
        &[
            "北京",
            "京大学",
            "见",
            "北京 手机",
            "iphone",
            "iPhone手机",
            "2024年",
            "年",
            "明天在北京大学见面,带上",
        ],
        &["京北", "上海", "北京手机", "phone"],
    ),
    ("第3章 ドイツ", &["第3章", "3", "章"], &["第4章"]),
    // Japanese: kanji, kana, half-width kana; voiced marks matter.
    (
        "明日は東京タワーでパーティーがあります",
        &["東京", "タワー", "タワ", "ﾀﾜｰ", "パーティー", "あります", "京タ", "パ"],
        &["ハーティー", "バ", "大阪"],
    ),
    // Korean: particles follow, compounds are written together.
    (
        "내일 서울대학교에서 만나요 ㅋㅋㅋ",
        &["서울", "대학교", "학교에", "만나", "내일 만나", "ㅋㅋ"],
        &["부산", "교학"],
    ),
    // Thai, Lao, Khmer, Burmese: no spaces.
    ("สวัสดีครับ วันนี้อากาศดีมาก", &["อากาศ", "สวัสดี", "ครับ", "ดีมาก", "อากาศ สวัส"], &["ฝนตก"]),
    ("ผมทำงานที่เชียงใหม่", &["ทำงาน", "เชียงใหม่", "งาน"], &["ทีเชียง"]),
    ("ສະບາຍດີ ເຈົ້າ", &["ບາຍດີ"], &["ດີສະ"]),
    ("ខ្ញុំស្រឡាញ់អ្នក", &["ស្រឡាញ់"], &["អ្នកខ្ញុំ"]),
    ("မင်္ဂလာပါ ခင်ဗျာ", &["လာပါ"], &["ပါလာ"]),
    // Arabic: the article and particles, vowel points, forms of alef, the stretcher, digits.
    (
        "ذَهَبَ الولدُ إلى المدرسةِ بالسيارة وكتب رســالة ٢٥",
        &[
            "ذهب",
            "الولد",
            "ولد",
            "الى",
            "إلى",
            "مدرسه",
            "المدرسة",
            "سيارة",
            "بالسيارة",
            "كتب",
            "رسالة",
            "25",
            "۲۵",
        ],
        &["درسة", "يارة"],
    ),
    ("أحمد آمن ٱلكتاب للطالب", &["احمد", "أحمد", "امن", "كتاب", "الكتاب", "طالب"], &["حمد"]),
    ("می‌خواهم یک کتاب", &["میخواهم", "كتاب", "کتاب"], &["خواهم"]),
    // Hebrew: points, and particles that are written together with the word.
    ("קָנִיתִי סֵפֶר בַּחֲנוּת וְהַיֶּלֶד שָׂמֵחַ", &["ספר", "חנות", "בחנות", "ילד", "קניתי"], &["נות", "פר"]),
    // Hindi: vowels matter, the dot under a letter does not.
    ("यह ज़रूर एक अच्छी किताब है", &["किताब", "जरूर", "ज़रूर", "अच्छी", "कि"], &["कुताब", "ताब"]),
    // Emoji, with whatever they are put together from.
    (
        "Great job 🎉🎉 👍🏽 👨‍👩‍👧 ❤️ from 🇩🇪",
        &["🎉", "👍", "👍🏿", "👨‍👩‍👧", "❤", "❤️", "🇩🇪", "great 🎉"],
        &["😀", "🇫🇷"],
    ),
    ("well done🎉!", &["done", "🎉", "done🎉"], &["one"]),
];

// shows: C32, C34
#[test]
fn real_sentences_are_found_by_what_people_type() {
    for (text, finding, missing) in CASES {
        for query in *finding {
            assert!(SearchQuery::parse(query).unwrap().matches(text), "{query:?} finds {text:?}");
        }
        for query in *missing {
            assert!(!SearchQuery::parse(query).unwrap().matches(text), "{query:?} does not find {text:?}");
        }
    }
}

/// Whether an index would have brought the text up for the query.
fn is_looked_up(query: &SearchQuery, text: &str) -> bool {
    let filed = index_terms(text);
    query.terms().iter().all(|term| filed.iter().any(|filed| filed.starts_with(term.as_str())))
}

#[test]
fn whatever_matches_is_looked_up() {
    for (text, finding, _) in CASES {
        for query in *finding {
            assert!(is_looked_up(&SearchQuery::parse(query).unwrap(), text), "{query:?} in {text:?}");
        }
    }
}

#[test]
fn a_query_without_words_finds_nothing() {
    for query in ["", " ", "...", "\u{200B}", " - ! "] {
        let query = SearchQuery::parse(query).unwrap();
        assert!(query.is_empty() && !query.matches("- anything ...") && query.terms().is_empty());
    }
}

#[test]
fn queries_have_limits() {
    let refusal = |query: String| SearchQuery::parse(&query).unwrap_err().to_string();
    assert_eq!(refusal("é".repeat(201)), "query must be at most 200 characters long, but has 201");
    assert_eq!(refusal("a ".repeat(21)), "query must have at most 20 words, but has 21");
    assert!(SearchQuery::parse(&"é".repeat(200)).is_ok());
    assert!(SearchQuery::parse(&"a ".repeat(20)).is_ok());
}

#[test]
fn a_text_of_very_many_words_is_found_by_the_first_of_them() {
    let character = |number: u32| char::from_u32(0x4E00 + number).unwrap();
    let text: String = (0..10_000).map(character).collect();
    let terms = index_terms(&text);
    assert_eq!(terms.len(), limits::SEARCH_TERMS_MAX);
    assert!(terms.contains(&text[..6]) && !terms.contains(&text[29_901..29_907]));
}

#[test]
fn a_long_word_is_found_by_all_of_it() {
    let word = "a".repeat(100);
    let query = SearchQuery::parse(&word).unwrap();
    assert!(query.matches(&word) && is_looked_up(&query, &word));
    assert!(!query.matches(&word[1..]));
}

proptest! {
    #[test]
    fn any_text_is_found_by_the_beginning_of_any_of_its_words(text in "\\PC{0,60}", at in 0usize..20, length in 1usize..30) {
        let words: Vec<_> = text.split_whitespace().collect();
        let Some(word) = words.get(at % words.len().max(1)) else { return Ok(()) };
        let query = SearchQuery::parse(&word.chars().take(length).collect::<String>()).unwrap();
        if !query.is_empty() && !word.chars().any(unicode_normalization::char::is_combining_mark) {
            prop_assert!(query.matches(&text), "{:?}", query);
        }
        if query.matches(&text) {
            prop_assert!(is_looked_up(&query, &text), "{:?}", query);
        }
    }

    #[test]
    fn what_two_texts_share_is_looked_up(text in "[a-cé北京ー ア\\-5.🎉الو]{0,12}", query in "[a-cé北京ー ア\\-5.🎉الو]{0,4}") {
        let query = SearchQuery::parse(&query).unwrap();
        if query.matches(&text) {
            prop_assert!(is_looked_up(&query, &text), "{:?}", query);
        }
    }
}
