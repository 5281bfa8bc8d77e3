//! Changing the named portals and their file together, or neither: all of it is work for a thread.

use std::path::PathBuf;
use std::sync::Arc;

use crate::files::WriteError;
use crate::portals::{PortalError, Portals, PortalsError};
use crate::ui::kit::{Becomes, PortalWish};

/// Why a wish was not carried out.
#[derive(Debug)]
pub(super) enum Unnamed {
    /// The host cannot be named.
    Host(PortalWish, PortalError),
    /// The file cannot be used: it is left as it is, so that nothing is lost.
    Unusable(PortalsError),
    /// It could not be written.
    Unwritten(WriteError),
}

/// Carries out a wish. The file is read first, because another window may have changed it and the person may have mended it; without a file the
/// portals are kept until the window is closed.
pub(super) fn carry_out(wish: &PortalWish, before: Arc<Portals>, file: Option<PathBuf>) -> Result<Arc<Portals>, Unnamed> {
    let mut portals = match &file {
        Some(file) => Arc::new(Portals::load(file).map_err(Unnamed::Unusable)?),
        None => before,
    };
    let new = Arc::make_mut(&mut portals);
    match wish.becomes {
        Becomes::Mine => drop(new.add(&wish.host, &wish.charter).map_err(|problem| Unnamed::Host(wish.clone(), problem))?),
        Becomes::NotMine => new.refuse(&wish.host, &wish.charter),
        Becomes::Forgotten => drop(new.forget(&wish.host, &wish.charter)),
    }
    if let Some(file) = file {
        portals.save(&file).map_err(Unnamed::Unwritten)?;
    }
    Ok(portals)
}
