//! Cookie Charter.
