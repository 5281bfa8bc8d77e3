use super::*;
use crate::charter::Purpose;

#[test]
fn what_is_decided_already_is_not_kept_again() {
    let on = |reach, purpose| vec![Correction::new("_x", ("www.a.fr", "a.fr"), reach, purpose)];
    let mut corrections = Corrections::default();
    assert_eq!(corrections.put_all(on(Reach::Site, Purpose::Statistics)), 1);
    assert_eq!(corrections.put_all(on(Reach::Site, Purpose::Statistics)), 0, "the same");
    assert_eq!(corrections.put_all(on(Reach::Site, Purpose::Advertising)), 1, "another purpose");
    assert_eq!(corrections.put_all(on(Reach::Cookie, Purpose::Statistics)), 1, "another reach");
    assert_eq!(corrections.lines().len(), 2);
    assert!(corrections.undo() && corrections.lines().len() == 1, "what was not kept is not to be taken back");
}

#[test]
fn every_change_is_taken_back_to_the_order_that_was() {
    let on = |name: &str, purpose| Correction::new(name, ("www.a.fr", "a.fr"), Reach::Site, purpose);
    let mut corrections = Corrections::default();
    for name in ["_a", "_b", "_c", "_d"] {
        corrections.put_all(vec![on(name, Purpose::Statistics)]);
    }
    let mut others = Corrections::default();
    for (name, purpose) in [("_d", Purpose::Advertising), ("_b", Purpose::Advertising), ("_e", Purpose::Statistics)] {
        others.put_all(vec![on(name, purpose)]);
    }
    let before = corrections.lines.clone();
    assert_eq!(corrections.merge(&others), 3);
    assert!(corrections.undo() && corrections.lines == before);
    corrections.remove(1);
    assert!(corrections.undo() && corrections.lines == before);
    assert!(corrections.put_all(vec![on("_a", Purpose::Advertising)]) == 1 && corrections.undo() && corrections.lines == before);
}

#[test]
fn what_was_changed_elsewhere_is_not_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = Corrections::file_in(folder.path());
    let on = |name: &str, purpose| Correction::new(name, ("www.a.fr", "a.fr"), Reach::Site, purpose);
    let mut mine = Corrections::default();
    assert_eq!(mine.put_all(vec![on("_a", Purpose::Statistics)]) + mine.put_all(vec![on("_b", Purpose::Statistics)]), 2);
    let mut other = mine.clone();
    assert_eq!(other.put_all(vec![on("_b", Purpose::Advertising)]) + other.put_all(vec![on("_c", Purpose::Statistics)]), 2);
    other.save(&path).unwrap();
    let mut mine = mine.reloaded(&path).unwrap();
    assert!(!mine.undo() && mine.lines().contains(&on("_b", Purpose::Advertising)));
    assert!(mine.undo() && mine.lines() == [on("_b", Purpose::Advertising), on("_c", Purpose::Statistics)]);
}
