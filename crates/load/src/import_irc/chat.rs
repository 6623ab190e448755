//! The file of chat.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use flate2::read::GzDecoder;
use serde::Deserialize;

/// One conversation, its messages in order.
#[derive(Debug, PartialEq)]
pub struct Conversation {
    /// Its id.
    pub id: String,
    /// What was said.
    pub messages: Vec<Message>,
}

/// One message.
#[derive(Debug, PartialEq)]
pub struct Message {
    /// Who said it.
    pub sender: String,
    /// What was said.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    conversation_id: String,
    sender: String,
    text: String,
}

impl Conversation {
    /// Who took part, once for each message.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        self.messages.iter().map(|message| message.sender.as_str())
    }
}

/// Reads the first conversations of a gzipped file.
pub fn read(path: &Path, count: usize) -> anyhow::Result<Vec<Conversation>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    conversations(BufReader::new(GzDecoder::new(file)), count)
        .with_context(|| format!("cannot read {}", path.display()))
}

/// The lines of a conversation follow each other, so that the rest of the file need not be read.
fn conversations(lines: impl BufRead, count: usize) -> anyhow::Result<Vec<Conversation>> {
    let mut conversations: Vec<Conversation> = Vec::new();
    for line in lines.lines() {
        let Line { conversation_id: id, sender, text } = serde_json::from_str(&line?)?;
        if conversations.last().is_none_or(|last| last.id != id) {
            if conversations.len() == count {
                break;
            }
            conversations.push(Conversation { id, messages: Vec::new() });
        }
        // Some lines of the log have no words; the server takes none without.
        if let Some(last) = conversations.last_mut()
            && !text.trim().is_empty()
        {
            last.messages.push(Message { sender, text });
        }
    }
    Ok(conversations)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_conversations_are_read_in_order() {
        let lines = r#"{"conversationId":"a","sender":"x","text":"one","timestamp":1}
{"conversationId":"a","sender":"y|z","text":"two","timestamp":2}
{"conversationId":"a","sender":"x","text":" ","timestamp":3}
{"conversationId":"b","sender":"x","text":"three","timestamp":1}
{"conversationId":"c","sender":"x","text":"four","timestamp":1}
"#;
        let read = conversations(lines.as_bytes(), 2).unwrap();
        let ids: Vec<_> = read.iter().map(|conversation| conversation.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(read[0].people().collect::<Vec<_>>(), ["x", "y|z"]);
        assert_eq!(read[1].messages[0].text, "three");
        assert_eq!(conversations(lines.as_bytes(), 9).unwrap().len(), 3);
    }
}
