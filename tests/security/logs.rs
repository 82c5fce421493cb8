//! What a line in the log says of its request.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, HttpResponse, web};
use etalase::web::request_span::RequestSpan;
use tracing_actix_web::TracingLogger;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn a_line_names_its_request_and_keeps_the_token_of_the_order_link_to_itself() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let order = || async {
        tracing::warn!("the gateway does not answer");
        HttpResponse::Ok().finish()
    };
    let app = App::new().wrap(TracingLogger::<RequestSpan>::new()).route("/orders/{number}", web::get().to(order));
    let app = init_service(app).await;
    call_service(&app, TestRequest::with_uri("/orders/ET-1?token=rahasia").to_request()).await;
    drop(guard);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let line = text.lines().find(|l| l.contains("does not answer")).unwrap();
    assert!(line.contains("path=\"/orders/ET-1\"") && line.contains("request_id="), "{line}");
    assert!(!text.contains("rahasia"), "{text}");
}
