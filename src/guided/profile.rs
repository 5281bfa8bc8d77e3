//! A fresh profile: what a browser asks or shows at its first start is answered beforehand, so that the site is all that the person sees.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::store::Family;

/// Preferences of Firefox (`user.js`). Protection against tracking stays as every visitor has it; the lists of trackers are never loaded in a profile of
/// some minutes. The session, which holds the session cookies, is written every two seconds and not every fifteen.
const USER_JS: &str = r#"user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.preonboarding.enabled", false);
user_pref("termsofuse.bypassNotification", true);
user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.sessionstore.interval", 2000);
user_pref("browser.sessionstore.interval.idle", 2000);
user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("app.normandy.enabled", false);
user_pref("app.update.auto", false);
user_pref("extensions.update.enabled", false);
"#;

/// Preferences of Chromium (`Preferences`): cookies of third parties are kept, which a fresh profile of newer versions does not do; else an audit would
/// show none and not say what the site tries.
const PREFERENCES: &str = r#"{"profile":{"cookie_controls_mode":0,"block_third_party_cookies":false},"browser":{"has_seen_welcome_page":true,"check_default_browser":false}}"#;

/// Makes the folders of a profile below `home`, which is emptied before; gives the folder that the browser is told.
pub(super) fn make(family: Family, home: &Path) -> io::Result<PathBuf> {
    super::ignore_missing(fs::remove_dir_all(home))?;
    let root = home.join("profile");
    match family {
        Family::Firefox => {
            fs::create_dir_all(&root)?;
            fs::write(root.join("user.js"), USER_JS)?;
        }
        // Of the last two no browser has programs in the list.
        Family::Chromium | Family::QtWebEngine | Family::WebKitGtk => {
            fs::create_dir_all(root.join("Default"))?;
            fs::write(root.join("Default/Preferences"), PREFERENCES)?;
            fs::write(root.join("First Run"), "")?;
        }
        Family::Jar(_) => fs::create_dir_all(&root)?,
    }
    Ok(root)
}

/// The options that start a browser with this profile at an address and nothing else.
pub(super) fn options(family: Family, root: &Path) -> Vec<std::ffi::OsString> {
    match family {
        Family::Firefox => {
            let mut options = vec!["--new-instance".into(), "--no-remote".into()];
            if cfg!(windows) {
                // The program that is started would end at once and leave the browser behind.
                options.push("-wait-for-browser".into());
            }
            options.extend(["--profile".into(), root.into()]);
            options
        }
        Family::Chromium | Family::QtWebEngine | Family::WebKitGtk => {
            let mut folder = std::ffi::OsString::from("--user-data-dir=");
            folder.push(root);
            let rest = [
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                // No question for the person's keyring: values are not read here.
                "--password-store=basic",
                "--use-mock-keychain",
                "--new-window",
            ];
            std::iter::once(folder).chain(rest.map(Into::into)).collect()
        }
        Family::Jar(_) => Vec::new(),
    }
}
