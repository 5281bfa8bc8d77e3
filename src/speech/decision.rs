use crate::corrections::Correction;
use crate::i18n::Words;

/// What a decision says, as a list inside a sentence: `statistics, for a third party, Criteo`.
#[must_use]
pub fn decided(words: &Words, correction: &Correction) -> String {
    let purpose = correction.purpose.map(|purpose| super::purpose_inside(words, purpose));
    let party = correction.party.map(|party| words.text(&format!("inside-party-{}", party.code())).into_owned());
    let provider = Some(super::visible(&correction.provider)).filter(|name| !name.is_empty());
    let said: Vec<String> = [purpose, party, provider].into_iter().flatten().collect();
    said.join(&words.text("list-separator"))
}
