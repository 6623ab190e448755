//! What the description says of files, which are no JSON.

use serde_json::{Value, json};

use crate::openapi::About;

pub(super) fn post() -> About {
    let number = || json!({ "type": "integer", "minimum": 0 });
    let form = json!({
        "type": "object",
        "required": ["file"],
        "properties": {
            "filename": { "description": "What it is called; without it, the name that comes with the file.", "type": "string" },
            "subtype": { "enum": ["image", "video", "audio", "voice"] },
            "width": number(),
            "height": number(),
            "duration": { "description": "In seconds.", "type": "number", "minimum": 0 },
            "file": { "description": "Its bytes, after everything that is said of it.", "type": "string", "format": "binary" }
        }
    });
    About::new("uploadFile", "Stores a file, for a message to be sent with it")
        .details("A file that no message has is deleted after a day.")
        .body(json!({ "required": true, "content": { "multipart/form-data": { "schema": form } } }))
        .failures(&[413, 415])
}

pub(super) fn download() -> About {
    let bytes = || json!({ "*/*": { "schema": { "type": "string", "format": "binary" } } });
    About::new("downloadFile", "Gives a file, or a part of it")
        .answer(200, json!({ "description": "The file.", "content": bytes() }))
        .answer(206, json!({ "description": "The part that `Range` asks for.", "content": bytes() }))
        .answer(304, json!({ "description": "It is the one that `If-None-Match` names." }))
        .answer(416, json!({ "description": "It has no such part." }))
}

pub(super) fn progress() -> About {
    About::new("getUploadProgress", "Tells how far an upload is").answer(200, with_progress("How far it is."))
}

pub(super) fn upload() -> About {
    let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
    About::new("continueUpload", "Goes on with an upload")
        .details("The header `Upload-Offset` says at which byte; the body is what comes next.")
        .body(json!({ "content": { "application/octet-stream": bytes } }))
        .header(
            "Upload-Offset",
            "At which byte the body goes on.",
            json!({ "type": "integer", "minimum": 0 }),
        )
        .answer(200, {
            let file =
                json!({ "application/json": { "schema": { "$ref": "#/components/schemas/FileBlock" } } });
            let mut answer = with_progress("The file is whole.");
            answer["content"] = file;
            answer
        })
        .answer(204, with_progress("The bytes are stored; more are wanted."))
        .failures(&[409, 413, 415])
}

pub(super) fn give_up() -> About {
    About::new("deleteUpload", "Gives an upload up").answer(204, json!({ "description": "It is given up." }))
}

fn with_progress(description: &str) -> Value {
    let bytes = |about: &str| json!({ "description": about, "schema": { "type": "integer", "minimum": 0 } });
    json!({
        "description": description,
        "headers": {
            "Upload-Offset": bytes("How many bytes have come."),
            "Upload-Length": bytes("How many there are in all.")
        }
    })
}
