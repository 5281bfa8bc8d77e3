//! The model: what a stored cookie is, in the words of RFC 6265bis. No input or output happens here.
//!
//! A store of ten million rows must fit in memory, so rows are packed ([`Rows`]), name their texts by [`Sym`] and live in a
//! [`CookieTable`]; [`CookieRef`] gives a row back with its texts.

mod container;
mod host;
mod keyed;
mod longest;
mod moment;
mod partition;
mod prefix;
mod rows;
mod same_site;
mod shape;
mod spelling;
mod strings;
mod table;
mod value;

pub use container::{BuiltInContainer, Container, ContainerLabel, ContainerName, ContainerWord, LabelDetail, container_labels};
pub use host::{Host, HostCell, HostError, HostKind, Scope};
pub use keyed::{KeyedMap, KeyedSet};
pub use longest::Longest;
pub use moment::{Expiry, Moment, Months};
pub use partition::{PartitionKey, PartitionKind, PartitionParseError, TopLevel};
pub use prefix::{NamePrefix, PrefixFault};
pub use rows::{Iter as RowsIter, Named, Rows};
pub use same_site::SameSite;
pub use shape::ValueShape;
pub use spelling::{canonical_host, host_of_typed};
pub use strings::{Foreseen, RowTexts, Strings, Sym};
pub use table::{ContainerId, Cookie, CookieRef, CookieTable, PartitionId, RowId, SetBy};
pub use value::{Closed, CookieValue, ValueState, Values};
