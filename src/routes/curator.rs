//! What curators call.

use actix_web::web::ServiceConfig;

use crate::audit;
use crate::curation;
use crate::insight;
use crate::legality;
use crate::listings;
use crate::villages;
use crate::web::allowed::{get, post};

/// The gallery's keeper.
pub(super) fn portal(config: &mut ServiceConfig) {
    use curation::review_pages as reviews;
    use villages::{desk_pages as desk, joint_pages, story_pages};
    config
        .configure(assisted_listings)
        .route("/portal/curator", get().to(curation::queue_pages::queue))
        .route("/portal/curator/reviews/{id}", get().to(reviews::show))
        .route("/portal/curator/reviews/{id}/comments", post().to(reviews::comment))
        .route("/portal/curator/reviews/{id}/comments/{comment_id}/removal", post().to(reviews::uncomment))
        .route("/portal/curator/reviews/{id}/publication", post().to(reviews::publish))
        .route("/portal/curator/reviews/{id}/changes", post().to(reviews::ask_for_changes))
        .route("/portal/curator/reviews/{id}/rejection", post().to(reviews::turn_down))
        .route("/portal/curator/products", get().to(curation::pages::products))
        .route("/portal/curator/products/{id}/publication", post().to(curation::pages::publish))
        .route("/portal/curator/products/{id}/unpublication", post().to(curation::pages::unpublish))
        .route("/portal/curator/bumdes", get().to(desk::list))
        .route("/portal/curator/bumdes/{bumdes_id}", get().to(desk::show))
        .route("/portal/curator/bumdes/{bumdes_id}/evidence/{id}", get().to(desk::file))
        .route("/portal/curator/bumdes/{bumdes_id}/verification", post().to(desk::verify))
        .route("/portal/curator/bumdes/{bumdes_id}/refusal", post().to(desk::refuse))
        .route("/portal/curator/bumdes/{bumdes_id}/question", post().to(desk::ask))
        .route("/portal/curator/bumdes/{bumdes_id}/suspension", post().to(desk::suspend))
        .route("/portal/curator/bumdes/{bumdes_id}/restoration", post().to(desk::restore))
        .route("/portal/curator/bumdes/{bumdes_id}/villages", post().to(joint_pages::add))
        .route("/portal/curator/bumdes/{bumdes_id}/villages/{code}/removal", post().to(joint_pages::remove))
        .route("/portal/curator/villages", get().to(story_pages::list))
        .route("/portal/curator/villages/{code}", get().to(story_pages::show))
        .route("/portal/curator/villages/{code}", post().to(story_pages::save))
        .route("/portal/curator/villages/{code}/signature", post().to(story_pages::choose))
        .route("/portal/curator/insight", get().to(insight::pages::show))
        .route("/portal/curator/trail", get().to(audit::pages::gallery))
        .configure(curated_collections)
        .configure(arranged_front)
        .configure(curator_permits);
}

/// The same handlers: only who acts is another.
fn assisted_listings(config: &mut ServiceConfig) {
    use listings::{acts, editor, pages, picture_pages, preview};
    config
        .route("/portal/curator/bumdes/{bumdes_id}/products", get().to(pages::list))
        .route("/portal/curator/bumdes/{bumdes_id}/products", post().to(editor::create))
        .route("/portal/curator/bumdes/{bumdes_id}/products/new", get().to(editor::new))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}", get().to(pages::show))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/edit/{step}", get().to(editor::edit))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/edit/{step}", post().to(editor::save))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/pictures", post().to(picture_pages::send))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/preview", get().to(preview::show))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/submission", post().to(acts::hand_in))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/withdrawal", post().to(acts::take_back))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/copy", post().to(acts::copy))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/publication", post().to(acts::bring_back))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/unpublication", post().to(acts::take_down))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/archive", post().to(acts::archive))
        .route("/portal/curator/bumdes/{bumdes_id}/products/{id}/restoration", post().to(acts::restore));
}

/// What the law asks for, and who looks at the papers.
fn curator_permits(config: &mut ServiceConfig) {
    use legality::{pages as permits, rule_pages as rules};
    config
        .route("/portal/curator/permits", get().to(permits::list))
        .route("/portal/curator/permits/products/{id}", get().to(permits::product))
        .route("/portal/curator/permits/products/{id}/exemptions", post().to(permits::exempt))
        .route("/portal/curator/permits/products/{id}/exemptions/{kind}/removal", post().to(permits::end_exempt))
        .route("/portal/curator/permits/{id}", get().to(permits::show))
        .route("/portal/curator/permits/{id}/document", get().to(permits::paper))
        .route("/portal/curator/permits/{id}/verification", post().to(permits::verify))
        .route("/portal/curator/permits/{id}/refusal", post().to(permits::refuse))
        .route("/portal/curator/permit-rules", get().to(rules::list))
        .route("/portal/curator/permit-rules/{id}", post().to(rules::change));
}

/// The front page and its draft.
fn arranged_front(config: &mut ServiceConfig) {
    use curation::front::{pages as front, schedule_pages as schedule, settings_pages as settings};
    config
        .route("/portal/curator/front", get().to(front::show))
        .route("/portal/curator/front/preview", get().to(front::preview))
        .route("/portal/curator/front/order", post().to(front::drag))
        .route("/portal/curator/front/reset", post().to(front::reset))
        .route("/portal/curator/front/publication", post().to(front::put_up))
        .route("/portal/curator/front/blocks", post().to(settings::add))
        .route("/portal/curator/front/blocks/new", get().to(settings::new))
        .route("/portal/curator/front/blocks/{key}", get().to(settings::edit))
        .route("/portal/curator/front/blocks/{key}", post().to(settings::set))
        .route("/portal/curator/front/blocks/{key}/position", post().to(front::step))
        .route("/portal/curator/front/blocks/{key}/removal", post().to(front::remove))
        .route("/portal/curator/front/arrangements", get().to(schedule::list))
        .route("/portal/curator/front/arrangements/{id}/preview", get().to(schedule::preview))
        .route("/portal/curator/front/arrangements/{id}/withdrawal", post().to(schedule::take_out))
        .route("/portal/curator/front/arrangements/{id}/restoration", post().to(schedule::bring_back))
        .route("/portal/curator/front/arrangements/{id}/draft", post().to(schedule::work_on));
}

/// What the curator arranges.
fn curated_collections(config: &mut ServiceConfig) {
    use curation::{collection_pages as collections, piece_pages as pieces};
    config
        .route("/portal/curator/collections", get().to(collections::list))
        .route("/portal/curator/collections", post().to(collections::create))
        .route("/portal/curator/collections/new", get().to(collections::new))
        .route("/portal/curator/collections/order", post().to(collections::drag))
        .route("/portal/curator/collections/{id}", get().to(collections::show))
        .route("/portal/curator/collections/{id}", post().to(collections::edit))
        .route("/portal/curator/collections/{id}/preview", get().to(collections::preview))
        .route("/portal/curator/collections/{id}/position", post().to(collections::step))
        .route("/portal/curator/collections/{id}/deletion", post().to(collections::delete))
        .route("/portal/curator/collections/{id}/cover", post().to(pieces::cover))
        .route("/portal/curator/collections/{id}/items", post().to(pieces::add))
        .route("/portal/curator/collections/{id}/items/order", post().to(pieces::drag))
        .route("/portal/curator/collections/{id}/items/{product_id}/position", post().to(pieces::step))
        .route("/portal/curator/collections/{id}/items/{product_id}/removal", post().to(pieces::remove));
}
