//! The words that stand where something is hidden.

/// "(hidden information)" in the language of a locale; in English where there is none, or one we do not speak.
pub fn hidden_information(locale: Option<&str>) -> &'static str {
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    let mut parts = locale.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    let is_traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
    match language {
        "ar" => "(معلومات مخفية)",
        "de" => "(verborgene Angaben)",
        "es" => "(información oculta)",
        "fa" => "(اطلاعات پنهان‌شده)",
        "fr" => "(informations masquées)",
        "he" | "iw" => "(מידע מוסתר)",
        "hi" => "(छिपी हुई जानकारी)",
        "it" => "(informazioni nascoste)",
        "ja" => "（非表示の情報）",
        "ko" => "(숨겨진 정보)",
        "nl" => "(verborgen informatie)",
        "pl" => "(ukryte informacje)",
        "pt" => "(informação oculta)",
        "ru" => "(скрытая информация)",
        "tr" => "(gizlenmiş bilgi)",
        "uk" => "(приховано)",
        "zh" if is_traditional => "（已隱藏的資訊）",
        "zh" => "（已隐藏的信息）",
        _ => "(hidden information)",
    }
}

#[cfg(test)]
mod tests {
    use super::hidden_information;

    #[test]
    fn it_is_in_the_language_of_the_locale() {
        for (locale, words) in [
            (None, "(hidden information)"),
            (Some("en-GB"), "(hidden information)"),
            (Some("tlh"), "(hidden information)"),
            (Some("nl-BE"), "(verborgen informatie)"),
            (Some("DE"), "(verborgene Angaben)"),
            (Some("zh-CN"), "（已隐藏的信息）"),
            (Some("zh-Hant-HK"), "（已隱藏的資訊）"),
            (Some("zh_TW"), "（已隱藏的資訊）"),
        ] {
            assert_eq!(hidden_information(locale), words, "{locale:?}");
        }
    }
}
