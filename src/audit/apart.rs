use crate::coded::coded;

coded! {
    /// What two audits of one site were not made alike in, so that what differs between them may come of that alone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Apart {
        /// What the charters declare.
        Charter = "charter",
        /// The limits and references of the law.
        Law = "law",
        /// The browsers.
        Browsers = "browsers",
        /// What was asked for: a whole site, or one host of many.
        Asked = "asked",
    }
}
