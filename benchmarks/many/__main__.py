"""Judging many municipalities at once: this project, hand-written queries and rule engines on the same invented figures.

Run it with `python -m benchmarks.many`; every contestant must give the same verdicts before it is timed. Each is timed as
a whole process (a fresh interpreter that reads a file and judges it), in turn, so that noise hits all alike; then doing the
same in a process that has done it once, and judging what has been loaded. Ratios are to hand-written polars in the same run.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.many import agree
from benchmarks.many.processes import FailedError, LeftOutError, Run, run
from benchmarks.many.registry import BASE, CONTESTANTS, REFERENCE, Entry
from benchmarks.many.results import Measured, as_json, markdown, plot
from benchmarks.many.workload import file_name

SIZES = (1, 290, 2_900, 29_000, 290_000)
USUAL, MANY = 0.03, 0.4  # shares of missing values; many, so that every branch decides something
SMALL = 290
MAKING = 600.0


class Bench:
    """A run: the files, who no longer takes part and why, and what was measured."""

    def __init__(self, folder: Path, names: Sequence[str], repeat: int, patience: float, kinds: Sequence[str]) -> None:
        self.folder = folder
        self.names = names
        self.repeat = repeat
        self.patience = patience
        self.kinds = kinds
        self.out: set[tuple[str, str]] = set()
        self.results: list[Measured] = []
        self.why: dict[str, list[str]] = {}
        self.failed = False

    def file(self, size: int, missing: float, kind: str) -> Path:
        """A file of invented figures, made where it is not there yet."""
        path = self.folder / file_name(size, missing, kind)
        if not path.exists():
            run("benchmarks.many.make", str(self.folder), str(size), str(missing), patience=MAKING)
        return path

    def taking_part(self, names: Iterable[str], size: int, kind: str) -> list[str]:
        """Who is asked to do this size from a file of this kind."""
        return [name for name in names if size <= CONTESTANTS[name].largest and (name, kind) not in self.out]

    def agree(self, size: int, missing: float) -> None:
        """Compare everybody's verdicts with plain Python's; who cannot take part leaves, who differs fails the run.

        Plain Python's are those of the CSV, and must be what the project's own evaluator says of it.
        """
        base = agree.judged(BASE, self.file(size, missing, "csv"), size, patience=MAKING)
        for kind in dict.fromkeys(("csv", *self.kinds)):
            names = [n for n in self.names if n not in {BASE, REFERENCE}] if kind in self.kinds else []
            names += [REFERENCE] if kind == "csv" else [n for n in (BASE, REFERENCE) if n in self.names]
            for name in self.taking_part(names, size, kind):
                try:
                    given = agree.judged(name, self.file(size, missing, kind), size, patience=3 * self.patience)
                    if differs := agree.difference(base, given):
                        raise FailedError(f"with {missing:.0%} missing, {differs}")
                except (LeftOutError, FailedError) as error:
                    self.leave(name, size, kind, error)

    def leave(self, name: str, size: int, kind: str, error: LeftOutError | FailedError) -> None:
        """Note why a contestant takes part no longer."""
        verb = "left out from" if isinstance(error, LeftOutError) else "FAILED at"
        why = f"{name}: {verb} {size:,} municipalities: {error}.{_remedy(CONTESTANTS[name], error)}"
        if why not in self.why:
            print(why, file=sys.stderr)
        self.why.setdefault(why, []).append(kind)
        self.failed |= isinstance(error, FailedError)
        self.out.add((name, kind))

    @property
    def notes(self) -> list[str]:
        """Why some take part no longer, and with which kind of file."""
        return [f"{why} ({', '.join(kinds)})" for why, kinds in self.why.items()]

    def time(self, size: int) -> None:
        """Time whole processes in turn, then reading and judging in processes that are warm, and judging in memory."""
        runs: dict[tuple[str, str], list[Run]] = defaultdict(list)
        for _ in range(self.repeat):
            for kind in self.kinds:
                for name in self.taking_part(self.names, size, kind):
                    self._attempt(name, size, kind, runs[name, kind], "whole")
        for (name, kind), each in runs.items():
            if len(each) == self.repeat:
                seconds, megabytes = tuple(r.seconds for r in each), tuple(r.megabytes for r in each)
                self.results.append(Measured(name, size, kind, seconds, megabytes))
        for name in self.taking_part(self.names, size, self.kinds[0]):
            for how in ("warm", "memory") if size <= CONTESTANTS[name].in_memory else ("warm",):
                said: list[Run] = []
                if self.repeat:
                    self._attempt(name, size, self.kinds[0], said, how, str(self.repeat))
                if said:
                    times = tuple(float(seconds) for seconds in said[0].said.split())
                    self.results.append(Measured(name, size, how, times))

    def _attempt(self, name: str, size: int, kind: str, runs: list[Run], *how: str) -> None:
        patience = self.patience * (1 if how == ("whole",) else self.repeat + 2)
        try:
            runs.append(run(agree.CHILD, name, str(self.file(size, USUAL, kind)), *how, patience=patience))
        except (LeftOutError, FailedError) as error:
            self.leave(name, size, kind, error)


def _remedy(entry: Entry, error: Exception) -> str:
    missing = str(error).startswith("No module named") and entry.needs
    return f" Install what it needs: `pip install {' '.join(entry.needs)}`." if missing else ""


def machine() -> str:
    """What the run was made on."""
    load = "/".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load}"


def _numbers(text: str) -> list[int]:
    return sorted(int(part.replace("_", "")) for part in text.split(","))


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in CONTESTANTS]:
        raise argparse.ArgumentTypeError(f"`{unknown[0]}` is none of {', '.join(CONTESTANTS)}")
    return names


def _kinds(text: str) -> list[str]:
    kinds = text.split(",")
    if not set(kinds) <= {"csv", "parquet"}:
        raise argparse.ArgumentTypeError(f"`{text}` is not csv, parquet or csv,parquet")
    return kinds


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for on the command line."""
    usual = [name for name, entry in CONTESTANTS.items() if entry.usual]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=list(SIZES), help="numbers of municipalities: 1,290,2900")
    parser.add_argument("--contestants", type=_names, default=usual, help=f"some of {', '.join(CONTESTANTS)}")
    parser.add_argument("--repeat", type=int, default=5, help="rounds; 0 only compares the verdicts")
    parser.add_argument("--formats", type=_kinds, default=["csv", "parquet"], help="csv, parquet or both")
    parser.add_argument("--patience", type=float, default=120.0, help="seconds; who takes longer is left out")
    parser.add_argument("--folder", type=Path, help="where the files are made and kept; else they are thrown away")
    parser.add_argument("--markdown", type=Path, help="write the tables to a file as well")
    parser.add_argument("--json", type=Path, help="write every round's figures to a file")
    parser.add_argument("--plot", type=Path, help="draw time against size as SVG; needs matplotlib")
    return parser.parse_args(given)


def bench(asked: argparse.Namespace, folder: Path) -> Bench:
    """Compare and time."""
    one = Bench(folder, asked.contestants, asked.repeat, asked.patience, asked.formats)
    one.agree(SMALL, MANY)
    for size in asked.sizes:
        one.agree(size, USUAL)
        one.time(size)
    return one


def write(asked: argparse.Namespace, about: str, results: Sequence[Measured], notes: Iterable[str]) -> None:
    """Print the tables, and write what was asked for."""
    said = [about, *notes]
    text = markdown(results, said)
    print(text)
    if asked.markdown:
        asked.markdown.write_text(text, "utf-8")
    if asked.json:
        asked.json.write_text(as_json(results, said[1:], about), "utf-8")
    if asked.plot:
        plot(results, asked.plot)


def main(given: Sequence[str] | None = None) -> int:
    """Run it; 1 where somebody's verdicts were wrong or somebody failed, 2 where nothing could be measured."""
    asked = arguments(given)
    about = machine()
    try:
        if asked.folder:
            asked.folder.mkdir(parents=True, exist_ok=True)
            done = bench(asked, asked.folder.resolve())
        else:
            with tempfile.TemporaryDirectory() as folder:
                done = bench(asked, Path(folder))
    except (LeftOutError, FailedError) as error:  # nobody's verdicts to compare with, or nothing to judge
        print(
            f"The files could not be made (it takes numpy and polars) or judged by plain Python: {error}",
            file=sys.stderr,
        )
        return 2
    write(asked, about, done.results, done.notes)
    return int(done.failed)


if __name__ == "__main__":
    sys.exit(main())
