"""Results: what was measured, as a table in Markdown, as JSON and as a plot."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.many.registry import CONTESTANTS, YARDSTICK
from benchmarks.many.workload import FACTS_EACH

KINDS = ("csv", "parquet", "warm", "memory")
SMALL, LARGE = 2_900, 290_000
_TITLES = ("whole process from CSV", "from CSV, process warm", "in memory")
_WIDTHS = {"csv": 3, "parquet": 3, "warm": 2, "memory": 3}


class Measured(NamedTuple):
    """One contestant's times at one size.

    Attributes:
        name: the contestant.
        size: how many municipalities.
        kind: `csv` or `parquet`, a whole process from that file; `warm`, the same in a process that has done it once;
            `memory`, judging what has been loaded.
        seconds: each round's.
        megabytes: each round's peak memory; none for `warm` and `memory`.
    """

    name: str
    size: int
    kind: str
    seconds: tuple[float, ...]
    megabytes: tuple[float, ...] = ()

    @property
    def middle(self) -> float:
        """The median time."""
        return median(self.seconds)


def find(results: Iterable[Measured], name: str, size: int, kind: str) -> Measured | None:
    """What was measured of a contestant, if anything."""
    return next((m for m in results if (m.name, m.size, m.kind) == (name, size, kind)), None)


def ratio(one: Measured, other: Measured | None) -> str:
    """The median of the rounds' ratios where the two were timed in turn, else the ratio of the medians."""
    if other is None:
        return "–"
    if not one.megabytes or len(one.seconds) != len(other.seconds):
        return f"{one.middle / other.middle:.2f}"
    return f"{median(a / b for a, b in zip(one.seconds, other.seconds, strict=True)):.2f}"


def sizes_of(results: Iterable[Measured]) -> list[int]:
    """The sizes measured, in order."""
    return sorted({m.size for m in results})


def markdown(results: Sequence[Measured], notes: Sequence[str]) -> str:
    """Everything as tables."""
    parts = [_size_table(results, size) for size in sizes_of(results)]
    if exponents := _exponents(results):
        parts.append(exponents)
    if notes:
        parts.append("\n".join(f"- {note}" for note in notes) + "\n")
    return "\n".join(parts)


def _size_table(results: Sequence[Measured], size: int) -> str:
    heads = ("", "CSV, s", "×", "MB", "Parquet, s", "×", "MB", "warm, ms", "×", "memory, ms", "×", "M facts/s")
    lines = [f"### {size:,} municipalities\n", _line(heads), _line(["---", *["---:"] * (len(heads) - 1)])]
    for name in CONTESTANTS:
        cells = [name]
        for kind in KINDS:
            one = find(results, name, size, kind)
            cells += ["–"] * _WIDTHS[kind] if one is None else _cells(one, find(results, YARDSTICK, size, kind))
        if set(cells[1:]) != {"–"}:
            lines.append(_line(cells))
    return "\n".join(lines) + "\n"


def _cells(one: Measured, other: Measured | None) -> list[str]:
    if not one.megabytes:
        rate = [f"{FACTS_EACH * one.size / one.middle / 1e6:.2f}"] if one.kind == "memory" else []
        return [f"{1000 * one.middle:.2f}", ratio(one, other), *rate]
    return [f"{one.middle:.3f}", ratio(one, other), f"{median(one.megabytes):.0f}"]


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _exponents(results: Sequence[Measured]) -> str:
    """How time grows between 2,900 and 290,000, or between the two largest sizes: 1 is in step with the size."""
    sizes = sizes_of(results)
    small, large = (SMALL, LARGE) if {SMALL, LARGE} <= set(sizes) else (sizes[-2:] if len(sizes) > 1 else (0, 0))
    lines = [f"### Exponent from {small:,} to {large:,}\n", _line(("", *KINDS)), _line(["---", *["---:"] * len(KINDS)])]
    for name in CONTESTANTS:
        cells = []
        for kind in KINDS:
            one, other = find(results, name, small, kind), find(results, name, large, kind)
            cells.append("–" if one is None or other is None else f"{exponent(one, other):.2f}")
        if set(cells) != {"–"}:
            lines.append(_line((name, *cells)))
    return "\n".join(lines) + "\n" if len(lines) > 3 else ""


def exponent(small: Measured, large: Measured) -> float:
    """The power of the size that the time grows with."""
    return math.log(large.middle / small.middle) / math.log(large.size / small.size)


def as_json(results: Sequence[Measured], notes: Sequence[str], machine: str) -> str:
    """Everything as JSON, each round's times included."""
    whole = {"machine": machine, "notes": list(notes), "results": [m._asdict() for m in results]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def plot(results: Sequence[Measured], path: Path) -> None:
    """Time against size, both as powers of ten: from CSV as whole processes and in warm ones, and judging in memory."""
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "vetlanda-policy", "svg.fonttype": "none", "font.size": 9})
    pyplot: Any = import_module("matplotlib.pyplot")
    figure, sides = pyplot.subplots(1, 3, figsize=(15, 5), layout="constrained")
    colours = matplotlib.colormaps["tab20"].colors
    for side, kind, title in zip(sides, ("csv", "warm", "memory"), _TITLES, strict=True):
        for colour, name in zip(colours, CONTESTANTS, strict=False):
            found = sorted((m.size, m.middle) for m in results if (m.name, m.kind) == (name, kind))
            if found:
                ours = name.startswith("ours")
                side.plot(
                    *zip(*found, strict=True), label=name, color=colour, marker="o", lw=2.5 if ours else 1.2, ms=4
                )
        side.set(xscale="log", yscale="log", xlabel="municipalities", ylabel="seconds", title=title)
        side.set_xticks(sizes_of(results), [f"{size:,}" for size in sizes_of(results)])
        side.minorticks_off()
        side.grid(visible=True, alpha=0.3)
    handles, labels = sides[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside right center", frameon=False)
    figure.savefig(path, format="svg", metadata={"Date": None})
