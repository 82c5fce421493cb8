//! `GET /`: the front page.

use actix_web::HttpResponse;
use tera::Context;

use super::load::ShownBlock;
use super::{Block, arrangement, load};
use crate::catalog::heads;
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::web::{Visitor, same_page};

/// `GET /`
pub async fn show(visitor: Visitor) -> Result<HttpResponse, AppError> {
    let now = visitor.app.clock.now();
    let load = move |conn: &mut DbConn| {
        let (_, blocks) = arrangement::current(conn, now)?;
        Ok(load(conn, now, &blocks)?)
    };
    let blocks = visitor.app.read::<_, AppError>(load).await?;
    let mut context = context(&blocks);
    context.insert("head", &heads::front(&visitor));
    visitor.shared_page("catalog/front.html", context, [same_page::catalogue()])
}

/// What `catalog/front.html` shows, for visitors and for the preview of who arranges it.
fn context(blocks: &[ShownBlock]) -> Context {
    let mut context = Context::new();
    context.insert("has_hero", &blocks.iter().any(|block| block.content.is_hero()));
    context.insert("blocks", blocks);
    context
}

/// The same page of these blocks as it would be at this moment.
pub async fn preview(visitor: &Visitor, at: Timestamp, blocks: Vec<Block>) -> Result<Context, AppError> {
    let blocks = visitor.app.read::<_, AppError>(move |conn| Ok(load(conn, at, &blocks)?)).await?;
    Ok(context(&blocks))
}
