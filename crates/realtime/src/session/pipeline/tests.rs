//! What may run beside what.

use chinwag_protocol::decode::decode_frame;

use super::*;

fn frame(operations: &[&str]) -> Vec<Decoded> {
    let request = |(id, op): (usize, &&str)| match *op {
        "message.send" => format!(r#"{{"id":{id},"op":"{op}","conversation":"c","key":"{id}","text":"x"}}"#),
        "user.get" | "user.set" => format!(r#"{{"id":{id},"op":"{op}","user":"u"}}"#),
        _ => format!(r#"{{"id":{id},"op":"{op}"}}"#),
    };
    let requests: Vec<_> = operations.iter().enumerate().map(request).collect();
    decode_frame(&format!("[{}]", requests.join(","))).unwrap()
}

/// Starts what may start; a request finishes when its answer is asked for.
fn start(pipeline: &mut Pipeline) -> Vec<u64> {
    let mut started = Vec::new();
    while let Some((place, decoded)) = pipeline.startable() {
        let id = decoded.id.unwrap();
        pipeline.start(place, Box::pin(async move { Outcome::answer(id.to_string()) }));
        started.push(id);
    }
    started
}

/// Lets everything under way finish; gives the frames that are then complete.
async fn finish(pipeline: &mut Pipeline) -> Vec<Vec<String>> {
    let mut frames = Vec::new();
    while pipeline.is_running() {
        let (place, outcome) = pipeline.next().await;
        pipeline.settle(place, outcome.answer, outcome.started);
        frames.extend(std::iter::from_fn(|| pipeline.complete()).map(|frame| frame.answers));
    }
    frames
}

#[tokio::test]
async fn a_read_between_writes_sees_the_first_and_not_the_second() {
    let mut pipeline = Pipeline::default();
    pipeline.push(frame(&["user.get", "user.set", "user.get"]));
    assert_eq!(start(&mut pipeline), [0]);
    assert!(finish(&mut pipeline).await.is_empty());
    assert_eq!(start(&mut pipeline), [1]);
    assert!(finish(&mut pipeline).await.is_empty());
    assert_eq!(start(&mut pipeline), [2]);
    assert_eq!(finish(&mut pipeline).await, [["0", "1", "2"]]);
}

#[tokio::test]
async fn sends_are_under_way_together_across_frames() {
    let mut pipeline = Pipeline::default();
    pipeline.push(frame(&["message.send", "message.send"]));
    pipeline.push(frame(&["message.send", "user.get"]));
    assert_eq!(start(&mut pipeline), [0, 1, 0]);
    assert_eq!(finish(&mut pipeline).await, [["0", "1"]]);
    assert_eq!(start(&mut pipeline), [1]);
    assert_eq!(finish(&mut pipeline).await, [["0", "1"]]);
    assert_eq!(pipeline.len(), 0);
}

#[tokio::test]
async fn of_a_client_that_is_gone_only_the_writes_are_carried_out() {
    let mut pipeline = Pipeline::default();
    pipeline.push(frame(&["user.get", "user.set", "user.get", "message.send"]));
    assert_eq!(start(&mut pipeline), [0]);
    pipeline.forget_reads();
    assert_eq!((start(&mut pipeline), pipeline.len()), (vec![1], 2));
    assert!(finish(&mut pipeline).await.is_empty());
    pipeline.forget_reads();
    assert_eq!(start(&mut pipeline), [3]);
    pipeline.forget_reads();
    assert!(pipeline.is_running());
}

#[tokio::test]
async fn reads_are_bounded() {
    let mut pipeline = Pipeline::default();
    pipeline.push(frame(&["user.get"; 40]));
    assert_eq!(start(&mut pipeline).len(), READS_TOGETHER);
}

#[tokio::test]
async fn a_frame_is_answered_after_the_frames_before_it() {
    let mut pipeline = Pipeline::default();
    pipeline.push(frame(&["ping", "user.get"]));
    pipeline.push(frame(&["ping"]));
    let (first, _) = pipeline.startable().unwrap();
    let (second, _) = pipeline.startable().unwrap();
    let (third, _) = pipeline.startable().unwrap();
    pipeline.settle(third, "third".to_owned(), None);
    assert!(pipeline.complete().is_none());
    pipeline.settle(second, "second".to_owned(), None);
    pipeline.settle(first, "first".to_owned(), None);
    assert_eq!(pipeline.complete().unwrap().answers, ["first", "second"]);
    assert_eq!(pipeline.complete().unwrap().answers, ["third"]);
}

#[tokio::test]
async fn a_frame_of_large_answers_is_answered_in_parts() {
    let mut pipeline = Pipeline::default();
    pipeline.push(frame(&["user.get"; 8]));
    let mut places = Vec::new();
    while let Some((place, _)) = pipeline.startable() {
        places.push(place);
    }
    let large = "x".repeat(ANSWERS_HELD_MAX_BYTES / 3);
    let mut parts = Vec::new();
    for place in places {
        pipeline.settle(place, large.clone(), None);
        parts.extend(pipeline.complete().map(|part| part.answers.len()));
    }
    assert_eq!(parts, [4, 4]);
    assert_eq!((pipeline.len(), pipeline.held), (0, 0));
}
