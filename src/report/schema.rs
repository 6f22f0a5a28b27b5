//! The JSON Schema of reports, made from the types and their comments.

use super::Report;
use schemars::{Schema, schema_for};

/// The JSON Schema (draft 2020-12) of [`Report`].
pub fn schema() -> Schema {
    schema_for!(Report)
}
