//! Whether pictures can be kept, read and thrown away.

use super::Finding;
use crate::config::MediaPlace;
use crate::media::store::{MediaStore, StoreError};

const PART: &str = "pictures";

pub async fn examine(place: &MediaPlace) -> Finding {
    let (place_says, mend) = match place {
        MediaPlace::Folder(folder) => {
            (format!("files in {}", folder.display()), "give this user the right to write there, or set MEDIA_URL")
        }
        MediaPlace::S3(s3) => {
            let server = s3.endpoint.as_deref().unwrap_or("Amazon");
            let says = format!("objects in the bucket {} at {server}", s3.bucket);
            (
                says,
                "is the bucket there, are MEDIA_S3_ENDPOINT, region and keys right, may they write, read and delete?",
            )
        }
    };
    let store = match MediaStore::open(place) {
        Ok(store) => store,
        Err(error) => return Finding::fault(PART, format!("{error:#}"), mend),
    };
    match try_out(&store).await {
        Ok(true) => Finding::ok(PART, format!("are {place_says}; one was written, read and deleted")),
        Ok(false) => Finding::fault(PART, format!("{place_says}: what was written is not what is read"), mend),
        Err(error) => Finding::fault(PART, format!("{place_says}: {}", told(&error)), mend),
    }
}

/// Leaves nothing behind: rights alone do not tell of a full disk, nor a bucket's name of its rules.
async fn try_out(store: &MediaStore) -> Result<bool, StoreError> {
    let path = format!("doctor/{}.txt", uuid::Uuid::now_v7());
    store.put(&path, path.clone()).await?;
    let found = store.get(&path).await?;
    store.delete(&path).await?;
    let is_gone = store.get(&path).await?.is_none();
    Ok(is_gone && found.is_some_and(|content| content == path.as_bytes()))
}

/// In one line: servers answer with pages of XML.
fn told(error: &StoreError) -> String {
    let text = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(300).collect()
}
