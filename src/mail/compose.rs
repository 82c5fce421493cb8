//! Writes a letter: who it goes to, in which language, by which templates.

use tera::Context;

use super::Mail;
use super::letter::{Correspondent, Letter};
use super::page::page;
use super::queries::{Bumdes, Facts};
use crate::app::App;

pub(super) fn compose(app: &App, mail: &Mail, facts: Facts) -> anyhow::Result<Letter> {
    let buyer = Correspondent { name: facts.order.buyer_name.clone(), email: facts.order.buyer_email.clone() };
    let bumdes = |b: &Bumdes| Correspondent { name: b.name.clone(), email: b.email.clone() };
    let (language, to, reply_to) = match (mail, &facts.parts[..]) {
        (mail, [part]) if mail.is_for_seller() => (part.bumdes.language, bumdes(&part.bumdes), Some(buyer)),
        // an answer reaches whoever knows: the one BUMDes, or the house where there are several
        (
            Mail::OrderPaid { .. } | Mail::Shipped { .. } | Mail::Rejected { .. } | Mail::MessageToBuyer { .. },
            [part],
        ) => (facts.order.language, buyer, Some(bumdes(&part.bumdes))),
        _ => (facts.order.language, buyer, None),
    };
    let mut context = Context::new();
    context.insert("lang", &language);
    context.insert("bank", &app.pay_to());
    context.insert("mail", &page(app, language, mail.is_for_seller(), facts));
    write(app, mail, context, to, reply_to)
}

/// Fills the mail's templates, which see `base_url` beside the context.
pub(super) fn write(
    app: &App,
    mail: &Mail,
    mut context: Context,
    to: Correspondent,
    reply_to: Option<Correspondent>,
) -> anyhow::Result<Letter> {
    context.insert("base_url", &app.config.server.base_url);
    let render = |file: &str| {
        let name = format!("email/{}/{file}", mail.template());
        app.templates.render(&name, &context).map_err(|e| anyhow::anyhow!("{name}: {e:?}"))
    };
    Ok(Letter {
        to,
        reply_to,
        subject: render("subject.txt")?,
        text: without_gaps(&render("body.txt")?),
        html: render("body.html")?,
    })
}

/// Text templates are written to be read: what their tags leave behind is taken out here.
fn without_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || !(out.is_empty() || out.ends_with("\n\n")) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_that_tags_leave_are_closed() {
        assert_eq!(without_gaps("\n\n a  \n\n\n\n\nb\nc\n\n"), " a\n\nb\nc\n");
    }
}
