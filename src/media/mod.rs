//! Media: pictures. For now the batik motif drawn for what has no photo.
