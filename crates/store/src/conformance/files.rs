//! Files, and which messages have them.

use chinwag_model::{
    ContentBlock, Entropy, FileBlock, FileId, FileKey, FileToken, Message, Patch, Timestamp,
};

use super::World;
use super::world::{conversation, refused, user, words};
use crate::{EditMessage, FinishedFile, NewFile, NewMessage, Refusal, Wording};

/// Ids by number.
struct Numbered(u64);

impl Entropy for Numbered {
    fn next_u64(&self) -> u64 {
        self.0
    }
}

fn file(number: u64) -> FileId {
    FileId::make(&Numbered(number << 40))
}

fn block(id: &FileId, size: u64) -> FileBlock {
    FileBlock {
        file_token: FileToken::of(id),
        url: format!("/files/{number}", number = id.as_str()),
        size,
        filename: "a.txt".to_owned(),
        media: None,
    }
}

fn beginning(world: &World, id: &FileId, size: u64) -> NewFile {
    let (uploader, block) = (Some(user("alice")), block(id, size));
    NewFile { app: world.app, id: id.clone(), uploader, block, quota: Some(100), at: world.now() }
}

async fn finish(world: &World, id: &FileId, size: u64) {
    let (media_type, sha256) = ("text/plain".to_owned(), "00".to_owned());
    let finished =
        FinishedFile { app: world.app, id: id.clone(), block: block(id, size), media_type, sha256 };
    world.store.finish_file(finished).await.expect("a file");
}

async fn ready(world: &World, number: u64) -> FileId {
    let id = file(number);
    world.store.begin_file(beginning(world, &id, 5)).await.expect("an upload");
    finish(world, &id, 5).await;
    id
}

/// A message that shows a file, of which its sender says nothing else.
fn showing(id: &FileId) -> NewMessage {
    let content = vec![ContentBlock::File(FileBlock::unfilled(FileToken::of(id)))];
    let wording = Wording { text: String::new(), content, mentions: Vec::new(), file: Some(id.clone()) };
    NewMessage { wording, ..words("alice", "") }
}

fn edit(world: &World, message: &Message, wording: Wording) -> EditMessage {
    EditMessage {
        app: world.app,
        conversation: conversation("c"),
        id: message.id.clone(),
        wording: Some(wording),
        custom: Patch::Keep,
        actor: None,
        at: world.now(),
    }
}

/// Those that no message has had since a moment.
async fn doomed(world: &World, unused_since: i64) -> Vec<FileId> {
    let doomed = world.store.doom_files(Timestamp::from_millis(unused_since), 10).await.expect("files");
    assert!(doomed.iter().all(|key| key.app == world.app));
    doomed.into_iter().map(|key| key.id).collect()
}

pub async fn a_message_shows_what_is_known_of_its_file(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let id = file(1);
    world.store.begin_file(beginning(world, &id, 7)).await.expect("an upload");
    refused(world.send("c", showing(&id)).await, &Refusal::UnknownFile(id.clone()));
    finish(world, &id, 5).await;
    let found = world.store.file(world.app, &id).await.expect("a read").expect("a file");
    assert_eq!(found.block, block(&id, 5));
    assert_eq!(found.contents.map(|contents| contents.media_type), Some("text/plain".to_owned()));
    let sent = world.sent("c", showing(&id)).await.message;
    assert_eq!(sent.content, [ContentBlock::File(block(&id, 5))]);
    // To finish again changes nothing.
    finish(world, &id, 6).await;
    assert_eq!(world.store.file(world.app, &id).await.expect("a read").map(|file| file.block.size), Some(5));
    refused(world.send("c", showing(&file(2))).await, &Refusal::UnknownFile(file(2)));
}

pub async fn a_file_is_of_use_until_its_last_message_is_gone(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    world.talk("d", &["alice"]).await;
    let id = ready(world, 1).await;
    let first = world.sent("c", showing(&id)).await.message;
    let second = world.sent("c", showing(&id)).await.message;
    world.sent("d", showing(&id)).await;
    let never = i64::MAX;
    assert_eq!(doomed(world, never).await, []);
    world.store.delete_message(world.deleting("c", &first.id, None)).await.expect("a deletion");
    let edited = world.store.edit_message(edit(world, &second, Wording::plain("words"))).await;
    assert_eq!(edited.map(|message| message.content), Ok(vec![ContentBlock::plain("words")]));
    assert_eq!(doomed(world, never).await, []);
    let gone = world.store.delete_conversation(world.app, conversation("d"), world.now()).await;
    gone.expect("a deletion");
    assert_eq!(doomed(world, 0).await, std::slice::from_ref(&id));
    // What is doomed is unknown, also while its bytes are still there.
    assert_eq!(world.store.file(world.app, &id).await, Ok(None));
    refused(world.send("c", showing(&id)).await, &Refusal::UnknownFile(id.clone()));
    assert_eq!(doomed(world, 0).await, std::slice::from_ref(&id));
    world.store.forget_files(vec![FileKey { app: world.app, id }]).await.expect("files");
    assert_eq!(doomed(world, never).await, []);
}

pub async fn an_edit_can_put_one_file_in_the_place_of_another(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let (one, other) = (ready(world, 1).await, ready(world, 2).await);
    let message = world.sent("c", showing(&one)).await.message;
    let edited = world.store.edit_message(edit(world, &message, showing(&other).wording)).await;
    assert_eq!(edited.map(|message| message.content), Ok(vec![ContentBlock::File(block(&other, 5))]));
    assert_eq!(doomed(world, 0).await, [one]);
}

pub async fn unused_files_are_found_by_their_age(world: &World) {
    world.people(&["alice"]).await;
    let id = ready(world, 1).await;
    let uploaded = world.store.file(world.app, &id).await.expect("a read").expect("a file").created_at;
    assert_eq!(doomed(world, uploaded.as_millis() - 1).await, []);
    assert_eq!(doomed(world, uploaded.as_millis()).await, [id]);
}

pub async fn a_quota_counts_all_that_is_uploaded_and_uploading(world: &World) {
    world.people(&["alice"]).await;
    world.store.begin_file(beginning(world, &file(1), 60)).await.expect("an upload");
    let quota = Refusal::QuotaExceeded { used: 60, quota: 100 };
    refused(world.store.begin_file(beginning(world, &file(2), 41)).await, &quota);
    world.store.begin_file(beginning(world, &file(2), 40)).await.expect("an upload");
    assert_eq!(world.store.discard_file(world.app, file(1)).await, Ok(true));
    world.store.forget_files(vec![FileKey { app: world.app, id: file(1) }]).await.expect("files");
    world.store.begin_file(beginning(world, &file(3), 60)).await.expect("an upload");
}

pub async fn a_file_is_unknown_to_another_app(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let id = ready(world, 1).await;
    let other = world.another_app("other").await;
    other.talk("c", &["alice", "bob"]).await;
    assert_eq!(other.store.file(other.app, &id).await, Ok(None));
    refused(other.send("c", showing(&id)).await, &Refusal::UnknownFile(id.clone()));
    assert_eq!(other.store.discard_file(other.app, id.clone()).await, Ok(false));
    assert!(world.store.file(world.app, &id).await.expect("a read").is_some());
}

pub async fn a_file_that_a_message_has_is_not_given_up(world: &World) {
    world.talk("c", &["alice", "bob"]).await;
    let id = ready(world, 1).await;
    world.sent("c", showing(&id)).await;
    assert_eq!(world.store.discard_file(world.app, id.clone()).await, Ok(false));
    assert!(world.store.file(world.app, &id).await.expect("a read").is_some());
}
