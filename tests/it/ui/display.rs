//! The real program where no window can be shown.

use crate::support::program::{Home, stderr};

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_one_sentence_says_so() {
    for display in [None, Some(":7391")] {
        let home = Home::new();
        // Copies that a process left which was ended from outside go away also where no window comes.
        let left = home.path().join("cookie-charter-ended");
        std::fs::create_dir(&left).unwrap();
        std::fs::write(left.join("in-use"), "").unwrap();
        let mut command = home.command();
        display.map(|display| command.env("DISPLAY", display));
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{display:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("No display was found") && !stderr(&output).contains("panicked"), "{}", stderr(&output));
        assert!(!left.exists(), "{display:?}");
    }
}
