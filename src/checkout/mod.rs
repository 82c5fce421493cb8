//! Checkout: turns a cart into an order, in three phases (prepare, pay, finalise).
