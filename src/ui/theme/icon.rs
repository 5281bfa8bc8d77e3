//! The icons, by what they mean (Phosphor, see `assets/icons`).

use egui::{FontFamily, FontId, RichText};

use crate::charter::Category;

/// An icon of the icon font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon {
    glyph: char,
    filled: bool,
}

/// The family of the outlined icons.
pub const OUTLINED: &str = "icons";
/// The family of the filled icons.
pub const FILLED: &str = "icons-filled";

macro_rules! icons {
    ($($name:ident $glyph:literal $filled:literal $what:literal;)*) => {
        impl Icon {
            $(#[doc = $what] pub const $name: Self = Self { glyph: $glyph, filled: $filled };)*
            /// Every icon, for the test that looks them up in the font.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

icons! {
    OPEN '\u{E256}' false "Open something.";
    FOLDER '\u{E24A}' false "A folder.";
    FILE '\u{E230}' false "A file.";
    DOWN '\u{E136}' false "A menu below; sorted descending.";
    UP '\u{E13C}' false "Sorted ascending.";
    RIGHT '\u{E13A}' false "Leads somewhere.";
    LEFT '\u{E138}' false "Leads back.";
    STORE '\u{E1DE}' false "A cookie store.";
    RELOAD '\u{E036}' false "Read again.";
    SEARCH '\u{E30C}' false "Search.";
    EXPORT '\u{EAF0}' false "Export.";
    SETTINGS '\u{E272}' false "Settings.";
    LOCK '\u{E308}' false "Read-only.";
    OFFLINE '\u{E4F2}' false "No network.";
    HIDDEN '\u{E224}' false "Hidden; hide.";
    SHOWN '\u{E220}' false "Show.";
    WHY '\u{E608}' false "A reason is given.";
    UNKNOWN '\u{E3E8}' false "Not known.";
    BROWSER '\u{E0F4}' false "A browser.";
    DROP '\u{E010}' false "Drop here.";
    PLAY '\u{E3D0}' false "Start.";
    FILTER '\u{E268}' false "Filter.";
    COLUMNS '\u{E546}' false "Choose columns.";
    GROUPS '\u{E5A2}' false "Rows in groups.";
    COPY '\u{E1CA}' false "Copy.";
    CATALOGUE '\u{E0E6}' false "From a catalogue.";
    MARK '\u{E23E}' false "The shape of a value.";
    PARTY '\u{E68E}' false "For whom.";
    WARNING '\u{E4E0}' false "Worth a look.";
    IDENTITY '\u{E2C8}' false "A session identifier.";
    PRESENT '\u{E184}' true "Present, done.";
    ABSENT '\u{E32C}' false "Absent.";
    INFO '\u{E2CE}' false "A note.";
    CLOSE '\u{E4F6}' false "Close, clear.";
    ERROR '\u{E4E2}' false "Something went wrong.";
    SAVE '\u{E248}' false "Save.";
    CHECK '\u{E182}' false "Chosen.";
    NECESSARY '\u{E40C}' true "The category “necessary”.";
    STATISTICS '\u{E150}' true "The category “statistics”.";
    FIRST_PARTY '\u{E2C2}' true "The category “first-party”.";
    THIRD_PARTY '\u{E220}' true "The category “third-party”.";
    RECENT '\u{E1A0}' false "Opened before.";
    CHARTER '\u{E750}' false "A declaration in a charter.";
    COOKIE '\u{E6CA}' false "A cookie.";
    NAME '\u{E478}' false "A word in the name.";
    PARTITION '\u{E688}' false "Kept apart by site.";
    ATTRIBUTE '\u{E1BC}' false "An attribute.";
    DOMAIN '\u{E288}' false "A known domain.";
    CLOCK '\u{E19A}' false "A time.";
    CONSENT '\u{E582}' false "A consent choice.";
    SHIELD '\u{E412}' false "A weak protection.";
    DISAGREE '\u{E83C}' false "Two sources differ.";
    STOP '\u{E46E}' false "Stop the work.";
    KEYBOARD '\u{E2D8}' false "Keyboard.";
    CORRECT '\u{E3B4}' false "Correct; corrected by hand.";
    MORE '\u{E1FE}' false "More in a menu.";
    DETECTIVE '\u{E83E}' false "A tracker.";
}

impl Icon {
    /// The icon of a category.
    #[must_use]
    pub fn of(category: Category) -> Self {
        match category {
            Category::Necessary => Self::NECESSARY,
            Category::Statistics => Self::STATISTICS,
            Category::FirstParty => Self::FIRST_PARTY,
            Category::ThirdParty => Self::THIRD_PARTY,
        }
    }

    /// The character in its font.
    #[must_use]
    pub fn glyph(self) -> char {
        self.glyph
    }

    /// The font at `size` points.
    #[must_use]
    pub fn font(self, size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(if self.filled { FILLED } else { OUTLINED }.into()))
    }

    /// As text of 16 points.
    #[must_use]
    pub fn text(self) -> RichText {
        self.sized(16.0)
    }

    /// As text of another size.
    #[must_use]
    pub fn sized(self, size: f32) -> RichText {
        RichText::new(self.glyph).font(self.font(size))
    }
}
