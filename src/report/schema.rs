//! The JSON Schemas of reports, made from the types and their comments.

use super::{Line, Report};
use schemars::{Schema, schema_for};

/// The JSON Schema (draft 2020-12) of [`Report`].
pub fn schema() -> Schema {
    schema_for!(Report)
}

/// The JSON Schema (draft 2020-12) of [`Line`].
pub fn line_schema() -> Schema {
    schema_for!(Line)
}
