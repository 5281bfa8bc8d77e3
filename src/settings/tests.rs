use super::*;

#[test]
fn what_is_saved_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("settings.toml");
    let mut settings = Settings { language: Some(Language::Fr), theme: ThemeChoice::Dark, sites_width: Some(240.0), ..Settings::default() };
    settings.remember(Path::new("/a"));
    settings.columns.push(ColumnChoice { id: ColumnId::Name, width: Some(140.0) });
    settings.columns.push(ColumnChoice { id: ColumnId::Host, width: None });
    settings.save(&Settings::default(), &path).unwrap();
    assert_eq!(Settings::load(&path), settings);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file stays");
    fs::write(&path, "a_new_entry = true\ntheme = \"light\"").unwrap();
    assert_eq!(Settings::load(&path).theme, ThemeChoice::Light);
}

#[test]
fn a_wrong_entry_costs_itself_alone_and_stays_until_it_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let written = "theme = \"dusk\"\ndensity = \"compact\"\nrecent = [1, \"/a\"]\nsites_width = 240.0\na_new_entry = [{ x = 1 }]\n";
    fs::write(&path, written).unwrap();
    let mut settings = Settings::load(&path);
    assert_eq!((settings.theme, settings.density, settings.sites_width), (ThemeChoice::System, Density::Compact, Some(240.0)));
    let known = settings.clone();
    settings.details_width = Some(300.0);
    settings.save(&known, &path).unwrap();
    let kept: Table = fs::read_to_string(&path).unwrap().parse().unwrap();
    let before: Table = written.parse().unwrap();
    assert!(["theme", "density", "recent", "sites_width", "a_new_entry"].iter().all(|name| kept[*name] == before[*name]), "{kept}");
    settings.theme = ThemeChoice::Dark;
    settings.remember(Path::new("/b"));
    settings.save(&known, &path).unwrap();
    let loaded = Settings::load(&path);
    assert_eq!((loaded.theme, loaded.recent.len(), loaded.details_width), (ThemeChoice::Dark, 1, Some(300.0)));
    assert_eq!(loaded.unused.keys().collect::<Vec<_>>(), ["a_new_entry"]);
}

#[test]
fn what_one_window_keeps_takes_nothing_back_that_another_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let begun = Settings { zoom: Some(150), reopen: true, ..Settings::default() };
    begun.save(&Settings::default(), &path).unwrap();
    let [mut one, mut other] = [Settings::load(&path), Settings::load(&path)];
    one.theme = ThemeChoice::Dark;
    one.filters.push(KeptFilter { name: "long".into(), filter: "life>13mo".into() });
    one.zoom = None;
    one.save(&begun, &path).unwrap();
    other.density = Density::Compact;
    other.filters.push(KeptFilter { name: "short".into(), filter: "life<1d".into() });
    other.save(&begun, &path).unwrap();
    let both = Settings::load(&path);
    assert_eq!((both.theme, both.density, both.zoom, both.reopen), (ThemeChoice::Dark, Density::Compact, None, true));
    assert_eq!(both.filters.iter().map(|filter| filter.name.as_str()).collect::<Vec<_>>(), ["short", "long"]);
    // What is chosen last holds, also where it is what was there at first.
    let known = other.clone();
    other.theme = ThemeChoice::Light;
    other.save(&known, &path).unwrap();
    other.theme = ThemeChoice::System;
    other.save(&Settings { theme: ThemeChoice::Light, ..known }, &path).unwrap();
    assert_eq!(Settings::load(&path).theme, ThemeChoice::System);
}

#[test]
fn a_file_that_is_not_understood_is_put_aside_and_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    for (bytes, aside) in [(&b"theme = \"dark"[..], "settings.toml.unreadable"), (b"\xff\xfe", "settings.toml.unreadable2")] {
        fs::write(&path, bytes).unwrap();
        let settings = Settings::load(&path);
        assert_eq!(settings, Settings { is_unread: true, ..Settings::default() });
        assert_eq!(settings.save(&Settings::default(), &path).unwrap(), Some(folder.path().join(aside)));
        assert_eq!(settings.save(&Settings::default(), &path).unwrap(), None);
        assert_eq!(fs::read(folder.path().join(aside)).unwrap(), bytes);
        assert!(!Settings::load(&path).is_unread);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn every_entry_that_is_written_has_a_name() {
    let language = Some(Language::Fr);
    let size = Some(1.0);
    let (high_contrast, reduced_motion, zoom, window) = (Some(true), Some(true), Some(100), Some([1.0; 2]));
    let settings = Settings {
        language,
        high_contrast,
        reduced_motion,
        zoom,
        sites_width: size,
        details_width: size,
        window,
        store_column: Some(true),
        filters: vec![KeptFilter { name: "long".into(), filter: "life>13mo".into() }],
        last: Some(LastLook::default()),
        ..Settings::default()
    };
    let written = Table::try_from(settings).unwrap();
    let mut names = Settings::entry_names();
    names.sort_unstable();
    assert_eq!(written.keys().collect::<Vec<_>>(), names);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_does_not_cost_the_others() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
    settings.remember(Path::new("/a"));
    settings.remember(Path::new(std::ffi::OsStr::from_bytes(b"/caf\xe9")));
    settings.save(&Settings::default(), &path).unwrap();
    let loaded = Settings::load(&path);
    assert_eq!((loaded.theme, loaded.recent), (ThemeChoice::Dark, vec![PathBuf::from("/a")]));
}

#[test]
fn columns_of_another_version_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let text =
        "columns = [{ id = \"name\", width = 300.0 }, { id = \"of_tomorrow\", width = 9.0 }, { id = \"lifetime_days\", width = 80.0 }]";
    fs::write(&path, text).unwrap();
    let columns = Settings::load(&path).columns;
    assert_eq!(columns.iter().map(|choice| choice.id).collect::<Vec<_>>(), [ColumnId::Name, ColumnId::LifetimeDays]);
}

#[test]
fn recent_files_are_few_and_each_stands_once() {
    let mut settings = Settings::default();
    for n in 0..20 {
        settings.remember(Path::new(&format!("/{n}")));
    }
    settings.remember(Path::new("/15"));
    assert_eq!(settings.recent.len(), RECENT);
    assert_eq!(settings.recent[0], Path::new("/15"));
    assert_eq!(settings.recent.iter().filter(|path| path.ends_with("15")).count(), 1);
}
