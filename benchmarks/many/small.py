"""How few rows are judged sooner one by one than as columns: `python -m benchmarks.many.small`.

The invented workload of `benchmarks.many`, and the rules of 2015-2018 as they are. What this prints is where
`vetlanda_policy.bulk.judging.FEW_ROWS` comes from.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import Literal

from benchmarks.many.make import rows
from vetlanda_policy import read_rulebook
from vetlanda_policy.bulk import evaluate_many

SIZES = (2, 5, 10, 20, 40, 80)
REPEAT = 5


def seconds(size: int, engine: Literal["polars", "exact"]) -> tuple[int, float]:
    """How many rows there are, and the median time of judging them."""
    frame, book = rows(size, 0.03), read_rulebook("2015-2018")
    taken = []
    for _ in range(REPEAT):
        start = perf_counter()
        evaluate_many(book, frame.lazy(), closings=("2018",), engine=engine).collect()
        taken.append(perf_counter() - start)
    return len(frame), median(taken)


def main() -> None:
    """Print both ways side by side."""
    print("municipalities    rows   columns, s   one by one, s   ratio")
    for size in SIZES:
        count, columns = seconds(size, "polars")
        _, single = seconds(size, "exact")
        print(f"{size:14} {count:7} {columns:12.3f} {single:15.3f} {single / columns:7.2f}")


if __name__ == "__main__":
    main()
