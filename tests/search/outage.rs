//! Meilisearch going away and coming back, seen through a line that the test cuts and mends.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::rt;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use super::engine::{Engine, everything, typed};
use super::suite::Suite;

struct Line {
    url: String,
    is_cut: Arc<AtomicBool>,
    cutting: Arc<Notify>,
}

impl Line {
    /// A way to the server at `target`, `http://host:port`.
    async fn to(target: &str) -> Self {
        let target = target.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (is_cut, cutting) = (Arc::new(AtomicBool::new(false)), Arc::new(Notify::new()));
        let line = Self { url, is_cut: is_cut.clone(), cutting: cutting.clone() };
        rt::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                if is_cut.load(Ordering::SeqCst) {
                    continue;
                }
                let (target, cutting) = (target.clone(), cutting.clone());
                rt::spawn(async move {
                    let mut far = TcpStream::connect(target).await.unwrap();
                    tokio::select! {
                        _ = copy_bidirectional(&mut near, &mut far) => {}
                        () = cutting.notified() => {}
                    }
                });
            }
        });
        line
    }

    fn cut(&self) {
        self.is_cut.store(true, Ordering::SeqCst);
        self.cutting.notify_waiters();
    }

    fn mend(&self) {
        self.is_cut.store(false, Ordering::SeqCst);
    }
}

/// In the module's path so that the gate finds it with the other tests that need the server.
mod meilisearch {
    use super::*;
    use etalase::catalog::ListingStatus;

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn the_embedded_engine_answers_until_meilisearch_is_back_with_what_it_missed() {
        let line = Line::to(&std::env::var("MEILISEARCH_URL").expect("MEILISEARCH_URL is set")).await;
        let suite = Suite::on(Engine::meilisearch_at(&line.url).await).await;
        assert_eq!(suite.search(&everything()).await.total, 8);

        line.cut();
        let search = &suite.app.app.search;
        assert_eq!(search.search(&everything()).await.unwrap().total, 8);
        assert_eq!(search.answered_by(), "embedded");
        suite.set_status(&suite.catalog.basket, ListingStatus::Unpublished).await;
        assert_eq!(search.search(&typed("bertutup")).await.unwrap().total, 0);

        line.mend();
        suite.catch_up().await;
        assert_eq!(suite.search(&typed("bertutup")).await.total, 0, "what it missed is made good");
        assert_eq!(suite.search(&everything()).await.total, 7);
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn a_rebuild_swaps_a_whole_index_in() {
        let suite = Suite::meilisearch().await;
        let engine = suite.app.app.search.meilisearch().unwrap();
        engine.rebuild(&suite.app.app, &|_| {}).await.unwrap();
        assert_eq!(suite.search(&everything()).await.total, 8);
        assert_eq!(suite.found("menganyam").await.len(), 2);
        suite.finish().await;
    }

    #[actix_web::test]
    #[ignore = "needs MEILISEARCH_URL"]
    async fn settings_that_are_there_are_not_sent_again() {
        let suite = Suite::meilisearch().await;
        let engine = suite.app.app.search.meilisearch().unwrap();
        assert!(engine.push_live_settings().await.unwrap().is_empty());
        suite.finish().await;
    }
}
