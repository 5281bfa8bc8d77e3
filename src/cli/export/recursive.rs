//! `--recursive`: every store below what is named. What has room for it is written store after store, the rest when all are read.

mod teller;

use std::io::{self, IsTerminal as _, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::{Chosen, Prepared, chosen, told_of_site, told_of_values};
use crate::classify::Knowledge;
use crate::cli::open::{history_was_read, sources, unclear};
use crate::cli::spare::{named_as_knowledge, spare};
use crate::cli::{DONE, Failure, PARTLY_READ, output};
use crate::export::{self, Options, Stream};
use crate::files::{WriteError, WriteProblem, is_one_of, write_whole};
use crate::i18n::Words;
use crate::inventory::Inventory;
use crate::notes::Notes;
use crate::speech;
use crate::store::{LeftOut, Progress};
use crate::work::{self, Opened, Source, Step};
use teller::Teller;

/// More stores than an inventory numbers.
const MOST_TOGETHER: usize = u16::MAX as usize;

/// All stores together, for formats that need them so, and the status to end with.
pub(super) fn together(prepared: &Prepared<'_>) -> Result<(Vec<Opened>, u8), Failure> {
    let words = prepared.words;
    let mut teller = Teller::new(words);
    let (sources, ambiguous) = named(prepared, &mut teller);
    let mut round = work::open_below(sources, &prepared.asked, &Progress::default(), &mut |step| teller.met(step));
    round.remember(ambiguous);
    let status = status(teller)?;
    history_was_read(round.stores.iter(), &prepared.opening())?;
    let count = round.stores.len();
    if count > MOST_TOGETHER {
        let counts = [("most", MOST_TOGETHER.into()), ("count", count.into())];
        return Err(Failure::usage(words.with("cli-too-many-stores", &counts)));
    }
    Ok((round.stores, status))
}

/// Store after store to the target.
pub(super) fn streamed(prepared: &Prepared<'_>, options: Options) -> Result<u8, Failure> {
    let Prepared { args, words, .. } = prepared;
    let mut writing = Writing::new(prepared, options)?;
    let written = if args.output == Path::new("-") {
        if options.format.is_binary() && io::stdout().is_terminal() {
            return Err(Failure::usage(words.text("cli-not-for-terminal")));
        }
        output::write_to(words, |out| writing.run(out))
    } else {
        spare(&args.output, named_as_knowledge(&args.knowledge), words)?;
        // That nothing was read is told below, but not of a target that could not be begun.
        write_whole(&args.output, |out| writing.run(out))
            .or_else(|error| if writing.teller.has_read() || !writing.has_begun { Err(unwritten(&error, words)) } else { Ok(()) })
    };
    // Why the writing was given up says more than that it was.
    writing.refused.take().map_or(written, Err)?;
    let Writing { teller, has_site, left_out, .. } = writing;
    let status = status(teller)?;
    told_of_values(options.format, words);
    if left_out > 0 {
        output::complain(&words.count("export-not-held", left_out));
    }
    if !has_site {
        told_of_site(args, words);
    }
    Ok(status)
}

/// What is named, and each id that could mean several stores.
fn named(prepared: &Prepared<'_>, teller: &mut Teller<'_>) -> (Vec<Source>, Vec<LeftOut>) {
    let (sources, ambiguous) = sources(&prepared.args.stores, &prepared.opening());
    for left in &ambiguous {
        teller.unread(unclear(left, prepared.words));
    }
    (sources, ambiguous)
}

fn status(teller: Teller<'_>) -> Result<u8, Failure> {
    Ok(if teller.finish()? { DONE } else { PARTLY_READ })
}

fn unwritten(error: &WriteError, words: &Words) -> Failure {
    Failure::usage(speech::with_path(words, speech::write_error(words, error)))
}

/// An export that goes on store after store.
struct Writing<'a> {
    prepared: &'a Prepared<'a>,
    options: Options,
    sources: Vec<Source>,
    /// What was named and could mean several stores.
    ambiguous: Vec<LeftOut>,
    teller: Teller<'a>,
    notes: Option<Arc<Notes>>,
    has_site: bool,
    /// Cookies that the format cannot hold.
    left_out: u64,
    /// Why the writing was given up, where it was not the target's fault.
    refused: Option<Failure>,
    /// The target could be opened, and something was looked for.
    has_begun: bool,
}

impl<'a> Writing<'a> {
    fn new(prepared: &'a Prepared<'a>, options: Options) -> Result<Self, Failure> {
        let mut teller = Teller::new(prepared.words);
        let (sources, ambiguous) = named(prepared, &mut teller);
        Ok(Self {
            prepared,
            options,
            sources,
            ambiguous,
            teller,
            notes: prepared.notes()?,
            has_site: prepared.args.site.is_none(),
            left_out: 0,
            refused: None,
            has_begun: false,
        })
    }

    /// Writes all, or fails with what the writer said; also when there was nothing to write, so that a file stays as it was.
    fn run(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.has_begun = true;
        let (mut out, mut stream, mut before) = (Some(out), None, std::mem::take(&mut self.ambiguous));
        let mut written = Ok(());
        let (sources, prepared) = (std::mem::take(&mut self.sources), self.prepared);
        work::open_each(sources, &prepared.asked, &Progress::default(), &mut |step| {
            self.teller.met(&step);
            let result = match step {
                Step::Read(opened) => (|| {
                    self.may_be_written(&opened)?;
                    if let Some(out) = out.take() {
                        stream = Stream::begin(self.options, out)?;
                    }
                    let Some(stream) = &mut stream else { return Ok(()) };
                    before.drain(..).try_for_each(|left| stream.left_out(&left))?;
                    self.store(&opened, stream)
                })(),
                other => match (other.left_out(), &mut stream) {
                    (Some(left), Some(stream)) => stream.left_out(&left),
                    (left, _) => {
                        before.extend(left);
                        Ok(())
                    }
                },
            };
            written = result;
            if written.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        written?;
        match stream {
            Some(stream) => stream.finish(),
            None if prepared.args.output == Path::new("-") => Ok(()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Before anything is written of a store: the target is none of its files, and the history that was named could be used, which is so of every store
    /// when it is of the first.
    fn may_be_written(&mut self, opened: &Opened) -> io::Result<()> {
        let Prepared { args, words, .. } = self.prepared;
        let files = &opened.store.report.record.files;
        let result = if args.output != Path::new("-") && is_one_of(&args.output, files.iter().map(|file| file.path.as_path())) {
            Err(unwritten(&WriteError { problem: WriteProblem::IsASource, path: args.output.clone() }, words))
        } else {
            history_was_read(std::iter::once(opened), &self.prepared.opening())
        };
        result.map_err(|refused| {
            self.refused = Some(refused);
            io::Error::from(io::ErrorKind::Other)
        })
    }

    fn store(&mut self, opened: &Opened, stream: &mut Stream<'_>) -> io::Result<()> {
        let Prepared { args, terms, words, asked, .. } = self.prepared;
        let mut inventory = Inventory::new(vec![Arc::clone(&opened.store)], Knowledge::clone(&asked.knowledge));
        if let Some(notes) = &self.notes {
            inventory = inventory.with_notes(Arc::clone(notes));
        }
        let (ids, site) = chosen(&inventory, args, (terms, words));
        self.has_site |= site != Chosen::NoSuchSite;
        self.left_out += export::left_out(&inventory, &ids, self.options.format) as u64;
        stream.stores(&inventory, &ids)
    }
}
