//! The real world: clock, places, file dialogs and the theme of the system. On Linux both come from the desktop portal, which is asked first whether it is there:
//! without it a dialog would answer "cancelled" and nothing would happen.

use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::env::{Env, FilePicker, Pick, Picked, SystemLooks};
use crate::i18n;
use crate::settings::Settings;
use crate::store::Places;

/// The real world.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the clock comes in")]
pub fn env() -> Env {
    Env {
        now: Arc::new(Timestamp::now),
        zone: TimeZone::system(),
        language: i18n::system_language(),
        asked_language: None,
        programs: crate::guided::Programs::of_this_system(),
        places: Places::of_this_user(),
        settings: Settings::path(),
        picker: Arc::new(SystemDialogs),
        show_folder: Arc::new(|folder| open::that_detached(folder)),
        system_looks: Arc::new(looks_asked_early()),
    }
}

/// The looks that the person asked the system for. The first answer is fetched while the window is being made, so that a dark one does not begin with a white frame;
/// later calls ask anew.
fn looks_asked_early() -> impl Fn() -> SystemLooks + Send + Sync {
    let early = std::thread::Builder::new().name("system-looks".to_owned()).spawn(portal::looks).ok();
    let early = Mutex::new(early);
    move || {
        let first = early.lock().ok().and_then(|mut early| early.take());
        first.and_then(|thread| thread.join().ok()).unwrap_or_else(portal::looks)
    }
}

/// The dialogs of the system.
struct SystemDialogs;

impl FilePicker for SystemDialogs {
    fn pick(&self, pick: &Pick) -> Picked {
        if !portal::has_file_dialogs() {
            return Picked::NoDialog;
        }
        let dialog = rfd::AsyncFileDialog::new();
        let answer = match pick {
            Pick::File { title } => pollster::block_on(dialog.set_title(title).pick_file()),
            Pick::Folder { title } => pollster::block_on(dialog.set_title(title).pick_folder()),
            Pick::Save { title, name } => pollster::block_on(dialog.set_title(title).set_file_name(name).save_file()),
        };
        answer.map_or(Picked::Cancelled, |file| Picked::Path(file.path().to_owned()))
    }
}

#[cfg(target_os = "linux")]
mod portal {
    use std::time::Duration;

    use super::SystemLooks;
    use zbus::blocking::{Connection, connection};
    use zbus::zvariant::OwnedValue;

    const NAME: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";

    fn session() -> zbus::Result<Connection> {
        connection::Builder::session()?.method_timeout(Duration::from_secs(2)).build()
    }

    pub fn has_file_dialogs() -> bool {
        let ask = || {
            let arguments = ("org.freedesktop.portal.FileChooser", "version");
            session()?.call_method(Some(NAME), PATH, Some("org.freedesktop.DBus.Properties"), "Get", &arguments)
        };
        ask().is_ok()
    }

    /// Dark, contrast and motion, each where this portal knows it.
    pub fn looks() -> SystemLooks {
        let Ok(session) = session() else { return SystemLooks::default() };
        let is_dark = match ask(&session, "color-scheme") {
            Some(1) => Some(true),
            Some(2) => Some(false),
            _ => None,
        };
        let wants = |key| ask(&session, key).map(|number| number == 1);
        SystemLooks { is_dark, wants_contrast: wants("contrast"), wants_no_motion: wants("reduced-motion") }
    }

    fn ask(session: &Connection, key: &str) -> Option<u32> {
        let arguments = ("org.freedesktop.appearance", key);
        let reply = session.call_method(Some(NAME), PATH, Some("org.freedesktop.portal.Settings"), "Read", &arguments).ok()?;
        let outer: OwnedValue = reply.body().deserialize().ok()?;
        // `Read` wraps the value twice.
        match u32::try_from(&outer) {
            Ok(number) => Some(number),
            Err(_) => u32::try_from(outer.downcast_ref::<zbus::zvariant::Value<'_>>().ok()?).ok(),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod portal {
    pub fn has_file_dialogs() -> bool {
        true
    }

    pub fn looks() -> super::SystemLooks {
        super::SystemLooks::default()
    }
}
