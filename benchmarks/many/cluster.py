"""What a cluster would take: a simulation of the plan in docs/scale.md, run as `python -m benchmarks.many.cluster`.

Every stage is a heap of tasks that are handed to the first free core; a stage begins when the one before it is done. What a row,
a municipality or a verdict costs is measured (`benchmarks.many.stages`); what a cluster is like is assumed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heapreplace
from math import ceil, inf
from random import Random

# ---------------------------------------------------------------- measured

SURVEY, JOINED, PLACED = 0.234e-6, 0.133e-6, 0.044e-6
"""Processor seconds a row: to read it from Parquet and see which texts there are; to aggregate a series and join it, as Spark
does; and to put each value in its place, as polars does."""
PLACES = 1.36e-6
"""Processor seconds a municipality: one rank among all and one comparison group."""
GOALS, WRITE, START = 0.389e-6, 0.335e-6, 0.212
"""Processor seconds a verdict: to judge it, and to write it to Parquet; and until polars, the rules and the plan are there."""
PLANNING = 10.0
"""Seconds until PySpark has planned a rulebook: five goals of 60 municipalities, in a session that had judged before."""
ROW, VERDICT = 6.7, 6.3
"""Bytes in Parquet."""
MEASURED_UNITS, MEASURED_ROWS, MEASURED_SECONDS = 290_000, 13_282_551, 2.3
"""What the prediction is compared with: a whole process from Parquet on two cores, in docs/scale.md."""

# ---------------------------------------------------------------- of the plan

INDICATORS_EACH, GOALS_EACH = 8, 4
"""A rulebook's, as in the benchmark; one of the goals is a rank among all, one asks a comparison group."""
YEARS_EACH = 4
"""A rulebook's: a mandate period, judged at its last closing."""
MEMBERS, DIFFERENT, TEXTS = 7, 1_001, 12
"""Of a comparison group; the values of a scale of percent with a decimal; the texts in a part of the table."""
PARTS_EACH, MORSEL = 2, 100_000
"""Parts of a rulebook's wide table, some 20 MB each; rows that polars gives a core at a time, about."""


@dataclass(frozen=True)
class Cluster:
    """What is assumed of a cluster.

    Attributes:
        nodes: how many machines.
        cores: how many cores each has.
        network: bytes a second that a machine sends.
        disk: bytes a second that a machine reads or writes.
        task: seconds until a task has started.
        planning: seconds until a rulebook is planned.
        drivers: how many rulebooks a machine plans at a time.
        spread: of the tasks' times, the standard deviation of their logarithm; 0 for all alike.
        by_unit: whether the table is partitioned by municipality, in order of indicator, so that no series has to move.
        series: processor seconds a row until it stands in the wide table.
    """

    nodes: int
    cores: int = 16
    network: float = 1.25e9
    disk: float = 1e9
    task: float = 0.01
    planning: float = PLANNING
    drivers: int = 4
    spread: float = 0.3
    by_unit: bool = False
    series: float = JOINED


@dataclass(frozen=True)
class Work:
    """What is to be judged.

    Attributes:
        units: how many municipalities.
        rows: how many facts.
        rulebooks: how many there are.
        files: into how many parts the table is partitioned.
        wide: into how many parts the wide tables are.
        years: the years of all series together.
    """

    units: int
    rows: int
    rulebooks: int
    files: int
    wide: int
    years: int

    @property
    def verdicts(self) -> int:
        """How many verdicts there are."""
        return self.units * self.rulebooks * GOALS_EACH

    @property
    def series_bytes(self) -> int:
        """Moved to put a municipality's series together: its code, a count of doubts, and a whole number a year."""
        return self.units * (16 * self.rulebooks * INDICATORS_EACH + 8 * self.years)

    @property
    def rank_bytes(self) -> int:
        """Moved for ranks: the different values of every part of the wide table and how often each is there, and back."""
        return 2 * self.wide * min(DIFFERENT, self.units) * 16

    @property
    def group_bytes(self) -> int:
        """Moved for comparison groups: a municipality and a member, to the member's values and back."""
        return 2 * self.rulebooks * self.units * MEMBERS * 16

    @property
    def survey_bytes(self) -> int:
        """Moved to put the different texts together."""
        return self.files * TEXTS * 24


def plan(units: int, indicators: int, years: int) -> Work:
    """The plan of docs/scale.md, partitioned by indicator and mandate period."""
    periods = ceil(years / YEARS_EACH)
    rulebooks = ceil(indicators / INDICATORS_EACH) * periods
    rows = units * indicators * years
    return Work(units, rows, rulebooks, indicators * periods, rulebooks * PARTS_EACH, indicators * years)


@dataclass(frozen=True)
class Stage:
    """A stage: seconds of processor time, bytes read and written, and bytes that the next stage needs elsewhere."""

    name: str
    tasks: int
    processor: float
    disk: float = 0
    moved: float = 0


def stages(work: Work, cluster: Cluster) -> list[Stage]:
    """The stages that rows go through."""
    series = 0 if cluster.by_unit else work.series_bytes
    places = work.rulebooks * work.units
    return [
        Stage("survey", work.files, SURVEY * work.rows, ROW * work.rows, work.survey_bytes),
        Stage("series", work.files, cluster.series * work.rows, ROW * work.rows, series),
        Stage("ranks and groups", work.wide, PLACES * places, 0, work.rank_bytes + work.group_bytes),
        Stage("goals", work.wide, GOALS * work.verdicts),
        Stage("write", work.wide, WRITE * work.verdicts, VERDICT * work.verdicts),
    ]


def makespan(tasks: Iterable[float], slots: int) -> float:
    """When the last task is done, each given to the core that is free first."""
    free = [0.0] * slots
    heapify(free)
    for seconds in tasks:
        heapreplace(free, free[0] + seconds)
    return max(free)


def seconds(stage: Stage, cluster: Cluster, random: Random) -> float:
    """How long a stage takes. What is moved is written, sent and read; what stays on its machine is not sent."""
    sent = stage.moved * (cluster.nodes - 1) / cluster.nodes / cluster.network
    waiting = (sent + (stage.disk + 2 * stage.moved) / cluster.disk) * cluster.cores / stage.tasks
    alike = stage.processor / stage.tasks
    mean = cluster.spread**2 / 2  # so that stragglers make no more work in all
    tasks = (cluster.task + waiting + alike * random.lognormvariate(-mean, cluster.spread) for _ in range(stage.tasks))
    return makespan(tasks, cluster.nodes * cluster.cores)


def simulated(work: Work, cluster: Cluster, seed: int) -> dict[str, float]:
    """Each stage's seconds; the same draws for every number of machines."""
    found = {"planning": makespan([cluster.planning] * work.rulebooks, cluster.nodes * cluster.drivers)}
    for stage in stages(work, cluster):
        found[stage.name] = seconds(stage, cluster, Random(f"{seed} {stage.name}"))
    return found


def predicted() -> float:
    """What this says of one machine with two cores, whose file is in memory and whose tasks are all in one process."""
    here = Cluster(1, 2, network=inf, disk=inf, task=0, planning=START, drivers=1, spread=0, series=PLACED)
    parts = ceil(MEASURED_ROWS / MORSEL)
    years = INDICATORS_EACH * (YEARS_EACH + 1)
    return sum(simulated(Work(MEASURED_UNITS, MEASURED_ROWS, 1, parts, parts, years), here, 0).values())


# ---------------------------------------------------------------- what is printed

NODES = (1, 4, 16, 64)
ASKED = {"units": 100_000, "indicators": 5_000, "years": 30, "seed": 685}
OPTIONS = {
    "cores": "a machine's",
    **dict.fromkeys(("network", "disk"), "bytes a second and machine"),
    "task": "seconds until a task has started",
    "planning": "seconds a rulebook",
    "drivers": "rulebooks that a machine plans at a time",
    "spread": "of the tasks' times; 0 for all alike",
}


def table(work: Work, usual: Cluster, seed: int) -> list[str]:
    """Seconds and bytes by stage, and what other assumptions make of them."""
    others = {
        "half the network": replace(usual, network=usual.network / 2),
        "twice the stragglers": replace(usual, spread=2 * usual.spread),
        "parts by municipality": replace(usual, by_unit=True),
    }
    moved = {stage.name: stage.moved / 1e9 for stage in stages(work, usual)}
    columns = [simulated(work, replace(usual, nodes=n), seed) for n in NODES]
    lines = [_line("seconds, with so many machines", NODES, "GB moved")]
    lines += [_line(name, [c[name] for c in columns], f"{moved.get(name, 0):,.2f}") for name in columns[0]]
    lines.append(_line("all", [sum(c.values()) for c in columns], f"{sum(moved.values()):,.2f}"))
    rest = [_unplanned(c) for c in columns]
    lines.append(_line("all but the planning", rest))
    lines.append(_line("  its efficiency, %", [100 * rest[0] / s / n for s, n in zip(rest, NODES, strict=True)]))
    for name, other in others.items():
        found = [_unplanned(simulated(work, replace(other, nodes=n), seed)) for n in NODES]
        lines.append(_line(f"  with {name}", found))
    return lines


def _unplanned(stage_seconds: Mapping[str, float]) -> float:
    return sum(stage_seconds.values()) - stage_seconds["planning"]


def _line(name: str, cells: Iterable[float], last: str = "") -> str:
    return (f"{name:32}" + "".join(f"{cell:8,.0f}" for cell in cells) + f"{last:>10}").rstrip()


def main(given: Sequence[str] | None = None) -> None:
    """Print what is measured and assumed, the table, and the prediction beside what was measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many.cluster", description=__doc__)
    for name, value in ASKED.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    for name, text in OPTIONS.items():
        usual = getattr(Cluster(1), name)
        parser.add_argument(f"--{name}", type=type(usual), default=usual, help=text)
    asked = vars(parser.parse_args(given))
    work = plan(asked["units"], asked["indicators"], asked["years"])
    c = Cluster(1, **{name: asked[name] for name in OPTIONS})
    print(
        f"{work.rows:,} facts about {work.units:,}, {work.rulebooks:,} rulebooks, {work.verdicts:,} verdicts\n"
        f"Measured: {1e6 * (SURVEY + JOINED):.2f} µs a row, {1e6 * PLACES:.1f} µs a rank and group, "
        f"{1e6 * (GOALS + WRITE):.2f} µs a verdict, {PLANNING:g} s to plan a rulebook\n"
        f"Assumed: {c.cores} cores, network {c.network / 1e9:g} GB/s, disk {c.disk / 1e9:g} GB/s, task {c.task:g} s, "
        f"{c.drivers} drivers, spread {c.spread:g}\n",
        *table(work, c, asked["seed"]),
        f"\nTwo cores, {MEASURED_UNITS:,} municipalities: predicted {predicted():.1f} s, measured {MEASURED_SECONDS} s",
        sep="\n",
    )


if __name__ == "__main__":
    main()
