//! Bringing whole histories here.

use chinwag_model::AppKey;

use super::rows::execute;
use super::writer::Writing;
use super::{conversations, restore, sends, users};
use crate::{ImportStep, StoreError};

/// See [`crate::Store::import`].
pub fn import(
    writing: &mut Writing,
    app: AppKey,
    steps: Vec<ImportStep>,
) -> Result<Result<(), (usize, StoreError)>, StoreError> {
    // What is refused is undone here, since to the writer it is an outcome like any other.
    execute(writing.connection, "SAVEPOINT import", [])?;
    let outcome = writing.in_silence(|writing| {
        let mut steps = steps.into_iter().enumerate();
        steps.try_for_each(|(index, step)| carry_out(writing, app, step).map_err(|error| (index, error)))
    });
    if outcome.is_err() {
        execute(writing.connection, "ROLLBACK TO import", [])?;
    }
    execute(writing.connection, "RELEASE import", [])?;
    Ok(outcome)
}

fn carry_out(writing: &mut Writing, app: AppKey, step: ImportStep) -> Result<(), StoreError> {
    match step {
        ImportStep::Users(puts, at) => users::put(writing, app, puts, at),
        ImportStep::Conversation(put) => conversations::put(writing, put),
        ImportStep::Messages(send) => sends::send(writing, send).map(drop),
        ImportStep::Restore(restored) => restore::restore(writing, app, restored),
    }
}
