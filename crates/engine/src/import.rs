//! Whole histories from elsewhere, line by line.

mod line;
mod steps;

use chinwag_protocol::WireError;
use chinwag_store::ImportStep;

use crate::{Caller, Engine, Error};

pub use line::ImportLine;
use steps::Steps;

/// A line that was refused, and why. Nothing of the batch that it was in has landed.
#[derive(Debug)]
pub struct RefusedLine {
    /// Its number in the file, from 1.
    pub number: u64,
    /// What is wrong.
    pub error: Error,
}

impl Engine {
    /// Brings a batch of lines here: all or none. To bring the same lines again changes nothing. People who say
    /// something and are not known become users, named as their ids, and participants, from the moment they first say
    /// something; so do conversations. Nobody is told, neither clients nor webhooks.
    ///
    /// # Errors
    /// The line that is wrong.
    pub async fn import(&self, caller: &Caller, lines: Vec<(u64, ImportLine)>) -> Result<(), RefusedLine> {
        let mut steps: Vec<ImportStep> = Vec::new();
        let mut numbers = Vec::new();
        let mut planned = Steps::new(self, caller);
        for (number, line) in lines {
            let of_line = planned.of(number, line).map_err(|error| RefusedLine { number, error })?;
            numbers.extend(std::iter::repeat_n(number, of_line.len()));
            steps.extend(of_line);
        }
        let internal = |error: chinwag_store::StoreError| RefusedLine {
            number: numbers.first().copied().unwrap_or(0),
            error: error.into(),
        };
        let imported = self.store.import(caller.key(), steps).await.map_err(internal)?;
        imported.map_err(|(index, error)| RefusedLine {
            number: numbers.get(index).copied().unwrap_or(0),
            error: error.into(),
        })
    }
}

/// What is wrong with a field of a line.
fn refuse<T>(error: WireError) -> Result<T, Error> {
    Err(Error::Refused(error))
}
