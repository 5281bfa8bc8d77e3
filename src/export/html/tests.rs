use super::page::escaped;

#[test]
fn nothing_of_a_text_is_mark_up() {
    assert_eq!(escaped("<a href='x\"'>&"), "&lt;a href=&#39;x&quot;&#39;&gt;&amp;");
    assert_eq!(escaped("a\u{0}b\u{202e}"), "a\u{fffd}b\u{fffd}");
}
