//! Where pictures are kept: a folder, or a bucket on an S3-compatible server. Knows paths and bytes, no pictures.
//!
//! What is written here is found by whoever has its path; nothing is listed.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Bytes;
use anyhow::Context;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, Error, ObjectStore, ObjectStoreExt, RetryConfig};

use crate::config::{MediaPlace, S3Config};

const CONNECTING: Duration = Duration::from_secs(5);
const ONE_CALL: Duration = Duration::from_secs(20);
/// Somebody waits for the answer.
const ALL_ATTEMPTS: Duration = Duration::from_secs(30);
const RETRIES: usize = 2;

#[derive(Clone)]
pub struct MediaStore {
    objects: Arc<dyn ObjectStore>,
}

/// The store does not answer, is full, or does not let us in.
#[derive(Debug, thiserror::Error)]
#[error("pictures cannot be kept or read: {0}")]
pub struct StoreError(#[from] Error);

impl MediaStore {
    /// Makes the folder; calls no server yet.
    pub fn open(place: &MediaPlace) -> anyhow::Result<Self> {
        let objects: Arc<dyn ObjectStore> = match place {
            MediaPlace::Folder(folder) => {
                let says = || format!("MEDIA_URL: pictures cannot be kept in {}", folder.display());
                std::fs::create_dir_all(folder).with_context(says)?;
                let files = LocalFileSystem::new_with_prefix(folder).with_context(says)?;
                Arc::new(files.with_fsync(true).with_automatic_cleanup(true))
            }
            MediaPlace::S3(config) => Arc::new(bucket(config).context("MEDIA_URL: the bucket cannot be used")?),
        };
        Ok(Self { objects })
    }

    pub async fn put(&self, path: &str, content: impl Into<Bytes>) -> Result<(), StoreError> {
        let content: Bytes = content.into();
        self.objects.put(&Path::parse(path).map_err(Error::from)?, content.into()).await?;
        Ok(())
    }

    /// None where nothing was put.
    pub async fn get(&self, path: &str) -> Result<Option<Bytes>, StoreError> {
        match self.objects.get(&Path::parse(path).map_err(Error::from)?).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Also where nothing was put.
    pub async fn delete(&self, path: &str) -> Result<(), StoreError> {
        match self.objects.delete(&Path::parse(path).map_err(Error::from)?).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn bucket(config: &S3Config) -> Result<PrefixStore<object_store::aws::AmazonS3>, Error> {
    // the one of this process; another part may have chosen the same before
    let _ = rustls::crypto::ring::default_provider().install_default();
    let options = ClientOptions::new()
        .with_connect_timeout(CONNECTING)
        .with_timeout(ONE_CALL)
        .with_allow_http(config.endpoint.as_deref().is_some_and(|url| url.starts_with("http://")))
        // who looks into the bucket sees pictures
        .with_content_type_for_suffix("webp", "image/webp")
        .with_content_type_for_suffix("jpg", "image/jpeg");
    let retry = RetryConfig { max_retries: RETRIES, retry_timeout: ALL_ATTEMPTS, ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&config.bucket)
        .with_region(&config.region)
        .with_access_key_id(&config.access_key_id)
        .with_secret_access_key(&config.secret_access_key)
        // not every compatible server deletes many at once
        .with_disable_bulk_delete(true)
        .with_client_options(options)
        .with_retry(retry);
    if let Some(endpoint) = &config.endpoint {
        builder = builder.with_endpoint(endpoint.trim_end_matches('/'));
    }
    Ok(PrefixStore::new(builder.build()?, config.prefix.as_str()))
}
