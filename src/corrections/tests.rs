use super::*;

#[test]
fn what_is_decided_already_is_not_kept_again() {
    let on = |host: &str, reach, purpose| Correction::new("_x", (host, "a.fr"), reach, purpose);
    let mut corrections = Corrections::default();
    assert!(corrections.add(on("www.a.fr", Reach::Site, Purpose::Statistics)));
    assert!(!corrections.add(on("www.a.fr", Reach::Site, Purpose::Statistics)), "the same");
    assert!(!corrections.add(on("www.a.fr", Reach::Cookie, Purpose::Statistics)), "a wider one says it");
    assert!(corrections.add(on("www.a.fr", Reach::Cookie, Purpose::Advertising)), "another purpose");
    assert!(corrections.add(on("www.a.fr", Reach::Cookie, Purpose::Statistics)), "it takes the narrower one back");
    assert!(corrections.add(on("www.a.fr", Reach::Everywhere, Purpose::Statistics)), "it holds elsewhere too");
    assert!(corrections.add(Correction::new("_y", ("ba.fr", "ba.fr"), Reach::Cookie, Purpose::Statistics)), "another name");
    assert_eq!(corrections.lines().len(), 3, "the narrower one is gone");
    assert!(corrections.undo() && corrections.lines().len() == 2, "what was not kept is not to be taken back");
}

#[test]
fn every_change_is_taken_back_to_the_order_that_was() {
    let on = |name: &str, purpose| Correction::new(name, ("www.a.fr", "a.fr"), Reach::Site, purpose);
    let mut corrections = Corrections::default();
    for name in ["_a", "_b", "_c", "_d"] {
        corrections.add(on(name, Purpose::Statistics));
    }
    let mut others = Corrections::default();
    for (name, purpose) in [("_d", Purpose::Advertising), ("_b", Purpose::Advertising), ("_e", Purpose::Statistics)] {
        others.add(on(name, purpose));
    }
    let before = corrections.lines.clone();
    assert_eq!(corrections.merge(&others), 3);
    assert!(corrections.undo() && corrections.lines == before);
    corrections.remove(1);
    assert!(corrections.undo() && corrections.lines == before);
    assert!(corrections.add(on("_a", Purpose::Advertising)) && corrections.undo() && corrections.lines == before);
}

#[test]
fn what_was_changed_elsewhere_is_not_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = Corrections::file_in(folder.path());
    let on = |name: &str, purpose| Correction::new(name, ("www.a.fr", "a.fr"), Reach::Site, purpose);
    let mut mine = Corrections::default();
    assert!(mine.add(on("_a", Purpose::Statistics)) && mine.add(on("_b", Purpose::Statistics)));
    let mut other = mine.clone();
    assert!(other.add(on("_b", Purpose::Advertising)) && other.add(on("_c", Purpose::Statistics)));
    other.save(&path).unwrap();
    let mut mine = mine.reloaded(&path).unwrap();
    assert!(!mine.undo() && mine.lines().contains(&on("_b", Purpose::Advertising)));
    assert!(mine.undo() && mine.lines() == [on("_b", Purpose::Advertising), on("_c", Purpose::Statistics)]);
}
