//! One suite, two engines. The embedded engine runs it always; the same cases run against the server at
//! `MEILISEARCH_URL` (with `MEILISEARCH_API_KEY`) by
//! `cargo test --test main meilisearch -- --ignored`. They are marked as ignored, so that a run without
//! a server names them instead of passing over them.

mod demo_catalogue;
mod drift;
pub mod engine;
mod facets;
mod keys;
mod nodes;
mod on_disk;
mod outage;
mod related;
mod relevance;
mod suggestions;
mod suite;
mod updates;

use facets::*;
use suite::*;

/// Each case of the suite as a test per engine.
macro_rules! on_both_engines {
    ($($case:ident),+ $(,)?) => {
        mod embedded {
            $(#[actix_web::test]
            async fn $case() {
                let suite = super::Suite::embedded().await;
                super::$case(&suite).await;
                suite.finish().await;
            })+
        }
        mod meilisearch {
            $(#[actix_web::test]
            #[ignore = "needs MEILISEARCH_URL"]
            async fn $case() {
                let suite = super::Suite::meilisearch().await;
                super::$case(&suite).await;
                suite.finish().await;
            })+
        }
    };
}

on_both_engines!(
    a_product_is_found_by_its_exact_name_first,
    the_last_word_may_be_unfinished,
    a_typing_error_is_forgiven,
    english_finds_the_same_products,
    a_synonym_finds_what_others_call_it,
    the_villages_name_finds_its_products,
    forms_of_a_word_find_each_other,
    noise_words_do_not_narrow_a_search,
    every_word_must_be_found,
    nonsense_finds_nothing,
    each_filter_narrows_alone,
    filters_hold_together,
    each_sort_puts_the_right_one_first,
    pages_follow_each_other_without_gaps,
    a_facet_ignores_its_own_filter_and_follows_the_others,
    makers_and_prices_are_counted_under_the_other_filters,
    every_chosen_permit_must_hold,
    a_filter_value_with_quotes_finds_nothing_and_breaks_nothing,
    unpublishing_takes_a_product_out_and_publishing_brings_it_back,
    selling_the_last_piece_shows_in_the_stock_filter,
);
