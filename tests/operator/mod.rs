mod changing_payment_methods;
mod confirming_transfers;
mod failed_jobs;
mod people;
mod reading_mails;
mod refunding_orders;
mod refunds_by_hand;
mod who_may_enter;
