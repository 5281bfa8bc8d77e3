//! The window, by role and label, as a screen reader sees it. No display is needed.

mod audit;
mod charter_preview;
mod charters;
mod compare;
mod dialogs;
mod display;
mod everyone;
mod filters;
mod guided;
mod heard;
mod journey;
mod knowledge;
mod notes;
mod overview;
mod panes;
mod reflow;
mod reloading;
mod removal;
mod scale;
mod screens;
mod sites;
mod stores;
mod support;
mod values;
mod watch;
