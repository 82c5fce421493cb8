//! Curation: which listings are in the gallery. Owns `listing_events`; changes a listing's status.
