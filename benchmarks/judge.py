"""Judging in-process: one municipality, five goals, one closing, by durable-rules and by the direct engine.

Run it with `python -m benchmarks.judge`; it prints milliseconds and the ratio of the medians from one run.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from vetlanda_policy import Facts, Rulebook, evaluate, read_facts, read_rulebook
from vetlanda_policy.engine.choose import Engine

RUNS = 101
FACTS = Path(__file__).parent.parent / "examples" / "pahittat" / "pahittade-fakta.csv"


def milliseconds(rulebook: Rulebook, facts: Facts, engine: Engine) -> float:
    """The time of one evaluation."""
    start = time.perf_counter()
    evaluate(rulebook, facts, closing="2018", engine=engine)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Time both in turn and print the medians and their ratio."""
    rulebook = read_rulebook("2015-2018")
    facts = read_facts(FACTS, rulebook=rulebook)
    engines: tuple[Engine, Engine] = ("durable", "direct")
    for engine in engines:
        milliseconds(rulebook, facts, engine)
    pairs = [tuple(milliseconds(rulebook, facts, engine) for engine in engines) for _ in range(RUNS)]
    durable, direct = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"durable-rules: {durable:.2f} ms (goal: under 10)")
    print(f"direct:        {direct:.2f} ms (goal: under 2)")
    print(f"ratio:         {durable / direct:.2f}")


if __name__ == "__main__":
    main()
