//! Spreading a bulk order over more and more suppliers: `cargo bench --bench allocation`. Each has twelve weeks, and
//! two fifths of what they can make together is wanted. Every answer is checked to be proven the best.

use std::hint::black_box;

use chrono::{Days, NaiveDate};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use etalase::allocation::{Demand, Effort, Offer, Proof, Week, allocate};
use etalase::shipping::rate_table::Rate;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

const ORDERED_ON: NaiveDate = NaiveDate::from_ymd_opt(2027, 1, 4).expect("a date");
const SUPPLIERS: [usize; 4] = [10, 50, 100, 200];
/// First and next kilogram, by zone.
const ZONES: [(i64, i64); 4] = [(9_000, 4_000), (14_000, 8_000), (22_000, 15_000), (38_000, 27_000)];

#[derive(Clone, Copy)]
enum Kind {
    /// coffee: a kilogram a piece, so that shipping grows evenly
    Kilograms,
    /// baskets of some hundred grams: each kilogram begun is a step
    Pieces,
    /// the same with fewer suppliers than is cheapest, and three regencies
    Limited,
    /// all at one price in lots that share no measure: nearly everything costs nearly the same
    Alike,
}

fn pick<T: Copy>(random: &mut StdRng, from: &[T]) -> T {
    from[random.random_range(0..from.len())]
}

fn offer(random: &mut StdRng, kind: Kind, number: usize) -> Offer {
    let week = |random: &mut StdRng, after: u64| Week {
        starts_on: ORDERED_ON + Days::new(7 * after),
        free: random.random_range(0..=20),
    };
    let (first_kg_minor, next_kg_minor) = pick(random, &ZONES);
    let (unit_price_minor, lot_size, minimum, weight_per_unit_g) = match kind {
        Kind::Kilograms => {
            (random.random_range(70..=110) * 1_000, pick(random, &[1, 5, 10, 25]), pick(random, &[10, 20, 50]), 1_000)
        }
        Kind::Pieces | Kind::Limited => (
            random.random_range(350..=600) * 100,
            pick(random, &[1, 6, 12]),
            pick(random, &[6, 12, 24]),
            pick(random, &[333, 350, 420, 480]),
        ),
        Kind::Alike => (50_000, pick(random, &[7, 11, 13]), 20, 350),
    };
    Offer {
        key: format!("bumdes-{number:03}"),
        regency: format!("52.{:02}", random.random_range(1..=20)),
        grade: None,
        unit_price_minor,
        lot_size,
        minimum,
        at_most: 1_000,
        lead_time_days: 7,
        weeks: (0..12).map(|after| week(random, after)).collect(),
        weight_per_unit_g,
        shipping: Rate { first_kg_minor, next_kg_minor },
        reliability_permille: random.random_range(800..=1_000),
        last_served: random.random_bool(0.7).then(|| random.random_range(0..1_000)),
    }
}

fn order(kind: Kind, suppliers: usize, seed: u64) -> (Demand, Vec<Offer>) {
    let mut random = StdRng::seed_from_u64(seed);
    let offers: Vec<Offer> = (0..suppliers).map(|number| offer(&mut random, kind, number)).collect();
    let all: i64 = offers.iter().flat_map(|offer| &offer.weeks).map(|week| week.free).sum();
    let is_limited = matches!(kind, Kind::Limited);
    let named = [0, suppliers / 2, suppliers - 1].map(|at| offers[at].regency.clone());
    let demand = Demand {
        quantity: all * 2 / 5,
        earliest: ORDERED_ON,
        due: ORDERED_ON + Days::new(100),
        price_ceiling_minor: None,
        minimum_grade: None,
        at_most_suppliers: is_limited.then_some(suppliers * 2 / 5 + 1),
        from_regencies: if is_limited { named.to_vec() } else { Vec::new() },
    };
    (demand, offers)
}

fn growth(criterion: &mut Criterion) {
    let kinds =
        [("kilograms", Kind::Kilograms), ("pieces", Kind::Pieces), ("limited", Kind::Limited), ("alike", Kind::Alike)];
    for (name, kind) in kinds {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        for suppliers in SUPPLIERS {
            let orders: Vec<_> = (1..=3).map(|seed| order(kind, suppliers, seed)).collect();
            for (demand, offers) in &orders {
                let proof = allocate(demand, offers, Effort::default()).expect("an order").proof;
                assert_eq!(proof, Proof::Optimal, "{name}, {suppliers} suppliers");
            }
            let mut next = orders.iter().cycle();
            group.bench_function(BenchmarkId::from_parameter(suppliers), |bencher| {
                bencher.iter_batched(
                    || next.next().expect("an order"),
                    |(demand, offers)| allocate(black_box(demand), black_box(offers), Effort::default()),
                    criterion::BatchSize::PerIteration,
                );
            });
        }
    }
}

criterion_group!(allocation, growth);
criterion_main!(allocation);
