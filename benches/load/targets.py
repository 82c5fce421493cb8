"""What is to be reached, and what was measured of it."""

from dataclasses import dataclass
from statistics import median


@dataclass
class Target:
    measure: str
    wanted: str
    measured: str = "–"
    value: float | None = None
    is_reached: bool = False


def targets(figures):
    for page in ["listing", "product"]:
        yield at_least(figures, f"{page} page from the page cache, gzip", "cached", 10_000, f"{page} gzip", 16,
                       "etalase", "nginx", 1.0, "nginx `gzip_static`")
        yield at_least(figures, f"{page} page from the page cache, uncompressed", "cached", 10_000, f"{page} identity", 16,
                       "etalase", "nginx", 0.8, "nginx static")
    for database in ["sqlite", "postgres"]:
        yield at_least(figures, f"listing with facets, page cache off, 10,000 products, {database}", "uncached", 10_000,
                       "listing", 8, database, "nginx", 1 / 20, "nginx static")
        yield at_most(figures, f"the same, p50 at 1 connection, {database}", "uncached", 10_000, "listing", 1, database, "p50", 3)
    for database in ["sqlite", "postgres"]:
        yield at_least(figures, f"product page, page cache off, {database}", "uncached", 10_000, "product", 8, database,
                       "nginx", 1 / 12, "nginx static")
    yield at_least(figures, "search with facet counts, 100,000 products, embedded", "search", 100_000, "search", 8, "sqlite",
                   "nginx", 1 / 50, "nginx static")
    yield at_most(figures, "the same, p50 at 1 connection", "search", 100_000, "search", 1, "sqlite", "p50", 3)
    yield at_most(figures, "the same, p99 at 8 connections", "search", 100_000, "search", 8, "sqlite", "p99", 15)
    yield at_most(figures, "search at 1,000,000 products, p50 at 1 connection", "search", 1_000_000, "search", 1, "sqlite", "p50", 15)
    yield added_by_etalase(figures)
    yield at_least(figures, "whole checkout on PostgreSQL", "checkout", 10_000, "checkout", 8, "postgres", "pgbench", 1 / 10,
                   "the order transaction by pgbench")
    for size, limit in [(10_000, 60), (1_000_000, 400)]:
        value = figures.values.get(("footprint", size, "memory own", "sqlite"))
        yield limited(f"memory under load without mapped files, {size:,} products", value and value / 1024, limit, "MiB")
    for size, limit in [(10_000, 150), (1_000_000, 1000)]:
        times = [figures.values.get(("footprint", size, "start", f"sqlite {turn}")) for turn in range(1, 6)]
        yield limited(f"start to first page, {size:,} products", None if None in times else median(times), limit, "ms")
    for name, title, limit in [("plain", "before compression", 100_000), ("gzip", "gzip", 25_000)]:
        value = figures.values.get(("weight", 10_000, "weight", name))
        yield limited(f"first-load weight of the listing, {title}", value and value / 1000, limit / 1000, "KB")


def at_least(figures, measure, scenario, size, comparison, connections, variant, base, wanted, of):
    fraction = f"{wanted:.1f} ×" if wanted >= 0.5 else f"1/{round(1 / wanted)} of"
    target = Target(measure, f"≥ {fraction} {of}")
    ratios = figures.ratios(scenario, size, comparison, connections, variant, base)
    if ratios:
        target.value = median(ratios)
        target.is_reached = target.value >= wanted
        shown = lambda ratio: f"{ratio:.2f} ×" if max(ratio, wanted) >= 0.5 else f"1/{1 / ratio:.1f}"
        rate = figures.runs[scenario, size, comparison, connections, variant].rate
        target.measured = f"{shown(target.value)} ({shown(min(ratios))} to {shown(max(ratios))}), {rate:,.0f}/s"
    return target


def at_most(figures, measure, scenario, size, comparison, connections, variant, percentile, limit):
    runs = figures.runs.get((scenario, size, comparison, connections, variant))
    return limited(measure, runs and getattr(runs, percentile), limit, "ms")


def limited(measure, value, limit, unit):
    target = Target(measure, f"≤ {limit:g} {unit}")
    if value is not None:
        target.value, target.is_reached = value, value <= limit
        target.measured = f"{value:.2f} {unit}" if value < 10 else f"{value:.0f} {unit}"
    return target


def added_by_etalase(figures):
    added = Target("search through Meilisearch, added to its own median", "≤ 1 ms")
    for size in figures.sizes("meilisearch"):
        direct = figures.runs.get(("meilisearch", size, "search", 1, "direct"))
        through = figures.runs.get(("meilisearch", size, "search", 1, "etalase"))
        if direct and through:
            added = limited(f"{added.measure}, {size:,} products", through.p50 - direct.p50, 1, "ms")
            added.measured += f" ({direct.p50:.2f} → {through.p50:.2f} ms)"
    return added
