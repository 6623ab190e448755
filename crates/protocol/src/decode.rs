//! From JSON to requests, with errors that name the field.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::limits::FRAME_MAX_REQUESTS;
use crate::{ErrorCode, Request, WireError};

/// A request of a frame: its id, and the request itself or why it makes none.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// Repeated in the answer; `None` when there was none to be read.
    pub id: Option<u64>,
    /// The request.
    pub request: Result<Request, WireError>,
}

/// Decodes a client frame. A request that is wrong spoils only itself.
///
/// # Errors
/// When the frame is no JSON array, or has more than [`FRAME_MAX_REQUESTS`] requests.
pub fn decode_frame(frame: &str) -> Result<Vec<Decoded>, WireError> {
    let items: Vec<&RawValue> = serde_json::from_str(frame).map_err(|error| {
        let message = format!("a frame must be a JSON array of requests: {error}");
        WireError::new(ErrorCode::Malformed, message)
    })?;
    if items.len() > FRAME_MAX_REQUESTS {
        let message =
            format!("a frame may hold at most {FRAME_MAX_REQUESTS} requests, this one has {}", items.len());
        return Err(WireError::new(ErrorCode::FrameTooLarge, message));
    }
    Ok(items.into_iter().map(|item| decode_request(item.get())).collect())
}

fn decode_request(json: &str) -> Decoded {
    /// Read first and by itself, so that even a request with a wrong `op` gets an answer with its id.
    #[derive(Deserialize)]
    struct OnlyId {
        id: u64,
    }
    #[derive(Deserialize)]
    struct OnlyOp {
        op: String,
    }
    // A derived struct would also take its fields as a list.
    if json.starts_with('[') {
        let error =
            WireError::new(ErrorCode::WrongType, "wrong type: a request must be an object, not a list");
        return Decoded { id: None, request: Err(error) };
    }
    let id = match decode::<OnlyId>(json) {
        Ok(OnlyId { id }) => id,
        Err(error) => return Decoded { id: None, request: Err(error) },
    };
    let request = decode::<OnlyOp>(json).and_then(|OnlyOp { op }| {
        Request::decode(&op, json).unwrap_or_else(|| {
            let message =
                format!("there is no operation {op:?}; there are {}", Request::OPERATIONS.join(", "));
            Err(WireError::at(ErrorCode::UnknownOperation, "op", message))
        })
    });
    Decoded { id: Some(id), request }
}

/// Decodes one JSON value; an error says which field is wrong and how.
///
/// # Errors
/// `MALFORMED`, `MISSING_FIELD`, `WRONG_TYPE`, `INVALID_ID` or `INVALID_ARGUMENT`.
pub fn decode<T: DeserializeOwned>(json: &str) -> Result<T, WireError> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        // To serde_json, a number where one of several names should be is a mistake of syntax.
        let is_json = || serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok();
        match error.inner() {
            inner if inner.is_syntax() && is_json() => {
                WireError::at(ErrorCode::WrongType, &*path, format!("{path}: wrong type"))
            }
            inner => explain(&path, inner),
        }
    })?;
    deserializer.end().map_err(|error| WireError::new(ErrorCode::Malformed, error.to_string()))?;
    Ok(value)
}

/// Turns serde's words into ours. The classification rests on serde's fixed phrases, and on the `CODE: sentence`
/// form in which ids report their broken rules.
fn explain(path: &str, error: &serde_json::Error) -> WireError {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(sentence, _)| sentence);
    if error.is_syntax() || error.is_eof() {
        return WireError::new(ErrorCode::Malformed, format!("this is not JSON: {text}"));
    }
    let field = if path == "." { "" } else { path };
    if let Some(name) = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        let field = if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
        let message = format!("the field {field} is missing");
        return WireError::at(ErrorCode::MissingField, field, message);
    }
    if let Some(sentence) = text.strip_prefix("INVALID_ID: ") {
        return WireError::at(ErrorCode::InvalidId, field, sentence);
    }
    if let Some(sentence) = text.strip_prefix("INVALID_ARGUMENT: ") {
        return WireError::at(ErrorCode::InvalidArgument, field, sentence);
    }
    let (code, sentence) = match text.strip_prefix("invalid type: ") {
        Some(sentence) => (ErrorCode::WrongType, format!("wrong type: {sentence}")),
        None => (ErrorCode::InvalidArgument, text.to_owned()),
    };
    if field.is_empty() {
        return WireError::new(code, sentence);
    }
    WireError::at(code, field, format!("{field}: {sentence}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the first request of a frame is refused with: code, field, message.
    fn refusal(frame: &str) -> (Option<u64>, &'static str, String, String) {
        let first = match decode_frame(frame) {
            Ok(requests) => requests.into_iter().next().expect("a request"),
            Err(error) => Decoded { id: None, request: Err(error) },
        };
        let error = first.request.expect_err("a refusal");
        (first.id, error.code.as_str(), error.field.unwrap_or_default(), error.message)
    }

    #[test]
    fn each_mistake_has_its_code_and_names_its_field() {
        let long = format!(r#"[{{"id":1,"op":"user.get","user":"{}"}}]"#, "x".repeat(256));
        let cases: &[(&str, Option<u64>, &str, &str)] = &[
            ("nonsense", None, "MALFORMED", ""),
            (r#"{"id":1}"#, None, "MALFORMED", ""),
            ("[7]", None, "WRONG_TYPE", ""),
            (r#"[[1, "ping"]]"#, None, "WRONG_TYPE", ""),
            (r#"[{"op":"ping"}]"#, None, "MISSING_FIELD", "id"),
            (r#"[{"id":"1","op":"ping"}]"#, None, "WRONG_TYPE", "id"),
            (r#"[{"id":1}]"#, Some(1), "MISSING_FIELD", "op"),
            (r#"[{"id":1,"op":"fly"}]"#, Some(1), "UNKNOWN_OPERATION", "op"),
            (r#"[{"id":1,"op":"user.get"}]"#, Some(1), "MISSING_FIELD", "user"),
            (r#"[{"id":1,"op":"user.get","user":5}]"#, Some(1), "WRONG_TYPE", "user"),
            (r#"[{"id":1,"op":"user.get","user":""}]"#, Some(1), "INVALID_ID", "user"),
            (&long, Some(1), "INVALID_ID", "user"),
            (
                r#"[{"id":1,"op":"user.set","user":"a","set":{"custom":{"k":5}}}]"#,
                Some(1),
                "WRONG_TYPE",
                "set.custom.k",
            ),
            (
                r#"[{"id":1,"op":"user.set","user":"a","set":{"email":5}}]"#,
                Some(1),
                "WRONG_TYPE",
                "set.email",
            ),
            (r#"[{"id":1,"op":"subscribe","topic":"x"}]"#, Some(1), "INVALID_ARGUMENT", "topic"),
            (
                r#"[{"id":1,"op":"participant.set","conversation":"c","user":"u","set":{"access":"All"}}]"#,
                Some(1),
                "INVALID_ARGUMENT",
                "set.access",
            ),
            (
                r#"[{"id":1,"op":"participant.set","conversation":"c","user":"u","set":{"access":5}}]"#,
                Some(1),
                "WRONG_TYPE",
                "set.access",
            ),
        ];
        for (frame, id, code, field) in cases {
            let (got_id, got_code, got_field, message) = refusal(frame);
            assert_eq!((got_id, got_code, got_field.as_str()), (*id, *code, *field), "{frame}: {message}");
            assert!(message.len() > 10, "{frame}: {message}");
        }
    }

    #[test]
    fn mistakes_in_a_filter_have_their_code_and_name_their_field() {
        let many = |item: &str, count: usize| vec![item; count].join(",");
        let simple = many("{}", 21);
        let values = many("\"a\"", 101);
        let keys: Vec<_> = (0..51).map(|n| format!(r#""{n}":"exists""#)).collect();
        let cases: &[(String, &str, &str)] = &[
            ("5".into(), "WRONG_TYPE", "filter"),
            ("\"any\"".into(), "WRONG_TYPE", "filter"),
            ("[]".into(), "INVALID_ARGUMENT", "filter"),
            (r#"["all",[]]"#.into(), "INVALID_ARGUMENT", "filter[0]"),
            (r#"["any"]"#.into(), "INVALID_ARGUMENT", "filter"),
            (r#"["any",{}]"#.into(), "WRONG_TYPE", "filter[1]"),
            (r#"["any",[{}],1]"#.into(), "INVALID_ARGUMENT", "filter"),
            (format!(r#"["any",[{simple}]]"#), "INVALID_ARGUMENT", "filter[1]"),
            (r#"["any",[["any",[]]]]"#.into(), "WRONG_TYPE", "filter[1][0]"),
            (r#"["any",[{},{"isUnread":1}]]"#.into(), "WRONG_TYPE", "filter[1][1].isUnread"),
            (r#"{"colour":true}"#.into(), "INVALID_ARGUMENT", "filter.colour"),
            (r#"{"isUnread":null}"#.into(), "WRONG_TYPE", "filter.isUnread"),
            (r#"{"subject":null}"#.into(), "WRONG_TYPE", "filter.subject"),
            (r#"{"subject":"Bicycle"}"#.into(), "WRONG_TYPE", "filter.subject"),
            (r#"{"subject":["~","a"]}"#.into(), "INVALID_ARGUMENT", "filter.subject[0]"),
            (r#"{"subject":[1,"a"]}"#.into(), "WRONG_TYPE", "filter.subject[0]"),
            (r#"{"subject":["==",1]}"#.into(), "WRONG_TYPE", "filter.subject[1]"),
            (r#"{"subject":["oneOf","a"]}"#.into(), "WRONG_TYPE", "filter.subject[1]"),
            (r#"{"subject":["oneOf",["a",1]]}"#.into(), "WRONG_TYPE", "filter.subject[1][1]"),
            (format!(r#"{{"subject":["oneOf",[{values}]]}}"#), "INVALID_ARGUMENT", "filter.subject[1]"),
            (r#"{"access":["==","All"]}"#.into(), "INVALID_ARGUMENT", "filter.access[1]"),
            (r#"{"custom":{"k":"there"}}"#.into(), "INVALID_ARGUMENT", "filter.custom.k"),
            (r#"{"custom":{"k":["==",null]}}"#.into(), "WRONG_TYPE", "filter.custom.k[1]"),
            (format!(r#"{{"custom":{{{}}}}}"#, keys.join(",")), "INVALID_ARGUMENT", "filter.custom"),
            (r#"{"createdAt":["==",5]}"#.into(), "INVALID_ARGUMENT", "filter.createdAt[0]"),
            (r#"{"createdAt":[">","5"]}"#.into(), "WRONG_TYPE", "filter.createdAt[1]"),
            (r#"{"createdAt":["between",[2,1]]}"#.into(), "INVALID_ARGUMENT", "filter.createdAt[1]"),
            (r#"{"createdAt":["between",[1,2,3]]}"#.into(), "WRONG_TYPE", "filter.createdAt[1]"),
        ];
        for (filter, code, field) in cases {
            let frame = format!(r#"[{{"id":1,"op":"conversation.list","filter":{filter}}}]"#);
            let (_, got_code, got_field, message) = refusal(&frame);
            assert_eq!((got_code, got_field.as_str()), (*code, *field), "{filter}: {message}");
        }
    }

    #[test]
    fn mistakes_in_content_have_their_code_and_name_their_node() {
        #[derive(Deserialize)]
        struct Body {
            #[serde(rename = "content")]
            _content: Vec<chinwag_model::ContentBlock>,
        }
        let deep = format!("{}\"x\"{}", r#"{"type":"bold","children":["#.repeat(16), "]}".repeat(16));
        let of_deepest = format!("content[0].children[0]{}", ".children[0]".repeat(15) + ".children");
        let cases: &[(&str, &str, &str)] = &[
            ("5", "WRONG_TYPE", "content[0].children[0]"),
            (r#""a",{"type":"sparkle","text":""}"#, "INVALID_ARGUMENT", "content[0].children[1].type"),
            (r#"{"type":7}"#, "WRONG_TYPE", "content[0].children[0].type"),
            (r#"{"type":"link","children":[]}"#, "MISSING_FIELD", "content[0].children[0].url"),
            (r#"{"type":"link","url":7}"#, "WRONG_TYPE", "content[0].children[0].url"),
            (
                r#"{"type":"bold","children":["a",{"type":"mention","id":""}]}"#,
                "INVALID_ID",
                "content[0].children[0].children[1].id",
            ),
            (r#"{"type":"actionLink","params":{"k":1}}"#, "WRONG_TYPE", "content[0].children[0].params.k"),
            (&deep, "INVALID_ARGUMENT", &of_deepest),
        ];
        for (nodes, code, field) in cases {
            let json = format!(r#"{{"content":[{{"type":"text","children":[{nodes}]}}]}}"#);
            let error = decode::<Body>(&json).map(drop).unwrap_err();
            assert_eq!((error.code.as_str(), error.field.as_deref()), (*code, Some(*field)), "{error:?}");
        }
    }

    #[test]
    fn one_wrong_request_spoils_only_itself() {
        let requests = decode_frame(r#"[{"id":1,"op":"fly"},{"id":2,"op":"ping"}]"#).unwrap();
        assert!(requests[0].request.is_err());
        assert_eq!(requests[1], Decoded { id: Some(2), request: Ok(Request::Ping(crate::Ping {})) });
    }

    proptest! {
        #[test]
        fn no_frame_panics(frame in ".*") {
            let _ = decode_frame(&frame);
        }

        #[test]
        fn no_request_panics(op in "[a-zA-Z.]{0,12}", key in "[a-z]{1,8}", value in "[\\[\\]{}\",:a-z0-9]{0,20}") {
            let _ = decode_frame(&format!(r#"[{{"id":1,"op":"{op}","{key}":{value}}}]"#));
        }
    }
}
