//! `etalase search settings`, `etalase search rebuild` and `etalase search mend`.

use std::sync::Arc;

use actix_web::rt;
use clap::Subcommand;

use super::serve::open_app;
use crate::app::App;
use crate::search::drift;

#[derive(Subcommand)]
pub enum SearchCommand {
    /// Bring Meilisearch's settings in line with search-config/
    Settings,
    /// Build the index anew from the database and swap it in
    Rebuild,
    /// Compare Meilisearch's index with the database and put right what differs
    Mend,
}

pub fn run(command: SearchCommand) -> anyhow::Result<()> {
    let app = open_app()?.into_inner();
    rt::System::new().block_on(async move {
        match command {
            SearchCommand::Settings => settings(app).await,
            SearchCommand::Rebuild => rebuild(app).await,
            SearchCommand::Mend => mend(app).await,
        }
    })
}

async fn settings(app: Arc<App>) -> anyhow::Result<()> {
    let Some(meilisearch) = app.search.meilisearch() else {
        println!("search-config/ is valid. The embedded engine reads it when the server starts; nothing to send.");
        return Ok(());
    };
    match meilisearch.push_live_settings().await?.as_slice() {
        [] => println!("The settings are up to date."),
        changed => println!("sent {}", changed.join(", ")),
    }
    Ok(())
}

async fn rebuild(app: Arc<App>) -> anyhow::Result<()> {
    if app.search.rebuild(&app, &|count| println!("{count} products")).await? {
        println!("The new index is in use.");
    } else {
        println!(
            "The embedded index follows the catalogue by itself. To build it anew, stop the server, delete {} and start it.",
            app.config.search_folder().display()
        );
    }
    Ok(())
}

async fn mend(app: Arc<App>) -> anyhow::Result<()> {
    match drift::mend(&app).await? {
        None => println!(
            "Nothing to mend: no Meilisearch is configured, and the embedded index follows the catalogue by itself."
        ),
        Some(drift) if drift.is_none() => println!("{} products, all as in the database.", drift.in_database),
        Some(drift) => {
            app.search.meilisearch_catches_up(&app).await?;
            println!(
                "{} products, {} mended, {} strays removed.",
                drift.in_database,
                drift.products.len(),
                drift.strays.len()
            );
        }
    }
    Ok(())
}
