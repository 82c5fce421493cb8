//! What every page needs: who asks, in which language, with which form token; rendering, headers, errors.
//!
//! Knows no domain but accounts, companies and tokens (who asks), the cart's count, the count at the bell and whether a BUMDes is there.

pub mod age;
pub mod allowed;
pub mod api_call;
pub mod csrf;
pub mod error_page;
pub mod form;
pub mod format;
pub mod head;
pub mod headers;
pub mod idempotency;
pub mod known;
pub mod language;
pub mod machines;
pub mod measure;
pub mod nul;
pub mod offline;
pub mod older;
pub mod page_cache;
pub mod page_head;
pub mod pagination;
mod pdf_file;
pub mod posted;
pub mod public_files;
pub mod request_span;
pub mod same_page;
pub mod seal;
pub mod session_store;
pub mod sign;
pub mod signed_in;
pub mod templates;
pub mod upload;
pub mod uploads;
pub mod visitor;
pub mod visitor_card;
pub mod whatsapp;

pub use api_call::ApiCall;
pub use form::{Form, SharedForm};
pub use idempotency::{Kept, Once, OnceError};
pub use page_head::PageHead;
pub use pdf_file::pdf_file;
pub use posted::{Nothing, Posted};
pub use signed_in::{
    AnyToken, Approve, ApproverScope, BumdesScope, BuyerScope, ByToken, CompanyAdminScope, CompanyFinanceScope,
    CompanyScope, CuratorScope, Employment, FinanceScope, ListingScope, OperatorScope, OrderScope, OrderWholesale,
    OwnerScope, ReadInvoices, ReadListings, ReadOrders, ReadStock, ReadWholesale, SentByToken, SignedIn, StockScope,
    WriteListings, WriteOrders, WriteStock,
};
pub use upload::Upload;
pub use uploads::{LeftOut, UploadedFile, Uploads};
pub use visitor::Visitor;
