mod filling_a_cart;
