mod stripe_checkout;
mod webhooks;
