//! The demonstration: an embedded store under `var/demo/` with the real villages and products of `demo/`.
