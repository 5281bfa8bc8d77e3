use serde_json::Value;

use crate::sum::sha256;

/// The name of the seal in the file.
pub(super) const SEAL: &str = "seal";

/// The seal of a dossier: the SHA-256, in lower-case hex, of everything else in it in its canonical form: one line of JSON without blanks, the keys of each
/// object in the order of their code points. A file that is only laid out anew has the same seal. It shows that somebody changed the file, by accident or
/// without care; it is no signature, because whoever changes a file on purpose can work out a new seal.
#[must_use]
pub fn seal_of(dossier: &Value) -> String {
    let mut sealed = dossier.clone();
    if let Value::Object(fields) = &mut sealed {
        fields.remove(SEAL);
    }
    // Plain values always serialise; maps of this library are ordered.
    sha256(&serde_json::to_vec(&sealed).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn layout_and_order_do_not_matter_and_content_does() {
        let one: Value = serde_json::from_str(r#"{"b": [1, "é\n"], "a": {"d": null, "c": true}, "seal": "x"}"#).unwrap();
        // What any other program gives for the canonical form `{"a":{"c":true,"d":null},"b":[1,"é\n"]}`.
        assert_eq!(seal_of(&one), sha256(r#"{"a":{"c":true,"d":null},"b":[1,"é\n"]}"#.as_bytes()));
        assert_ne!(seal_of(&one), seal_of(&json!({"a": {"c": true, "d": null}, "b": [2, "é\n"]})));
    }
}
