mod abandoning;
mod filling_a_cart;
