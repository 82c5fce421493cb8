//! All papers of a purchase order in one file.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{pdf, queries};
use crate::db::DbConn;
use crate::error::AppError;
use crate::handovers;
use crate::handovers::pages::Paper;
use crate::handovers::queries::Of;
use crate::i18n::Translations;
use crate::ids::{CompanyId, PurchaseOrderId};

/// Delivery notes, signed handovers, invoices and credit notes, each named as its number. None where there is none yet.
pub fn zip(
    conn: &mut DbConn,
    translations: &Translations,
    company: &CompanyId,
    order: &PurchaseOrderId,
) -> Result<Option<Vec<u8>>, AppError> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (number, is_signed) in handovers::queries::numbers(conn, order)? {
        let Some(detail) = handovers::queries::detail(conn, Of::Company(company), &number)? else { continue };
        files.push(Paper::DeliveryNote.draw(&detail, translations)?);
        if is_signed {
            files.push(Paper::Record.draw(&detail, translations)?);
        }
    }
    let (billed, credited) = queries::numbers(conn, order)?;
    for number in billed {
        let Some(detail) = queries::invoice(conn, Some(company), &number)? else { continue };
        files.push((number, pdf::invoice(&detail, translations)?));
    }
    for number in credited {
        let Some(detail) = queries::credit_note(conn, Some(company), &number)? else { continue };
        files.push((number, pdf::credit_note(&detail, translations)?));
    }
    if files.is_empty() {
        return Ok(None);
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
