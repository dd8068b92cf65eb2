"""The simulated cluster keeps to what every cluster keeps to, and says what the page about scale says."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.many.cluster import (
    MEASURED_SECONDS,
    Cluster,
    Stage,
    Work,
    main,
    makespan,
    plan,
    predicted,
    seconds,
    simulated,
    stages,
)

TASKS = st.lists(st.floats(0, 1e3), min_size=1, max_size=60)
SCALE = Path(__file__).parent.parent / "docs" / "scale.md"


def draws() -> Random:
    """The same draws every time."""
    return Random(685)  # noqa: S311  no cryptography


@given(TASKS, st.integers(1, 80))
def test_no_cluster_is_faster_than_its_work_or_its_longest_task(tasks: list[float], slots: int) -> None:
    """And handing tasks to whoever is free costs at most the longest one more than sharing the work evenly."""
    taken = makespan(tasks, slots)
    even, longest = sum(tasks) / slots, max(tasks)
    assert max(even, longest) <= taken * (1 + 1e-9)
    assert taken <= (even + longest) * (1 + 1e-9)


@given(TASKS)
def test_one_core_takes_the_sum(tasks: list[float]) -> None:
    assert pytest.approx(sum(tasks)) == makespan(tasks, 1)


@given(TASKS, st.integers(1, 40))
def test_one_core_more_is_never_slower(tasks: list[float], slots: int) -> None:
    assert makespan(tasks, slots + 1) <= makespan(tasks, slots)


@settings(deadline=None)
@given(st.integers(1, 200_000), st.integers(1, 200), st.integers(1, 30), st.booleans())
def test_more_machines_are_never_slower_without_stragglers(
    units: int, indicators: int, years: int, by_unit: bool
) -> None:
    """Where sending takes no time: else a few municipalities lose more by being sent than they win."""
    work = plan(units, indicators, years)
    usual = Cluster(1, network=inf, spread=0, by_unit=by_unit)
    taken = [sum(simulated(work, replace(usual, nodes=n), 0).values()) for n in (1, 2, 3, 4, 16, 64)]
    assert taken == sorted(taken, reverse=True)


def test_a_stage_on_one_core_takes_its_work_its_bytes_and_its_starts() -> None:
    """10 s of work, 3 GB read, 2 GB moved (written and read again, half of it sent), ten starts of 0.1 s."""
    one = Cluster(1, 1, network=0.5e9, disk=1e9, task=0.1, spread=0)
    stage = Stage("any", 10, 10, disk=3e9, moved=2e9)
    assert pytest.approx(10 + 3 + 2 * 2 + 10 * 0.1) == seconds(stage, one, draws())
    sent = 2 / 2 / 0.5
    assert pytest.approx((10 + 3 + 2 * 2 + sent + 10 * 0.1) / 2) == seconds(stage, replace(one, nodes=2), draws())


def test_stragglers_make_no_more_work_but_more_waiting() -> None:
    """As many tasks as cores: the slowest decides; on one core the sum is what it was."""
    stage, spread = Stage("any", 1_000, 1_000), Cluster(1, 1_000, task=0, spread=0.5)
    assert pytest.approx(1) == seconds(stage, replace(spread, spread=0), draws())
    assert 2 < seconds(stage, spread, draws())
    assert pytest.approx(1_000, rel=0.05) == seconds(stage, replace(spread, cores=1), draws())


def test_what_is_moved_is_what_the_page_says() -> None:
    """A hundred municipalities and two rulebooks of eight indicators, 64 series-years together, worked out by hand."""
    work = Work(units=100, rows=6_400, rulebooks=2, files=16, wide=4, years=64)
    moved = {stage.name: stage.moved for stage in stages(work, Cluster(4))}
    assert 100 * (16 * 16 + 8 * 64) == moved["series"]
    assert 2 * 4 * 100 * 16 + 2 * 2 * 100 * 7 * 16 == moved["ranks and groups"]
    assert 16 * 12 * 24 == moved["survey"]
    assert 0 == moved["goals"] == moved["write"]
    assert 0 == {s.name: s.moved for s in stages(work, Cluster(4, by_unit=True))}["series"]


def test_the_plan_is_that_of_the_page() -> None:
    """Fifteen billion facts; eight mandate periods begin in thirty years."""
    work = plan(100_000, 5_000, 30)
    assert (15_000_000_000, 5_000, 40_000) == (work.rows, work.rulebooks, work.files)
    assert (184_000_000_000, 2_000_000_000) == (work.series_bytes, work.verdicts)


def test_the_prediction_for_one_machine_is_near_what_was_measured() -> None:
    """Predicted from the costs of a tenth as many municipalities."""
    assert MEASURED_SECONDS == pytest.approx(predicted(), rel=0.25)


def test_the_page_shows_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    assert capsys.readouterr().out.strip() in SCALE.read_text("utf-8")
