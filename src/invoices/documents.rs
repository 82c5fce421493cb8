//! All papers of a purchase order in one file.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{pdf, queries};
use crate::app::App;
use crate::db::{DbConn, Timestamp};
use crate::error::AppError;
use crate::handovers::pages::Paper;
use crate::handovers::queries::Of;
use crate::web::CompanyScope;
use crate::{handovers, purchase_orders};

/// The purchase order itself, delivery notes, signed handovers, invoices and credit notes, each named as its number. None
/// where the scope has no such order.
pub fn zip(
    conn: &mut DbConn,
    now: Timestamp,
    app: &App,
    scope: &CompanyScope,
    number: &str,
) -> Result<Option<Vec<u8>>, AppError> {
    let (company, translations) = (scope.company_id(), &app.translations);
    let Some(order) = purchase_orders::own_id(conn, scope, number)? else { return Ok(None) };
    let itself = purchase_orders::paper(conn, now, translations, scope, number)?;
    let mut files: Vec<(String, Vec<u8>)> = itself.map(|paper| (number.to_owned(), paper)).into_iter().collect();
    for (number, is_signed) in handovers::queries::numbers(conn, &order)? {
        let Some(detail) = handovers::queries::detail(conn, Of::Company(company), &number)? else { continue };
        files.push(Paper::DeliveryNote.draw(&detail, translations)?);
        if is_signed {
            files.push(Paper::Record.draw(&detail, translations)?);
        }
    }
    let (billed, credited) = queries::numbers(conn, &order)?;
    for number in billed {
        let Some(detail) = queries::invoice(conn, Some(company), &number)? else { continue };
        files.push((number, pdf::invoice(&detail, app.pay_to(), translations)?));
    }
    for number in credited {
        let Some(detail) = queries::credit_note(conn, Some(company), &number)? else { continue };
        files.push((number, pdf::credit_note(&detail, translations)?));
    }
    Ok(Some(packed(&files)?))
}

fn packed(files: &[(String, Vec<u8>)]) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(format!("{name}.pdf"), SimpleFileOptions::default())?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}
