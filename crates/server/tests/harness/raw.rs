//! A WebSocket without manners: it sends whatever it is told.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// What the server is given to answer, so that a missing answer fails the test and does not hang it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection at the level of frames.
pub struct Raw {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What came in one frame with an event that was waited for, after it.
    kept: VecDeque<Value>,
}

/// What came.
#[derive(Debug, Clone, PartialEq)]
pub enum Received {
    /// The items of one frame.
    Items(Vec<Value>),
    /// The server closed, with this code.
    Closed(u16),
    /// The connection ended without a close frame, and how.
    Cut(String),
}

impl Raw {
    /// Connects, as a page of `origin` if one is given.
    pub async fn connect(url: &str, origin: Option<&'static str>) -> Self {
        let mut request = url.into_client_request().unwrap();
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", HeaderValue::from_static(origin));
        }
        let (socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
        Self::over(socket)
    }

    /// Speaks over a socket that is open already.
    pub fn over(socket: WebSocketStream<MaybeTlsStream<TcpStream>>) -> Self {
        Self { socket, kept: VecDeque::new() }
    }

    /// Connects and says hello, without credentials.
    pub async fn greeted(url: &str, user: &str) -> Self {
        let mut raw = Self::connect(url, None).await;
        let answer = raw.ask(json!({ "id": 0, "op": "hello", "version": 1, "user": user })).await;
        assert!(answer["ok"].is_object(), "{answer}");
        raw
    }

    /// Connects, says hello, and subscribes to a conversation that the user is in.
    pub async fn following(url: &str, user: &str, conversation: &str) -> Self {
        let mut raw = Self::greeted(url, user).await;
        let topic = format!("conversation/{conversation}");
        let answer = raw.ask(json!({ "id": 0, "op": "subscribe", "topic": topic })).await;
        assert!(answer["ok"]["view"].is_object(), "{answer}");
        raw
    }

    /// Sends one request that must be refused with this code, about this field, in a sentence with this word.
    pub async fn refuses(&mut self, request: Value, code: &str, field: &str, word: &str) {
        let answer = self.ask(request.clone()).await;
        let error = &answer["error"];
        let sentence = error["message"].as_str().unwrap_or_default();
        assert_eq!((&error["code"], &error["field"]), (&json!(code), &json!(field)), "{request}: {answer}");
        assert!(sentence.contains(word), "{request}: {sentence:?} does not say {word:?}");
    }

    /// Sends a frame as it is.
    pub async fn send(&mut self, frame: impl Into<String>) {
        self.socket.send(Message::text(frame.into())).await.unwrap();
    }

    /// Sends one request in a frame of its own, and takes the answer.
    pub async fn ask(&mut self, request: Value) -> Value {
        self.send(json!([request]).to_string()).await;
        let mut answers = self.answers().await;
        assert_eq!(answers.len(), 1, "{answers:?}");
        answers.remove(0)
    }

    /// The answers of the next frame that has any; events and notices before and between them are passed over.
    pub async fn answers(&mut self) -> Vec<Value> {
        loop {
            let mut items = self.items().await;
            items.retain(|item| item.get("id").is_some());
            if !items.is_empty() {
                return items;
            }
        }
    }

    /// The next event, or notice, of this name; everything before it is passed over.
    pub async fn event(&mut self, name: &str) -> Value {
        loop {
            while let Some(item) = self.kept.pop_front() {
                if item["event"] == name || item["notice"] == name {
                    return item;
                }
            }
            let items = self.items().await;
            self.kept.extend(items);
        }
    }

    /// The items of the next frame.
    pub async fn items(&mut self) -> Vec<Value> {
        match self.next().await {
            Received::Items(items) => items,
            other => panic!("expected a frame, got {other:?}"),
        }
    }

    /// The next frame, or the end. Pings and pongs are passed over.
    pub async fn next(&mut self) -> Received {
        loop {
            let message =
                tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("the server said nothing");
            match message {
                Some(Ok(Message::Text(text))) => {
                    return Received::Items(serde_json::from_str(&text).unwrap());
                }
                Some(Ok(Message::Close(Some(frame)))) => return Received::Closed(frame.code.into()),
                Some(Ok(Message::Close(None))) => return Received::Cut("no code".to_owned()),
                Some(Err(error)) => return Received::Cut(error.to_string()),
                None => return Received::Cut("end".to_owned()),
                Some(Ok(_)) => {}
            }
        }
    }
}
