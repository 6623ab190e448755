//! Endpoints with what is told of them. Neither can be added without the other.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, MethodRouter, on};
use chinwag_engine::Engine;

use super::About;
use super::described::{Described, Sketch};

type Endpoints = Router<Arc<Engine>>;

/// Endpoints, of one resource or of all.
pub(crate) struct Routes {
    endpoints: Endpoints,
    operations: Vec<Operation>,
}

/// One method of one path.
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) about: About,
    /// Adds what the types of its handler say.
    pub(super) describe: fn(&mut Sketch<'_>),
}

macro_rules! methods {
    ($($name:ident $text:literal $filter:ident;)+) => {$(
        pub(crate) fn $name<H, T>(self, path: &str, handler: H, about: About) -> Self
        where
            H: Handler<T, Arc<Engine>> + Described<T>,
            T: 'static,
        {
            self.add($text, path, on(MethodFilter::$filter, handler), about, H::describe)
        }
    )+};
}

impl Routes {
    pub(crate) fn new() -> Self {
        Self { endpoints: Router::new(), operations: Vec::new() }
    }

    methods! {
        get "get" GET;
        put "put" PUT;
        post "post" POST;
        patch "patch" PATCH;
        delete "delete" DELETE;
        head "head" HEAD;
    }

    fn add(
        mut self,
        method: &'static str,
        path: &str,
        endpoint: MethodRouter<Arc<Engine>>,
        about: About,
        describe: fn(&mut Sketch<'_>),
    ) -> Self {
        self.endpoints = self.endpoints.route(path, endpoint);
        self.operations.push(Operation { method, path: path.to_owned(), about, describe });
        self
    }

    pub(crate) fn merge(mut self, other: Self) -> Self {
        self.endpoints = self.endpoints.merge(other.endpoints);
        self.operations.extend(other.operations);
        self
    }

    /// The same below a path.
    pub(crate) fn below(self, prefix: &str) -> Self {
        let below =
            |operation: Operation| Operation { path: format!("{prefix}{}", operation.path), ..operation };
        Self {
            endpoints: Router::new().nest(prefix, self.endpoints),
            operations: self.operations.into_iter().map(below).collect(),
        }
    }

    /// The same with a layer, or whatever else changes no endpoint.
    pub(crate) fn with(self, change: impl FnOnce(Endpoints) -> Endpoints) -> Self {
        Self { endpoints: change(self.endpoints), ..self }
    }

    pub(super) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    pub(crate) fn endpoints(&self) -> Endpoints {
        self.endpoints.clone()
    }
}
