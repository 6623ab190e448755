//! What the types of a handler say of its endpoint.

use schemars::{Schema, SchemaGenerator};

/// What an endpoint opens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credential {
    /// A secret key, or an app token.
    BackEnd,
    /// The operator's token.
    Operator,
}

/// An endpoint as far as it is described.
pub(crate) struct Sketch<'a> {
    /// Of what comes in.
    pub(super) input: &'a mut SchemaGenerator,
    /// Of what goes out.
    pub(super) output: &'a mut SchemaGenerator,
    pub(super) credential: Option<Credential>,
    pub(super) takes_query: bool,
    /// Whether the app is something that may not be there.
    pub(super) names_app: bool,
    /// What stands in the path after the app's id, in order.
    pub(super) path: Vec<Schema>,
    pub(super) body: Option<Schema>,
    pub(super) answer: Option<Schema>,
}

/// Something that handlers take from a request.
pub(crate) trait Input {
    fn describe(sketch: &mut Sketch<'_>);
}

/// Something that handlers give.
pub(crate) trait Output {
    fn describe(sketch: &mut Sketch<'_>);
}

/// A handler. `T` is what axum tells functions of several arguments apart by.
pub(crate) trait Described<T> {
    fn describe(sketch: &mut Sketch<'_>);
}

macro_rules! described {
    ($($input:ident)+) => {
        impl<F, Answer, Given, Marker, $($input),+> Described<(Marker, $($input),+)> for F
        where
            F: Fn($($input),+) -> Answer,
            Answer: Future<Output = Given>,
            Given: Output,
            $($input: Input),+
        {
            fn describe(sketch: &mut Sketch<'_>) {
                $($input::describe(sketch);)+
                Given::describe(sketch);
            }
        }
    };
}

described!(A);
described!(A B);
described!(A B C);
described!(A B C D);
described!(A B C D E);
