//! A BUMDes's products, stock and orders as files, out and in again.

mod confirming;
mod downloading;
mod importing_products;
mod importing_stock;
mod refusing;
mod statements;
mod strangers;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use diesel::prelude::*;
use etalase::db::DbError;
use etalase::db::schema::{products, stock_levels, variants};
use etalase::ids::VariantId;
use reqwest::Method;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};

const PAGE: &str = "/portal/bumdes/sheets";

/// The bytes of a file and what it is called.
async fn file(client: &Client, path: &str) -> (String, Vec<u8>) {
    let (answer, body) = client.send_for_bytes(client.request(Method::GET, path)).await;
    assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&body));
    (answer.headers["content-disposition"].to_str().unwrap().to_owned(), body)
}

/// A CSV file without its mark, as lines.
async fn csv_lines(client: &Client, path: &str) -> Vec<String> {
    let (_, body) = file(client, path).await;
    let text = String::from_utf8(body.strip_prefix(b"\xEF\xBB\xBF").expect("Excel needs the mark").to_vec()).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// The cells of a workbook's sheet, the first being 0.
fn sheet(bytes: &[u8], number: usize) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[number].clone();
    book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// Sends a file as the form of the page does.
async fn upload(client: &Client, kind: &str, name: &str, content: &[u8]) -> Answer {
    let token = client.get(PAGE).await.form_token();
    let field = |name: &str, value: &str| {
        format!("--batas\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body = format!("{}{}", field("csrf_token", &token), field("kind", kind)).into_bytes();
    let head = format!("--batas\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend([head.as_bytes(), content, b"\r\n--batas--\r\n"].concat());
    let request = client.request(Method::POST, &format!("{PAGE}/imports"));
    client.send(request.header("content-type", "multipart/form-data; boundary=batas").body(body)).await
}

/// Sends a file and opens the page of what it would do.
async fn checked(client: &Client, kind: &str, content: &str) -> (String, String) {
    let answer = upload(client, kind, "berkas.csv", content.as_bytes()).await;
    let address = answer.location.unwrap();
    assert!(address.starts_with(&format!("{PAGE}/imports/")), "refused: {}", client.get(PAGE).await.body);
    let page = client.get(&address).await;
    assert_eq!(page.status, 200, "{}", page.body);
    (address, page.body)
}

/// What the page says of a file that it does not take.
async fn refusal(client: &Client, kind: &str, name: &str, content: &[u8]) -> String {
    let answer = upload(client, kind, name, content).await;
    assert_eq!(answer.location.as_deref(), Some("/portal/bumdes/sheets#upload"), "{}", answer.body);
    client.get(PAGE).await.body
}

/// Agrees to what an upload's page shows.
async fn confirm(client: &Client, address: &str, fields: &[(&str, &str)]) -> String {
    let answer = client.submit(address, &format!("{address}/confirmation"), fields).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_deref()), (303, Some(address)), "{}", answer.body);
    client.get(address).await.body
}

async fn on_hand(app: &TestApp, id: &VariantId) -> i64 {
    let id = id.clone();
    let look = app
        .app
        .read::<_, DbError>(move |conn| Ok(stock_levels::table.find(id).select(stock_levels::on_hand).first(conn)?));
    look.await.unwrap()
}

/// Status, price and working name of every product called so.
async fn named(app: &TestApp, name: &'static str) -> Vec<(String, String, i64)> {
    let look = app.app.read::<_, DbError>(move |conn| {
        Ok(products::table
            .inner_join(variants::table)
            .filter(products::name_id.eq(name))
            .order(variants::position)
            .select((products::status, variants::option_value, variants::price_minor))
            .load(conn)?)
    });
    look.await.unwrap()
}
