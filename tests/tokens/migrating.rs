//! Tokens of BUMDes that were made before companies had any stay as they were.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use etalase::clock::Clock;
use etalase::db::{DbError, migrations};

use crate::support::database::TestDatabase;
use crate::support::factories::catalog::write_small;

#[derive(QueryableByName, Debug, PartialEq)]
struct Kept {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Nullable<Text>)]
    bumdes_id: Option<String>,
    #[diesel(sql_type = Text)]
    token_hash: String,
    #[diesel(sql_type = Text)]
    scopes: String,
}

#[test]
fn a_token_of_a_bumdes_keeps_its_place_and_its_rights() {
    let database = TestDatabase::before_migration("2026-11-22-000261");
    let bumdes = database
        .db
        .write::<_, DbError>(|conn| {
            let shop = write_small(conn, Clock::System.now())?;
            conn.batch_execute(&format!(
                "INSERT INTO users (id, email, name, password_hash, language, is_active, created_at, updated_at) VALUES \
                 ('u', 'u@contoh.id', 'Uji', 'x', 'id', TRUE, '2026-11-01 00:00:00', '2026-11-01 00:00:00');
                 INSERT INTO access_tokens (id, user_id, bumdes_id, name, token_hash, prefix, scopes, created_at, expires_at) \
                 VALUES ('t', 'u', '{}', 'Kasir', 'hash', 'etl_x', 'stock:write', '2026-11-01 00:00:00', '2027-11-01 00:00:00');",
                shop.darmaji.id
            ))?;
            Ok(shop.darmaji.id)
        })
        .unwrap();
    migrations::run_pending(&database.db).unwrap();
    let kept: Vec<Kept> = database
        .db
        .read::<_, DbError>(|conn| {
            let query = diesel::sql_query("SELECT id, bumdes_id, token_hash, scopes FROM access_tokens");
            Ok(query.load(conn)?)
        })
        .unwrap();
    let expected =
        Kept { id: "t".into(), bumdes_id: Some(bumdes.0), token_hash: "hash".into(), scopes: "stock:write".into() };
    assert_eq!(kept, [expected]);
}
