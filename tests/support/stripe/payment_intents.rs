//! PaymentIntents. <https://docs.stripe.com/api/payment_intents>

use actix_web::{HttpResponse, web};

use super::answers::missing;
use super::state::State;

pub async fn retrieve(state: web::Data<State>, id: web::Path<String>) -> HttpResponse {
    match state.lock().intent(&id) {
        Some(intent) => HttpResponse::Ok().json(intent),
        None => missing("payment_intent", &id),
    }
}
