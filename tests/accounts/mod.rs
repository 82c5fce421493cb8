mod forgotten_password;
mod signing_in;
mod signing_up;
