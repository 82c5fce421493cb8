//! Where an index lies: a numbered folder under `ETALASE_SEARCH_DIR`, locked by the one process that uses
//! it. A second process takes the next number and keeps an index of its own there.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::schema::Schema;
use tantivy::store::Compressor;
use tantivy::{Index, IndexSettings};

/// As many processes as keep an index under one folder; those beyond keep theirs in memory.
const MAX_PROCESSES: u32 = 16;
const LOCK: &str = "lock";
const INDEX: &str = "index";

/// A folder that is ours until this is dropped, or the process dies.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// The first folder that no other process uses; `None` when all are taken.
    pub fn take(root: &Path) -> io::Result<Option<Self>> {
        for number in 1..=MAX_PROCESSES {
            let path = root.join(number.to_string());
            fs::create_dir_all(&path)?;
            let lock = File::options().create(true).truncate(false).write(true).open(path.join(LOCK))?;
            match lock.try_lock() {
                Ok(()) => {
                    if number > 1 {
                        tracing::info!(folder = %path.display(), "another process uses the first search index: keeping one of our own");
                    }
                    return Ok(Some(Self { path, _lock: lock }));
                }
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    fn index(&self) -> PathBuf {
        self.path.join(INDEX)
    }

    /// The index that lies there; `None` when there is none. Fails when it cannot be read whole.
    pub fn open(&self, schema: &Schema) -> anyhow::Result<Option<Index>> {
        let path = self.index();
        if !path.exists() || !Index::exists(&MmapDirectory::open(&path)?)? {
            return Ok(None);
        }
        let index = Index::open_in_dir(&path)?;
        anyhow::ensure!(index.schema() == *schema && *index.settings() == settings(), "it has other fields");
        Ok(Some(index))
    }

    /// An empty index in the place of whatever lies there. Who still reads the old one can do so.
    pub fn create(&self, schema: &Schema) -> anyhow::Result<Index> {
        let path = self.index();
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => fs::create_dir_all(&path)?,
        }
        Ok(Index::builder().schema(schema.clone()).settings(settings()).create_in_dir(&path)?)
    }
}

/// An index that is gone with the process.
pub fn in_memory(schema: &Schema) -> anyhow::Result<Index> {
    Ok(Index::builder().schema(schema.clone()).settings(settings()).create_in_ram()?)
}

/// Cards are read two dozen at a time from all over the store: small blocks that need no unpacking cost
/// less than the space they save.
fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::None,
        docstore_blocksize: 1024,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    }
}
