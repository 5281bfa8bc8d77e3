use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Address, GuidedError, Installed, profile};
use crate::private_folder;

/// Somebody who visits the site: a profile, and the browser that works in it.
#[derive(Debug)]
pub(super) struct Visitor {
    /// Holds the profile alone.
    home: PathBuf,
    profile: PathBuf,
    browser: Option<Child>,
    opened: Instant,
}

impl Visitor {
    /// Somebody new, with a fresh profile below `home`.
    pub(super) fn start(browser: &Installed, home: PathBuf, address: &Address) -> Result<Self, GuidedError> {
        let profile = profile::make(browser.browser.family, &home).map_err(GuidedError::NoRoom)?;
        let mut visitor = Self { home, profile, browser: None, opened: Instant::now() };
        visitor.go_on(browser, address)?;
        Ok(visitor)
    }

    /// Opens the browser again where the person has closed it.
    pub(super) fn go_on(&mut self, browser: &Installed, address: &Address) -> Result<(), GuidedError> {
        if self.is_open() {
            return Ok(());
        }
        let mut command = Command::new(&browser.program);
        command.args(profile::options(browser.browser.family, &self.profile)).args(&browser.more).arg(address.as_str());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().map_err(|source| GuidedError::NotStarted { source, program: browser.program.clone() })?;
        self.browser = Some(child);
        self.opened = Instant::now();
        self.see_it_stay().map_err(|()| GuidedError::Ended { program: browser.program.clone() })
    }

    /// Waits a moment for a browser that cannot run here. A wrapper that ends well may have left the browser behind.
    fn see_it_stay(&mut self) -> Result<(), ()> {
        const LOOKS: u32 = 15;
        let Some(child) = &mut self.browser else { return Ok(()) };
        for _ in 0..LOOKS {
            match child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(100)),
                Ok(Some(status)) if !status.success() => return Err(()),
                Ok(Some(_)) | Err(_) => break,
            }
        }
        Ok(())
    }

    /// Whether the browser runs.
    pub(super) fn is_open(&mut self) -> bool {
        self.browser.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Ends the browser; the profile stays, so that it can be opened again. What counts was copied before: there is nothing that it should still save.
    pub(super) fn close(&mut self) {
        if let Some(mut child) = self.browser.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Since when the browser runs; none when it does not.
    pub(super) fn opened(&mut self) -> Option<Instant> {
        self.is_open().then_some(self.opened)
    }

    pub(super) fn profile(&self) -> &Path {
        &self.profile
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        self.close();
        private_folder::remove(&self.home);
    }
}
