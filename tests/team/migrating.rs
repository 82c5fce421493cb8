//! Who could do everything for a BUMDes before there were roles is its owner now, and nobody is lost.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use etalase::accounts::queries::{owners, signed_in};
use etalase::clock::Clock;
use etalase::db::schema::user_roles;
use etalase::db::{DbError, migrations};
use etalase::ids::UserId;

use crate::support::database::TestDatabase;
use crate::support::factories::catalog::write_small;

const PEOPLE: &str = "
    INSERT INTO users (id, email, name, password_hash, language, is_active, created_at, updated_at) VALUES
        ('u1', 'sari@contoh.id', 'Sari', 'x', 'id', TRUE, '2026-11-01 00:00:00', '2026-11-01 00:00:00'),
        ('u2', 'wayan@contoh.id', 'Wayan', 'x', 'id', TRUE, '2026-11-01 00:00:00', '2026-11-01 00:00:00');
    INSERT INTO sign_in_attempts (id, email, address, attempted_at)
        VALUES ('a', 'sari@contoh.id', '192.0.2.1', '2026-11-01 00:00:00');
    INSERT INTO user_roles (id, user_id, role) VALUES ('r1', 'u1', 'curator'), ('r2', 'u2', 'operator');";

#[test]
fn whoever_ran_a_bumdes_owns_it_and_the_house_keeps_its_roles() {
    let database = TestDatabase::before_migration("2026-11-22-000121");
    let shop = database
        .db
        .write::<_, DbError>(|conn| {
            let shop = write_small(conn, Clock::System.now())?;
            conn.batch_execute(PEOPLE)?;
            let darmaji = &shop.darmaji.id;
            conn.batch_execute(&format!(
                "INSERT INTO user_roles (id, user_id, role, bumdes_id) VALUES ('r3', 'u1', 'bumdes', '{darmaji}')"
            ))?;
            Ok(shop)
        })
        .unwrap();
    migrations::run_pending(&database.db).unwrap();
    database
        .db
        .read::<_, DbError>(|conn| {
            let rows: Vec<(String, String)> =
                user_roles::table.order(user_roles::id).select((user_roles::id, user_roles::role)).load(conn)?;
            let row = |id: &str, role: &str| (id.to_owned(), role.to_owned());
            assert_eq!(rows, [row("r1", "curator"), row("r2", "operator"), row("r3", "owner")]);
            assert_eq!(owners(conn, &shop.darmaji.id)?, ["Sari"]);
            let sari = signed_in(conn, &UserId("u1".into()))?.unwrap();
            assert!(sari.is_curator && sari.may.own && sari.may.finance && sari.bumdes_id == Some(shop.darmaji.id));
            let wayan = signed_in(conn, &UserId("u2".into()))?.unwrap();
            assert!(wayan.is_operator && !wayan.may.own && wayan.bumdes_id.is_none());
            Ok(())
        })
        .unwrap();
    let refused = database.db.write::<_, DbError>(|conn| {
        Ok(conn.batch_execute("INSERT INTO user_roles (id, user_id, role) VALUES ('r4', 'u2', 'owner')")?)
    });
    assert!(refused.is_err(), "an owner owns some BUMDes");
}
