//! Packing slips, labels and the pick list, as files that a printer takes.

use std::io::Write;
use std::process::{Command, Stdio};

use etalase::orders::OrderStatus;
use etalase::payments::Provider;
use reqwest::Method;

use crate::support::TestApp;
use crate::support::client::Client;
use crate::support::factories::order::OrderSample;
use crate::support::factories::{catalog, order as order_factory, people};

const LIST: &str = "/portal/bumdes/orders";

async fn download(client: &Client, path: &str) -> Vec<u8> {
    let (answer, body) = client.send_for_bytes(client.request(Method::GET, path)).await;
    assert_eq!((answer.status.as_u16(), answer.headers["content-type"].to_str().unwrap()), (200, "application/pdf"));
    assert_eq!(answer.headers["cache-control"], "private, no-store");
    body
}

fn piped(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut reader = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils");
    let (mut pipe, input) = (reader.stdin.take().unwrap(), input.to_owned());
    let writer = std::thread::spawn(move || pipe.write_all(&input).unwrap());
    let output = reader.wait_with_output().unwrap();
    writer.join().unwrap();
    output.stdout
}

/// The pages as text, one a form feed.
fn text_of(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8(piped("pdftotext", &["-layout", "-", "-"], pdf)).unwrap();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

/// All that stands on a paper.
pub async fn text_at(client: &Client, path: &str) -> String {
    text_of(&download(client, path).await).concat()
}

/// What the codes of the first page say.
fn codes_of(pdf: &[u8]) -> Vec<String> {
    let image = piped("pdftoppm", &["-r", "200", "-f", "1", "-l", "1", "-gray", "-"], pdf);
    let mut head = image.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut number = || String::from_utf8(head.next().unwrap().to_vec()).unwrap();
    assert_eq!(number(), "P5");
    let (width, height): (usize, usize) = (number().parse().unwrap(), number().parse().unwrap());
    let pixels = &image[image.len() - width * height..];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    image.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
}

#[actix_web::test]
async fn a_packing_slip_says_what_to_pack_for_whom_and_its_code_opens_the_buyers_order() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let sample = OrderSample { status: OrderStatus::Paid, note: "Bungkus kado, ya", ..OrderSample::default() };
    let order = order_factory::placed(&app, &catalog, sample).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let pdf = download(&client, &format!("{LIST}/{}/packing-slip.pdf", order.darmaji.number)).await;
    let [page] = &text_of(&pdf)[..] else { panic!("one page") };
    for own in [
        order.darmaji.number.as_str(),
        catalog.tissue_box.name_id,
        "Keranjang Ketak Bertutup, 20cm",
        "NTB-DRM-KOTAKTISU-01",
        "Kelompok Pengrajin Darmaji",
        "Pembeli Contoh",
        "Jalan Contoh 17",
        "10110",
        "0812-3456-7890",
        "Bungkus kado, ya",
        "3 barang",
    ] {
        assert!(page.contains(own), "{own} is missing: {page}");
    }
    for foreign in [catalog.bracelet.name_id, order.senggigi.number.as_str(), "BT-RAHASIA"] {
        assert!(!page.contains(foreign), "{foreign} does not belong here: {page}");
    }
    let path = etalase::orders::link::order_path(&app.app.config.server, &order.number);
    assert_eq!(codes_of(&pdf), [format!("http://etalase.test{path}")]);
    assert!(app.client().get(&path).await.status == 200);
    app.stop().await;
}

#[actix_web::test]
async fn a_label_says_where_to_and_what_to_take_and_its_code_opens_the_portal() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let order = order_factory::paid(&app, &catalog).await;
    let pdf = download(&client, &format!("{LIST}/{}/label.pdf", order.darmaji.number)).await;
    let [page] = &text_of(&pdf)[..] else { panic!("one page") };
    for own in ["BUMDes Darmaji", "+62 812-0000-0001", "Pembeli Contoh", "0812-3456-7890", "Jalan Contoh 17", "10110"] {
        assert!(page.contains(own), "{own} is missing: {page}");
    }
    assert!(page.contains("1,21 kg") && !page.contains("tunai"), "{page}");
    assert_eq!(codes_of(&pdf), [format!("http://etalase.test/portal/bumdes/orders/{}", order.darmaji.number)]);

    let cash = order_factory::unpaid(&app, &catalog, Provider::CashOnDelivery).await;
    super::refused_steps::set_status(&app, &cash.darmaji, etalase::fulfillment::FulfillmentStatus::New).await;
    let pdf = download(&client, &format!("{LIST}/{}/label.pdf", cash.darmaji.number)).await;
    let page = text_of(&pdf).concat();
    assert!(page.contains("Bayar di tempat, tunai") && page.contains("Rp366.000"), "{page}");
    app.stop().await;
}

#[actix_web::test]
async fn any_address_fits_a_label_and_any_letters_are_printed_or_marked() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let order = order_factory::paid(&app, &catalog).await;
    let street = "Perumahan Griya Asri Blok C-12 nomor 7, sebelah warung 👩‍🌾 Bu Ñandú ".repeat(4);
    let name = format!("{} 王小明 ꦮꦶꦤꦶ {}", "Raden".repeat(12), "Siti ".repeat(10));
    set_buyer(&app, &order.id, &name, &street).await;
    for file in ["label.pdf", "packing-slip.pdf"] {
        let pdf = download(&client, &format!("{LIST}/{}/{file}", order.darmaji.number)).await;
        let [page] = &text_of(&pdf)[..] else { panic!("one page") };
        let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("10110") && words.contains("0812-3456-7890"), "{file}: {page}");
        assert!(words.matches("Griya").count() == 4 && words.contains("Ñandú"), "{file}: {page}");
        assert_eq!(codes_of(&pdf).len(), 1, "{file}");
    }
    app.stop().await;
}

async fn set_buyer(app: &TestApp, id: &etalase::ids::OrderId, name: &str, street: &str) {
    use diesel::prelude::*;
    use etalase::db::schema::orders;
    let (id, name, street) = (id.clone(), name.to_owned(), street.to_owned());
    app.app
        .write::<_, etalase::db::DbError>(move |conn| {
            diesel::update(orders::table.find(id))
                .set((orders::buyer_name.eq(name), orders::address_line.eq(street)))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

#[actix_web::test]
async fn what_is_ticked_is_printed_together_and_nothing_of_others() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let (one, two) = (order_factory::paid(&app, &catalog).await, order_factory::paid(&app, &catalog).await);
    let ticked = [
        ("number", one.darmaji.number.as_str()),
        ("number", two.darmaji.number.as_str()),
        ("number", one.senggigi.number.as_str()),
    ];
    for (paper, pages) in [("packing-slips", 2), ("labels", 2), ("pick-list", 1)] {
        let mut fields = vec![("paper", paper)];
        fields.extend(ticked);
        let answer = client.submit(LIST, "/portal/bumdes/orders/papers", &fields).await;
        let pdf = download(&client, answer.location.as_deref().unwrap()).await;
        let text = text_of(&pdf);
        assert_eq!(text.len(), pages, "{paper}: {text:#?}");
        assert!(!text.concat().contains(&one.senggigi.number), "{paper}");
        if paper == "pick-list" {
            let sum = text[0].lines().find(|line| line.contains("Kotak Tisu")).unwrap();
            assert!(sum.trim_start().starts_with('4'), "two of each order: {}", text[0]);
            assert!(text[0].contains(&two.darmaji.number) && text[0].contains("2 pesanan"), "{}", text[0]);
        }
    }
    let foreign = format!("/portal/bumdes/papers/labels.pdf?number={}", one.senggigi.number);
    for path in [foreign.as_str(), "/portal/bumdes/papers/labels.pdf", "/portal/bumdes/papers/secrets.pdf?number=1"] {
        assert_eq!(client.get(path).await.status, 404, "{path}");
    }
    app.stop().await;
}

#[actix_web::test]
async fn what_was_refunded_is_not_packed() {
    let app = TestApp::start().await;
    let catalog = catalog::small(&app).await;
    let client = people::bumdes_operator(&app, &catalog.darmaji.id).await;
    let order = order_factory::paid(&app, &catalog).await;
    order_factory::refund_pieces(&app, &order, &catalog.tissue_box, 2).await;
    let pdf = download(&client, &format!("{LIST}/{}/packing-slip.pdf", order.darmaji.number)).await;
    let page = text_of(&pdf).concat();
    assert!(!page.contains(catalog.tissue_box.name_id) && page.contains("1 barang"), "{page}");
    app.stop().await;
}
