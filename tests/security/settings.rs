//! A wrong setting stops the start with one line that names it.

use etalase::config::{Config, Mode, Source};

const GOOD: [(&str, &str); 3] = [
    ("DATABASE_URL", "sqlite://var/etalase.db"),
    ("ETALASE_BASE_URL", "https://etalase.example"),
    ("ETALASE_SECRET_KEY", "0123456789012345678901234567890123456789012345678901234567890123"),
];

fn read(changes: &[(&str, &str)]) -> Result<Config, String> {
    let source = Source::from_pairs(GOOD.iter().chain(changes).copied());
    Config::read(Mode::Serve, &source).map_err(|e| e.to_string())
}

#[test]
fn a_shop_starts_with_three_settings() {
    assert_eq!(read(&[]).unwrap().server.base_url, "https://etalase.example");
    assert_eq!(
        read(&[("ETALASE_BASE_URL", "https://Toko.example:443/")]).unwrap().server.base_url,
        "https://toko.example"
    );
    assert!(read(&[("MEILISEARCH_URL", "https://search.example")]).is_ok());
}

#[test]
fn each_wrong_setting_is_named_in_one_line() {
    let wrong = [
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", ""),
        ("ETALASE_BASE_URL", "ftp://x"),
        ("ETALASE_BASE_URL", "https://"),
        ("ETALASE_BASE_URL", "https://toko.example/shop"),
        ("ETALASE_SECRET_KEY", "short"),
        ("ETALASE_BIND", "here"),
        ("ETALASE_TRUST_PROXY", "maybe"),
        ("ETALASE_DB_CONNECTIONS", "0"),
        ("ETALASE_PAYMENT_SIMULATOR", "1"),
        ("ETALASE_RESERVATION_MINUTES", "5"),
        ("ETALASE_TRANSFER_HOURS", "-1"),
        ("ETALASE_TRANSFER_HOURS", "9223372036854775807"),
        ("ETALASE_BANK_ACCOUNT", "Bank NTB"),
        ("STRIPE_SECRET_KEY", "sk_test_alone"),
        ("MAIL_FROM", "nobody"),
        ("SMTP_URL", "http://mail.example"),
        ("SMTP_URL", "smtp://::::"),
        ("MEILISEARCH_URL", "search"),
    ];
    for (name, value) in wrong {
        let message = read(&[(name, value)]).expect_err(&format!("{name}={value} is accepted"));
        assert!(message.contains(name) && !message.contains('\n'), "{name}={value}: {message}");
    }
}

#[test]
fn the_passwords_in_settings_are_not_repeated() {
    let settings = [
        ("SMTP_URL", "smtps://toko:rahasia@mail.example:465"),
        ("STRIPE_SECRET_KEY", "rahasia"),
        ("STRIPE_WEBHOOK_SECRET", "rahasia"),
        ("MEILISEARCH_API_KEY", "rahasia"),
        ("MEILISEARCH_SEARCH_KEY", "rahasia"),
    ];
    assert!(!format!("{:?}", read(&settings).unwrap()).contains("rahasia"));
    assert!(!read(&[("SMTP_URL", "smtps://toko:rahasia@:::")]).unwrap_err().contains("rahasia"));
}
