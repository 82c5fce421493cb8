//! Etalase: a storefront for village products, the order desk of the BUMDes behind it, and the
//! honest cash book between them.
//!
//! A request enters at [`routes`], is parsed by its domain's `pages.rs` or `api.rs`, runs one verb
//! (a file named after what it does) in one transaction, and leaves as a template or JSON. What must
//! happen afterwards (mail, gateway calls) is a job, written in the same transaction ([`jobs`]).

pub mod accounts;
pub mod allocation;
pub mod app;
pub mod assets;
pub mod audit;
pub mod baskets;
pub mod cart;
pub mod catalog;
pub mod charts;
pub mod checkout;
pub mod cli;
pub mod clock;
pub mod companies;
pub mod complaints;
pub mod config;
pub mod curation;
pub mod db;
pub mod demo;
pub mod doctor;
pub mod error;
pub mod fulfillment;
pub mod generate;
pub mod handovers;
pub mod i18n;
pub mod ids;
pub mod import;
pub mod insight;
pub mod invoices;
pub mod jobs;
pub mod ledger;
pub mod legality;
pub mod listings;
pub mod mail;
pub mod media;
pub mod messages;
pub mod money;
pub mod notices;
pub mod numbers;
pub mod open_api;
pub mod operator;
pub mod orders;
pub mod outbound;
pub mod papers;
pub mod payments;
pub mod payouts;
pub mod price_lists;
pub mod purchase_orders;
pub mod quotations;
pub mod receivables;
pub mod regions;
pub mod routes;
pub mod running_number;
pub mod search;
pub mod server;
pub mod sheets;
pub mod shipping;
pub mod stock;
pub mod tokens;
pub mod villages;
pub mod web;
