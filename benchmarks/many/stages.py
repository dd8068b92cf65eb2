"""How much processor time each stage takes: `python -m benchmarks.many.stages FILE.parquet`, in a process of its own.

The stages of `evaluate_many` on polars, one after the other, on a file that `benchmarks.many.make` has made. What this prints for
29,000 municipalities is where `benchmarks.many.cluster` has its costs from.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from benchmarks.many.workload import CLOSING, GOALS
from vetlanda_policy import read_rulebook
from vetlanda_policy.bulk import engines, read_many
from vetlanda_policy.bulk.compiling import compiled
from vetlanda_policy.bulk.concluding import shape
from vetlanda_policy.bulk.survey import laid_out, survey
from vetlanda_policy.values import exactly

PERIOD = "2015-2018"


def measured(path: Path) -> dict[str, tuple[float, int]]:
    """For each stage the seconds, and how many things of which kind they were spent on."""
    book = read_rulebook(PERIOD)
    goals = tuple(g for g in book.goals if g.id.removeprefix(f"{PERIOD}/") in GOALS)
    book = book.model_copy(update={"goals": goals})
    marks = [process_time()]

    def passed() -> float:
        marks.append(process_time())
        return marks[-1] - marks[-2]

    with exactly():
        frame = laid_out(engines.plain(read_many(path)))
        found = survey(frame, book)
        asked = passed()
        plan = compiled(
            book, frame, found, [book.closing(str(CLOSING))], known_on=None, merging=False, kept=engines.kept
        )
        planned = marks[0] + passed()
        plan.wide.table().collect()
        wide = passed()
        table = plan.table()
        joined = passed() - wide
        answer = shape(engines.concluded(plan, table)).collect()
        judged = passed()
    answer.write_parquet(path.with_suffix(".verdicts"))
    written = passed()
    path.with_suffix(".verdicts").unlink()
    units, verdicts = len(table.collect()), len(answer)
    return {
        "start": (planned, 1),
        "survey": (asked, found.rows),
        "series": (wide, found.rows),
        "places": (joined, units),
        "goals": (judged, verdicts),
        "write": (written, verdicts),
    }


if __name__ == "__main__":
    for stage, (seconds, things) in measured(Path(sys.argv[1])).items():
        print(f"{stage:8} {seconds:7.3f} s {things:12,} {1e6 * seconds / things:14.3f} µs each")
