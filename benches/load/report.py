"""report.py FIGURES DOCUMENT: writes the tables of docs/performance.md from the figures files.

report.py --show FILE COMPARISON CONNECTIONS: prints one comparison, for whoever waits for it.
"""

import os
import platform
import re
import subprocess
import sys
from statistics import median

from targets import targets

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


class Runs:
    """The runs of one variant in one comparison, in the order of the rounds."""

    def __init__(self):
        self.rates, self.p50s, self.p99s, self.failures = [], [], [], 0

    def add(self, rate, p50, p99, failures):
        self.rates.append(float(rate))
        self.p50s.append(int(p50) / 1000)
        self.p99s.append(int(p99) / 1000)
        self.failures += int(failures)

    rate = property(lambda self: median(self.rates))
    p50 = property(lambda self: median(self.p50s))
    p99 = property(lambda self: median(self.p99s))


class Figures:
    """Everything measured: runs by (scenario, size, comparison, connections, variant), and single values."""

    def __init__(self):
        self.runs, self.values, self.conditions = {}, {}, {}

    def read(self, path):
        scenario, size = re.match(r"(\w+)-(\d+)", os.path.basename(path)).groups()
        for line in open(path):
            fields = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                self.conditions[scenario, int(size)] = fields[1:]
            elif fields[0] == "value":
                self.values[scenario, int(size), fields[1], fields[2]] = float(fields[3])
            else:
                comparison, variant, connections, _, *figures = fields
                key = scenario, int(size), comparison, int(connections), variant
                self.runs.setdefault(key, Runs()).add(*figures)
        return self

    def sizes(self, scenario):
        return sorted(size for name, size in self.conditions if name == scenario)

    def ratios(self, scenario, size, comparison, connections, variant, base):
        """Round by round, so that what slows the machine down slows both."""
        one = self.runs.get((scenario, size, comparison, connections, variant))
        other = self.runs.get((scenario, size, comparison, connections, base))
        if not one or not other:
            return None
        return [a / b for a, b in zip(one.rates, other.rates)]


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" if value >= 10 else f"{value:.2f}"


def run_rows(figures):
    yield "| scenario | products | variant | connections | per second (lowest to highest) | of the first | p50 ms | p99 ms | failures |"
    yield "|---|---|---|---|---|---|---|---|---|"
    first = {}
    for (scenario, size, comparison, connections, variant), runs in sorted(figures.runs.items(), key=order):
        base = first.setdefault((scenario, size, comparison, connections), variant)
        ratio = "1"
        if base != variant:
            ratios = figures.ratios(scenario, size, comparison, connections, variant, base)
            ratio = f"{number(median(ratios))} ({number(min(ratios))} to {number(max(ratios))})"
        title = comparison if comparison.startswith(scenario) else f"{scenario}: {comparison}"
        spread = f"{number(runs.rate)} ({number(min(runs.rates))} to {number(max(runs.rates))})"
        yield (f"| {title} | {size:,} | {variant} | {connections} | {spread} | {ratio} | {runs.p50:.3f} | "
               f"{runs.p99:.3f} | {runs.failures} |")


def order(item):
    """As they were measured; nginx, pgbench and Meilisearch itself first, since ratios are told of them."""
    scenario, size, comparison, connections, variant = item[0]
    return scenario, size, comparison, -connections, variant not in ("nginx", "pgbench", "direct"), variant


def value_rows(figures):
    yield "| what | products | of | figure |"
    yield "|---|---|---|---|"
    for (scenario, size, name, variant), value in sorted(figures.values.items()):
        unit = {"start": "ms", "weight": "bytes"}.get(name, "KiB")
        yield f"| {name} | {size:,} | {variant} | {value:,.0f} {unit} |"


def target_rows(figures):
    yield "| measure | to reach | measured | |"
    yield "|---|---|---|---|"
    for target in targets(figures):
        verdict = "not measured" if target.value is None else "reached" if target.is_reached else "**not reached**"
        yield f"| {target.measure} | {target.wanted} | {target.measured} | {verdict} |"


def first_line(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return ((done.stdout or done.stderr).splitlines() or ["?"])[0]
    except OSError:
        return "not there"


def machine():
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    memory = int(re.search(r"MemTotal:\s+(\d+)", open("/proc/meminfo").read())[1]) / 1024 / 1024
    yield f"- Machine: {os.cpu_count()} cores ({model[1] if model else platform.machine()}), {memory:.0f} GiB, Linux {platform.release()}"
    nginx = first_line("nginx", "-v") if os.access("/usr/sbin/nginx", os.X_OK) is False else first_line("/usr/sbin/nginx", "-v")
    yield f"- Beside it: {nginx}; {first_line('psql', '--version')}; {' '.join(first_line('wrk', '-v').split()[:2])}; {first_line('rustc', '--version')}"


def conditions(figures):
    yield from machine()
    yield "- Client and servers share these cores. nginx: `worker_processes auto`, `access_log off`, `gzip_static`, `sendfile`, keep-alive. PostgreSQL: its own defaults, fsync on."
    for (scenario, size), (commit, date, rounds) in sorted(figures.conditions.items()):
        yield f"- {scenario}, {size:,} products: commit {commit}, {date}, {rounds}"


def document(figures):
    return "\n".join([BEGIN, "", "## Targets", "", *target_rows(figures), "", "## Runs in turns", "", *run_rows(figures), "",
                      "## Start, memory, weight", "", *value_rows(figures), "", "## Conditions", "", *conditions(figures), "", END])


def show(path, comparison, connections):
    figures = Figures().read(path)
    for key, runs in figures.runs.items():
        if key[2] == comparison and key[3] == int(connections):
            spread = f"{number(min(runs.rates))} to {number(max(runs.rates))}"
            failures = f"  FAILURES {runs.failures}" if runs.failures else ""
            print(f"  {comparison:<18} {key[4]:<12} {connections:>2} connections {number(runs.rate):>9}/s ({spread})"
                  f"  p50 {runs.p50:.3f} ms  p99 {runs.p99:.3f} ms{failures}")


def main():
    if sys.argv[1] == "--show":
        return show(*sys.argv[2:])
    folder, path = sys.argv[1:]
    figures = Figures()
    for name in sorted(os.listdir(folder)):
        if name.endswith(".tsv"):
            figures.read(os.path.join(folder, name))
    text = open(path).read()
    before, rest = text.split(BEGIN)
    text = before + document(figures) + rest.split(END)[1]
    open(path, "w").write(text)
    print("\n".join(target_rows(figures)))
    print(f"\nwritten: {path}")


main()
