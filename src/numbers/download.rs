//! All products of a period as a file for a sheet.

use super::sales::Sold;
use crate::i18n::Language;

const COLUMNS: [&str; 5] = ["sku", "product", "maker", "pieces", "net_idr"];

/// UTF-8, comma, one header.
pub fn csv(rows: &[Sold], language: Language) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record([
            plain(&row.sku),
            plain(row.name(language)),
            plain(&row.maker),
            row.pieces.to_string(),
            row.worth_minor.to_string(),
        ])?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

/// A sheet would read a text that begins so as a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ProducerId, ProductId};

    #[test]
    fn no_name_becomes_a_formula() {
        let row = Sold {
            product_id: ProductId::new(),
            sku: "NTB-1".into(),
            name_id: "=HYPERLINK(\"x\")".into(),
            name_en: String::new(),
            maker_id: ProducerId::new(),
            maker: "@Kelompok, Satu".into(),
            pieces: 3,
            worth_minor: 45_000,
        };
        let file = String::from_utf8(csv(&[row], Language::En).unwrap()).unwrap();
        let line = file.lines().nth(1).unwrap();
        assert_eq!(line, "NTB-1,\"'=HYPERLINK(\"\"x\"\")\",\"'@Kelompok, Satu\",3,45000");
    }
}
