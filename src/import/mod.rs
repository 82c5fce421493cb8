//! Import: villages and products from CSV, every row checked before any is written.
