//! Writes a checked village and its BUMDes.

use std::collections::HashSet;

use diesel::prelude::*;

use super::outcome::Change;
use super::slug::{slug, take_free};
use super::village_row::VillageRow;
use super::villages::Sellers;
use crate::catalog::version;
use crate::db::schema::{bumdes, bumdes_villages, products, villages};
use crate::db::{DbConn, Timestamp};
use crate::ids::{BumdesId, ProductId};
use crate::regions::{queries, short_name};

pub struct VillageWriter {
    now: Timestamp,
    sellers: Sellers,
    village_slugs: HashSet<String>,
    bumdes_slugs: HashSet<String>,
}

/// What the file says of a village, as it is stored.
#[derive(Queryable, Selectable, Insertable, AsChangeset, PartialEq, Eq)]
#[diesel(table_name = villages, treat_none_as_null = true)]
struct VillageText {
    name: String,
    sector: String,
    primary_product_id: String,
    primary_product_en: String,
    story_id: String,
    story_en: String,
    cluster: Option<String>,
    programme: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset, PartialEq, Eq)]
#[diesel(table_name = bumdes)]
struct Contact {
    name: String,
    email: String,
    phone: String,
}

impl VillageWriter {
    pub fn new(conn: &mut DbConn, now: Timestamp, sellers: Sellers) -> QueryResult<Self> {
        let village_slugs: Vec<String> = villages::table.select(villages::slug).load(conn)?;
        let bumdes_slugs: Vec<String> = bumdes::table.select(bumdes::slug).load(conn)?;
        Ok(Self {
            now,
            sellers,
            village_slugs: village_slugs.into_iter().collect(),
            bumdes_slugs: bumdes_slugs.into_iter().collect(),
        })
    }

    pub fn write(&mut self, conn: &mut DbConn, row: &VillageRow) -> QueryResult<Change> {
        let village = self.write_village(conn, row)?;
        let seller = self.write_seller(conn, row)?;
        if village == Change::New {
            return Ok(Change::New);
        }
        if village == Change::Unchanged && seller == Change::Unchanged {
            return Ok(Change::Unchanged);
        }
        // their cards and search documents show the names of village and BUMDes
        let shown: Vec<ProductId> =
            products::table.filter(products::village_code.eq(&row.code)).select(products::id).load(conn)?;
        shown.iter().try_for_each(|id| version::touch(conn, self.now, id))?;
        Ok(Change::Changed)
    }

    fn write_village(&mut self, conn: &mut DbConn, row: &VillageRow) -> QueryResult<Change> {
        let text = VillageText {
            name: row.name.clone(),
            sector: row.sector.clone(),
            primary_product_id: row.primary_product_id.clone(),
            primary_product_en: row.primary_product_en.clone(),
            story_id: row.story_id.clone(),
            story_en: row.story_en.clone(),
            cluster: row.cluster.clone(),
            programme: row.programme.clone(),
        };
        let village = villages::table.find(&row.code);
        match village.select(VillageText::as_select()).first(conn).optional()? {
            Some(stored) if stored == text => Ok(Change::Unchanged),
            Some(_) => {
                diesel::update(village)
                    .set((&text, villages::is_shown.eq(true), villages::updated_at.eq(self.now)))
                    .execute(conn)?;
                Ok(Change::Changed)
            }
            None => {
                let slug = self.village_slug(conn, row)?;
                let times = (villages::created_at.eq(self.now), villages::updated_at.eq(self.now));
                diesel::insert_into(villages::table)
                    .values((villages::code.eq(&row.code), villages::slug.eq(slug), text, times))
                    .execute(conn)?;
                Ok(Change::New)
            }
        }
    }

    /// `catur`; `catur-bangli` when another village has that; `catur-51-06-04-2037` at last.
    fn village_slug(&mut self, conn: &mut DbConn, row: &VillageRow) -> QueryResult<String> {
        let name = slug(&row.name);
        let regency = queries::path(conn, &row.code)?.and_then(|path| path.regency).unwrap_or_default();
        let wishes = [
            name.clone(),
            slug(&format!("{} {}", row.name, short_name(&regency))),
            slug(&format!("{} {}", row.name, row.code)),
        ];
        Ok(take_free(&mut self.village_slugs, if name.is_empty() { &wishes[2..] } else { &wishes }))
    }

    fn write_seller(&mut self, conn: &mut DbConn, row: &VillageRow) -> QueryResult<Change> {
        let contact =
            Contact { name: row.bumdes_name.clone(), email: row.bumdes_email.clone(), phone: row.bumdes_phone.clone() };
        let known = self.sellers.by_village.get(&row.code).or_else(|| self.sellers.by_email.get(&row.bumdes_email));
        let (id, change) = match known.cloned() {
            Some(id) => {
                let change = self.update_seller(conn, &id, &contact)?;
                (id, change)
            }
            None => (self.add_seller(conn, row, contact)?, Change::New),
        };
        self.sellers.by_email.insert(row.bumdes_email.clone(), id.clone());
        if self.sellers.by_village.insert(row.code.clone(), id.clone()).is_none() {
            diesel::insert_into(bumdes_villages::table)
                .values((bumdes_villages::bumdes_id.eq(&id), bumdes_villages::village_code.eq(&row.code)))
                .execute(conn)?;
        }
        Ok(change)
    }

    fn update_seller(&self, conn: &mut DbConn, id: &BumdesId, contact: &Contact) -> QueryResult<Change> {
        let seller = bumdes::table.find(id);
        let stored: Contact = seller.select(Contact::as_select()).first(conn)?;
        if stored == *contact {
            return Ok(Change::Unchanged);
        }
        diesel::update(seller).set((contact, bumdes::updated_at.eq(self.now))).execute(conn)?;
        let shown: Vec<ProductId> =
            products::table.filter(products::bumdes_id.eq(id)).select(products::id).load(conn)?;
        shown.iter().try_for_each(|id| version::touch(conn, self.now, id))?;
        Ok(Change::Changed)
    }

    fn add_seller(&mut self, conn: &mut DbConn, row: &VillageRow, contact: Contact) -> QueryResult<BumdesId> {
        let id = BumdesId::new();
        let wishes = [slug(&contact.name), slug(&format!("{} {}", contact.name, row.code))];
        diesel::insert_into(bumdes::table)
            .values((
                bumdes::id.eq(&id),
                bumdes::slug.eq(take_free(&mut self.bumdes_slugs, &wishes)),
                contact,
                bumdes::village_code.eq(&row.code),
                bumdes::allows_pickup.eq(true),
                bumdes::created_at.eq(self.now),
                bumdes::updated_at.eq(self.now),
            ))
            .execute(conn)?;
        Ok(id)
    }
}
