//! The search: Meilisearch where it is configured. The embedded engine needs nothing that could be missing.

use super::Finding;
use crate::app::App;
use crate::search::meilisearch::{Meilisearch, MeilisearchError, SearchKeySource};

/// The version that the tests run against, and the oldest that has all we ask for.
const TESTED: (u32, u32) = (1, 50);
const OLDEST: (u32, u32) = (1, 19);
const PART: &str = "search";

pub async fn examine(app: &App) -> Vec<Finding> {
    let Some(meilisearch) = app.search.meilisearch() else {
        return vec![Finding::ok(PART, "the embedded engine; search-config/ is valid")];
    };
    if let Err(error) = meilisearch.check().await {
        let mend = "is it running, is MEILISEARCH_URL right? Buyers are served by the embedded engine meanwhile";
        return vec![Finding::fault(PART, format!("Meilisearch: {error}"), mend)];
    }
    let version = match meilisearch.version().await {
        Ok(version) => Some(told_version(&version)),
        // a key for some indexes alone may not ask
        Err(error) if error.is_refusal() => None,
        Err(error) => return vec![unexpected(&error)],
    };
    let mut findings: Vec<Finding> = version.into_iter().collect();
    findings.push(key(meilisearch).await);
    match meilisearch.differing_settings().await {
        Ok(differing) if differing.is_empty() => {
            findings.push(Finding::ok(PART, "the settings are as in search-config/"))
        }
        Ok(differing) => {
            let says = format!("the settings differ from search-config/ in {}", differing.join(", "));
            findings.push(Finding::fault(PART, says, "run 'etalase search settings'"));
        }
        Err(error) if error.is_refusal() => {
            let mend = "set MEILISEARCH_API_KEY to a key that may do everything with our indexes";
            findings.push(Finding::fault(PART, format!("Meilisearch refuses the admin key: {error}"), mend));
            return findings;
        }
        Err(error) if error.is_missing() => {
            let says = "the index is not there";
            findings.push(Finding::fault(PART, says, "start 'etalase serve', or run 'etalase search rebuild'"));
            return findings;
        }
        Err(error) => findings.push(unexpected(&error)),
    }
    findings.push(contents(app, meilisearch).await);
    findings
}

fn told_version(version: &str) -> Finding {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let says = format!("Meilisearch {version}");
    let (major, minor) = if found < OLDEST { OLDEST } else { TESTED };
    match found {
        found if found < OLDEST => {
            Finding::fault(PART, format!("{says} is too old"), format!("upgrade it to {major}.{minor} or later"))
        }
        found if found == TESTED => Finding::ok(PART, says),
        _ => Finding::warning(PART, format!("{says} was not tried"), format!("the tests run against {major}.{minor}")),
    }
}

async fn key(meilisearch: &Meilisearch) -> Finding {
    let source = match meilisearch.find_search_key().await {
        Ok(source) => source,
        Err(error) => return unexpected(&error),
    };
    match source {
        SearchKeySource::Admin => {
            let says = "searches go out with the admin key, which may not manage keys and makes no smaller one";
            Finding::warning(PART, says, "set MEILISEARCH_SEARCH_KEY to a key with the action 'search' alone")
        }
        SearchKeySource::Open => {
            let mend = "start Meilisearch with a master key and set MEILISEARCH_API_KEY";
            Finding::warning(PART, "Meilisearch runs without keys: whoever reaches it can change the index", mend)
        }
        SearchKeySource::Configured => Finding::ok(PART, "searches go out with MEILISEARCH_SEARCH_KEY"),
        SearchKeySource::Scoped => Finding::ok(PART, "searches go out with a key that can do nothing else"),
    }
}

async fn contents(app: &App, meilisearch: &Meilisearch) -> Finding {
    match meilisearch.drift(app).await {
        Ok(drift) if drift.is_none() => {
            Finding::ok(PART, format!("{} products, in the index as in the database", drift.in_database))
        }
        Ok(drift) => {
            let (products, strays) = (drift.products.len(), drift.strays.len());
            let says = format!(
                "of {} products {products} differ in the index, and {strays} of its documents belong to none",
                drift.in_database
            );
            Finding::fault(PART, says, "run 'etalase search mend'; the worker does it every night")
        }
        Err(error) => {
            let mend = "run 'etalase serve', which follows the catalogue, or 'etalase search rebuild'";
            Finding::fault(PART, format!("{error:#}"), mend)
        }
    }
}

fn unexpected(error: &MeilisearchError) -> Finding {
    Finding::fault(PART, format!("Meilisearch: {error}"), "look into Meilisearch's own log")
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(told_version("1.50.3").level, Level::Ok);
        assert_eq!(told_version("1.9.0").level, Level::Fault);
        assert_eq!(told_version("1.100.0").level, Level::Warning);
    }
}
