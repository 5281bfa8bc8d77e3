use std::collections::{HashMap, HashSet};

/// A map whose hash has a key of its own in each run. Texts and numbers of files belong in this one: with a hash that anybody can work out, chosen
/// ones that collide make every look-up walk through all the others. Its order differs from run to run, so nothing is ever written in it.
pub type KeyedMap<K, V> = HashMap<K, V, ahash::RandomState>;

/// The same as a set.
pub type KeyedSet<T> = HashSet<T, ahash::RandomState>;
