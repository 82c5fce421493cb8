//! Personal access tokens, and what programs do with them under `/api/v1/bumdes`.

mod every_address;
mod making;
mod migrating;
mod of_companies;
mod orders;
mod products;
mod refusing;
mod statements;
mod stock;
