//! An open index: what is read from it, and the one writer that takes changes in.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tantivy::indexer::LogMergePolicy;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Term};

use super::folder::{self, Folder};
use super::schema::Fields;
use super::stamp::Stamp;
use super::view::View;
use crate::search::document::ProductDocument;
use crate::search::settings::Settings;

/// Memory of the one indexing thread: for changes, and for a first build, which makes fewer and larger
/// segments with more.
const WRITER_BYTES: usize = 15_000_000;
const BUILDER_BYTES: usize = 100_000_000;
/// A writer that was not needed for so long gives its memory back.
const IDLE: Duration = Duration::from_secs(10);
/// Between two looks at every file's checksum.
const LOOK_AGAIN: Duration = Duration::from_secs(600);
/// Segments of a size before they become one. Every search asks every segment.
const MERGE_AT: usize = 4;
/// Segments under this many products count as one size.
const SMALL_SEGMENT: u32 = 5_000;
/// Blocks of cards kept per segment; the system keeps the mapped file in memory anyway.
const CARD_BLOCKS: usize = 16;

pub struct Live {
    /// `None` for an index in memory
    folder: Option<Arc<Folder>>,
    index: Index,
    reader: IndexReader,
    view: RwLock<Arc<View>>,
    writing: Mutex<Option<Writing>>,
    stamp: Mutex<Stamp>,
    is_suspected: AtomicBool,
    looked_at: Mutex<Option<Instant>>,
}

struct Writing {
    writer: IndexWriter,
    used_at: Instant,
}

impl Live {
    /// Opens what lies in the folder with the stamp of its last commit; `None` when nothing does.
    pub fn open(folder: &Arc<Folder>, fields: &Fields, settings: &Settings) -> anyhow::Result<Option<Self>> {
        let Some(index) = folder.open(&fields.schema)? else { return Ok(None) };
        let Some(payload) = index.load_metas()?.payload else { return Ok(None) };
        let stamp = serde_json::from_str(&payload)?;
        Ok(Some(Self::new(Some(folder.clone()), index, stamp, settings)?))
    }

    /// An empty index, in the folder or, without one, in memory.
    pub fn create(
        folder: Option<&Arc<Folder>>,
        fields: &Fields,
        settings: &Settings,
        stamp: Stamp,
    ) -> anyhow::Result<Self> {
        let index = match folder {
            Some(folder) => folder.create(&fields.schema)?,
            None => folder::in_memory(&fields.schema)?,
        };
        Self::new(folder.cloned(), index, stamp, settings)
    }

    fn new(folder: Option<Arc<Folder>>, index: Index, stamp: Stamp, settings: &Settings) -> anyhow::Result<Self> {
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = builder.doc_store_cache_num_blocks(CARD_BLOCKS).try_into()?;
        let view = View::new(reader.searcher(), None, settings)?;
        Ok(Self {
            folder,
            index,
            reader,
            view: RwLock::new(Arc::new(view)),
            writing: Mutex::new(None),
            stamp: Mutex::new(stamp),
            is_suspected: AtomicBool::new(false),
            looked_at: Mutex::new(None),
        })
    }

    pub fn folder(&self) -> Option<&Arc<Folder>> {
        self.folder.as_ref()
    }

    pub fn view(&self) -> Arc<View> {
        self.view.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn stamp(&self) -> Stamp {
        self.stamp.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A search failed: the follower looks whether the files are to blame.
    pub fn suspect(&self) {
        self.is_suspected.store(true, Ordering::Release);
    }

    pub fn is_suspected(&self) -> bool {
        self.is_suspected.load(Ordering::Acquire)
    }

    /// Whether a file is not what was written, by its checksum. Reads all of them, so not more often than every
    /// [`LOOK_AGAIN`]: what somebody types must not keep us reading, and throws no index away by itself.
    pub fn is_broken(&self) -> bool {
        let mut looked_at = self.looked_at.lock().unwrap_or_else(PoisonError::into_inner);
        if looked_at.is_some_and(|at| at.elapsed() < LOOK_AGAIN) {
            return false;
        }
        *looked_at = Some(Instant::now());
        self.is_suspected.store(false, Ordering::Release);
        !self.index.validate_checksum().is_ok_and(|broken| broken.is_empty())
    }

    /// Adds and takes out; nothing is found, or kept, before [`Live::commit`]. `is_new` promises that
    /// none of these products is in the index, which saves looking for them.
    pub fn write(
        &self,
        fields: &Fields,
        settings: &Settings,
        documents: &[ProductDocument],
        removed: &[String],
        is_new: impl Fn(&ProductDocument) -> bool,
    ) -> anyhow::Result<()> {
        self.with_writer(|writer| {
            let id = |id: &str| Term::from_field_text(fields.product_id, id);
            for product_id in removed {
                writer.delete_term(id(product_id));
            }
            for document in documents {
                if !is_new(document) {
                    writer.delete_term(id(&document.product_id));
                }
                writer.add_document(fields.row(document, settings)?)?;
            }
            Ok(())
        })
    }

    /// Makes what was written last, and found, as what the stamp says.
    pub fn commit(&self, stamp: Stamp, settings: &Settings) -> anyhow::Result<()> {
        let payload = serde_json::to_string(&stamp)?;
        self.with_writer(|writer| {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&payload);
            commit.commit()?;
            Ok(())
        })?;
        *self.stamp.lock().unwrap_or_else(PoisonError::into_inner) = stamp;
        self.refresh(settings)
    }

    /// Shows the newest commit, and what merging made of it.
    fn refresh(&self, settings: &Settings) -> anyhow::Result<()> {
        self.reader.reload()?;
        let before = self.view();
        let view = View::new(self.reader.searcher(), Some(&before), settings)?;
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(view);
        Ok(())
    }

    /// Waits for merges and lets go of the writer when nothing was written for a while, or `at_once`.
    pub fn rest(&self, settings: &Settings, at_once: bool) -> anyhow::Result<()> {
        if !self.may_rest(at_once) {
            return Ok(());
        }
        let mut writing = self.writing();
        let Some(Writing { writer, .. }) = writing.take() else { return Ok(()) };
        writer.wait_merging_threads()?;
        drop(writing);
        self.refresh(settings)
    }

    pub fn may_rest(&self, at_once: bool) -> bool {
        self.writing().as_ref().is_some_and(|w| at_once || w.used_at.elapsed() >= IDLE)
    }

    fn writing(&self) -> MutexGuard<'_, Option<Writing>> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with_writer<T>(&self, f: impl FnOnce(&mut IndexWriter) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let mut writing = self.writing();
        let mut now = match writing.take() {
            Some(now) => now,
            None => Writing { writer: self.new_writer()?, used_at: Instant::now() },
        };
        // after a failure the writer is not put back: what it had not committed goes with it
        let done = f(&mut now.writer)?;
        now.used_at = Instant::now();
        *writing = Some(now);
        Ok(done)
    }

    fn new_writer(&self) -> anyhow::Result<IndexWriter> {
        let bytes = if self.stamp().is_whole { WRITER_BYTES } else { BUILDER_BYTES };
        let writer: IndexWriter = self.index.writer_with_num_threads(1, bytes)?;
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(MERGE_AT);
        policy.set_min_layer_size(SMALL_SEGMENT);
        policy.set_del_docs_ratio_before_merge(0.3);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }
}
