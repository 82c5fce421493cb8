//! One test binary. Each test builds its own app on port 0 with its own database: SQLite by default,
//! PostgreSQL when `TEST_DATABASE_URL` names a server (each test then takes a schema of its own).

#![allow(clippy::unwrap_used)]

mod support;

mod accounts;
mod allocation;
mod api;
mod baskets;
mod bumdes;
mod cart;
mod checkout;
mod companies;
mod curator;
mod database;
mod demo;
mod doctor;
mod documentation;
mod faults;
mod handovers;
mod i18n;
mod import;
mod insight;
mod invoices;
mod jobs;
mod ledger;
mod legality;
mod listings;
mod mail;
mod media;
mod notices;
mod numbers;
mod operator;
mod outbound;
mod page_cache;
mod payments;
mod payouts;
mod price_lists;
mod purchase_orders;
mod quotations;
mod regions;
mod search;
mod security;
mod sheets;
mod stock;
mod storefront;
mod team;
mod tokens;
mod villages;
mod wholesale;
mod wholesale_programs;
