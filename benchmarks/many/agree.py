"""Agreement: every contestant's verdicts are compared with plain Python's, and plain Python's with the project's own."""

from __future__ import annotations

import filecmp
from pathlib import Path

from benchmarks.many.processes import run
from benchmarks.many.registry import CONTESTANTS
from benchmarks.many.workload import GOALS

CHILD = "benchmarks.many.child"


def judged(name: str, file: Path, size: int, *, patience: float) -> Path:
    """The file with a contestant's verdicts; where it can hold the facts in memory, it had to say the same of those."""
    out = file.with_name(f"{file.name}-{name}.verdicts.csv")
    both = "1" if size <= CONTESTANTS[name].in_memory else "0"
    run(CHILD, name, str(file), "verdicts", str(out), both, patience=patience)
    return out


def difference(one: Path, other: Path) -> str | None:
    """The first municipality on which two files of verdicts differ, and how many do; none where they agree."""
    if filecmp.cmp(one, other, shallow=False):
        return None
    left, right = (dict(line.split(",", 1) for line in p.read_text("utf-8").splitlines()) for p in (one, other))
    differing = sorted(code for code in left.keys() | right.keys() if left.get(code) != right.get(code))
    first = differing[0]
    return (
        f"{len(differing)} of {len(left)} municipalities differ on goals {', '.join(GOALS)}; "
        f"{first}: {right.get(first)} instead of {left.get(first)}"
    )
