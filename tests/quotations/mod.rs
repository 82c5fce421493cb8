//! What companies ask for, and what they are offered.

mod answering;
mod asking;
mod countering;
mod ending;
mod limiting;
mod promising;
pub mod spreading;
mod statements;
mod strangers;

use diesel::prelude::*;
use etalase::companies::CompanyRole;
use etalase::companies::role::roles_to_text;
use etalase::db::schema::{companies, company_members, outlets, quotes, rfqs};
use etalase::db::{DbConn, DbError};
use etalase::ids::{CompanyId, OutletId};
use reqwest::Method;

use crate::support::TestApp;
use crate::support::client::{Answer, Client};
use crate::support::factories::catalog::JAKARTA;
use crate::support::factories::people;

pub const ASKED: &str = "/portal/wholesale/requests";
pub const RECEIVED: &str = "/portal/bumdes/requests";

/// An approved hotel with an outlet in Jakarta, somebody who buys for it, and somebody who only reads along.
pub struct Hotel {
    pub id: CompanyId,
    pub outlet: OutletId,
    pub buyer: Client,
    pub approver: Client,
}

/// Regions come with the catalogue.
pub async fn hotel(app: &TestApp, name: &'static str) -> Hotel {
    let (id, outlet, now) = (CompanyId::new(), OutletId::new(), app.app.clock.now());
    let (company_id, outlet_id) = (id.clone(), outlet.clone());
    let npwp = format!("{:016}", name.bytes().fold(0_u64, |sum, byte| sum * 31 % 1_000_000_007 + u64::from(byte)));
    let write = move |conn: &mut DbConn| {
        diesel::insert_into(companies::table)
            .values((
                companies::id.eq(&company_id),
                companies::name.eq(name),
                companies::kind.eq("hotel"),
                companies::npwp.eq(npwp),
                companies::email.eq("hotel@contoh.id"),
                companies::phone.eq("0812"),
                companies::address_line.eq("Jalan Uji 1"),
                companies::region_code.eq(JAKARTA),
                companies::postal_code.eq("10110"),
                companies::status.eq("approved"),
                companies::created_at.eq(now),
                companies::updated_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(outlets::table)
            .values((
                outlets::id.eq(&outlet_id),
                outlets::company_id.eq(&company_id),
                outlets::name.eq("Dapur utama"),
                outlets::recipient.eq("Gudang"),
                outlets::phone.eq("0812"),
                outlets::address_line.eq("Jalan Uji 1"),
                outlets::region_code.eq(JAKARTA),
                outlets::postal_code.eq("10110"),
                outlets::is_active.eq(true),
                outlets::created_at.eq(now),
                outlets::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
    let slug = name.to_lowercase().replace(' ', "-");
    let buyer = member(app, &id, &format!("pembeli@{slug}.example"), CompanyRole::Buyer).await;
    let approver = member(app, &id, &format!("penyetuju@{slug}.example"), CompanyRole::Approver).await;
    Hotel { id, outlet, buyer, approver }
}

async fn member(app: &TestApp, company: &CompanyId, email: &str, role: CompanyRole) -> Client {
    let user_id = people::add(app, email, vec![]).await;
    let (company, now) = (company.clone(), app.app.clock.now());
    let write = move |conn: &mut DbConn| {
        diesel::insert_into(company_members::table)
            .values((
                company_members::user_id.eq(&user_id),
                company_members::company_id.eq(&company),
                company_members::roles.eq(roles_to_text(&[role])),
                company_members::joined_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
    let client = app.client();
    people::sign_in(&client, email).await;
    client
}

/// A thousand pieces of handicraft made of cloth or thread: Senggigi and Trusmi make such.
pub fn pooled(hotel: &Hotel) -> Vec<(&'static str, String)> {
    pooled_to(&hotel.outlet)
}

/// The same for an outlet of any company.
pub fn pooled_to(outlet: &OutletId) -> Vec<(&'static str, String)> {
    [
        ("category", "textile-batik-weaving"),
        ("subject", "batik atau gelang benang"),
        ("quantity", "1.000"),
        ("unit", "pcs"),
        ("outlet", outlet.as_str()),
        ("earliest_on", "2026-12-01"),
        ("latest_on", "2027-01-31"),
        ("answer_on", "2026-11-29"),
        ("target_price", "12.000"),
        ("specification", "Dibungkus satu-satu."),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// The same fields, some of them otherwise.
pub fn with(mut fields: Vec<(&'static str, String)>, other: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    for (name, value) in other {
        fields.retain(|(known, _)| known != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

/// Posts the form with files as its page would.
pub async fn ask(client: &Client, fields: &[(&str, String)], files: &[(&str, &[u8])]) -> Answer {
    let token = client.get("/account").await.form_token();
    let mut body: Vec<u8> = Vec::new();
    for (name, value) in [("csrf_token", token)].iter().chain(fields) {
        let part = format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, content) in files {
        let head = format!("--x\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x--\r\n");
    let request = client.request(Method::POST, ASKED).header("content-type", "multipart/form-data; boundary=x");
    client.send(request.body(body)).await
}

/// Its number.
pub async fn asked(client: &Client, fields: &[(&str, String)]) -> String {
    number_of(&ask(client, fields, &[]).await)
}

#[track_caller]
pub fn number_of(answer: &Answer) -> String {
    let place = answer.location.as_deref().unwrap_or_else(|| panic!("not asked: {}", answer.body));
    place.strip_prefix("/portal/wholesale/requests/").unwrap_or_else(|| panic!("{place}")).to_owned()
}

/// The option that the form on this page offers first.
#[track_caller]
pub fn first_option(page: &str) -> String {
    let hidden = r#"name="variant" value=""#;
    let marker = if page.contains(hidden) { hidden } else { r#"<option value=""# };
    let from = page.find(r#"action="/portal/bumdes/requests/"#).unwrap_or_else(|| panic!("no form: {page}"));
    let at = page[from..].find(marker).unwrap_or_else(|| panic!("no option: {page}")) + from + marker.len();
    page[at..].split('"').next().unwrap().to_owned()
}

/// Answers with these terms, otherwise with what the form was filled in with.
pub async fn offer(client: &Client, number: &str, terms: &[(&str, &str)]) -> Answer {
    let page = format!("{RECEIVED}/{number}");
    let body = client.get(&page).await.body;
    let option = first_option(&body);
    let seen = value_of(&body, "seen");
    let mut fields = vec![
        ("variant", option.as_str()),
        ("seen", &seen),
        ("unit_price", "11.000"),
        ("quantity", "400"),
        ("weekly", "60"),
        ("lot_size", "20"),
        ("minimum", "40"),
        ("lead_time", "5"),
        ("valid_until", "2026-12-06"),
    ];
    for (name, value) in terms {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    client.submit(&page, &format!("{page}/quote"), &fields).await
}

/// What an input of this name holds.
#[track_caller]
pub fn value_of(page: &str, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    let at = page.find(&marker).unwrap_or_else(|| panic!("no {name}: {page}")) + marker.len();
    page[at..].split('"').next().unwrap().to_owned()
}

/// The ids of the quotes of this request, in the order they came.
pub async fn quote_ids(app: &TestApp, number: &str) -> Vec<String> {
    let number = number.to_owned();
    let load = move |conn: &mut DbConn| {
        let of = quotes::table.inner_join(rfqs::table).filter(rfqs::number.eq(number));
        Ok(of.order(quotes::id).select(quotes::id).load(conn)?)
    };
    app.app.read::<_, DbError>(load).await.unwrap()
}

/// Asks for other terms than those of the BUMDes's round `seen`.
pub async fn haggle(client: &Client, number: &str, quote: &str, seen: &str, terms: &[(&str, &str)]) -> Answer {
    let page = format!("{ASKED}/{number}");
    let mut fields = vec![("seen", seen), ("unit_price", "10.000"), ("quantity", "300")];
    for (name, value) in terms {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    let token = client.get("/account").await.form_token();
    fields.push(("csrf_token", &token));
    client.post(&format!("{page}/quotes/{quote}/counter"), &fields).await
}

/// Where the company stands with the operator.
pub async fn set_status(app: &TestApp, id: &CompanyId, status: &'static str) {
    let id = id.clone();
    let write = move |conn: &mut DbConn| {
        diesel::update(companies::table.find(id)).set(companies::status.eq(status)).execute(conn)?;
        Ok(())
    };
    app.app.write::<_, DbError>(write).await.unwrap();
}
