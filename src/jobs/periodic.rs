//! What is due by time alone, not by a job: every worker does it, so each task must bear being done twice.

use crate::app::App;
use crate::db::DbError;
use crate::web::session_store;

/// One task's failure is logged and does not keep the next from its turn.
pub(super) async fn run(app: &App) {
    log("delete expired sessions", delete_expired_sessions(app).await);
}

fn log(task: &str, outcome: anyhow::Result<()>) {
    if let Err(error) = outcome {
        tracing::error!(task, error = format!("{error:#}"), "a periodic task failed");
    }
}

async fn delete_expired_sessions(app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    app.write::<_, DbError>(move |conn| Ok(session_store::delete_expired(conn, now)?)).await?;
    Ok(())
}
