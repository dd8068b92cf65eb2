"""One contestant in a process of its own: `python -m benchmarks.many.child NAME FILE whole|warm|memory|verdicts [...]`.

`whole` reads and judges, and says nothing; `warm TIMES` prints how long that took each time in a process that had done it
once, `memory TIMES` how long judging alone took; `verdicts OUT BOTH` writes the verdicts, and where BOTH is 1 those from
memory must be the same. Exits with 3 if a package is missing.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.many.registry import CONTESTANTS
from benchmarks.many.workload import Contestant, lines

MISSING_PACKAGE = 3


def seconds(judge: Callable[[Any], Any], given: Any, times: int) -> list[float]:
    """How long judging takes; the first time, when libraries are loaded and memory is asked for, is not counted."""
    found = []
    for _ in range(times + 1):
        start = time.perf_counter()
        answer = judge(given)
        found.append(time.perf_counter() - start)
        del answer
    return found[1:]


def verdicts(contestant: Contestant, path: Path, *, both: bool) -> str:
    """The verdicts as text.

    Raises:
        ValueError: they are others from memory.
    """
    text = lines(contestant.table(contestant.whole(path)))
    if both and text != lines(contestant.table(contestant.in_memory(contestant.prepare(path)))):
        raise ValueError("from memory the verdicts are others than from the file")
    return text


def run(name: str, file: str, mode: str, *more: str) -> None:
    """Do what is asked."""
    path = Path(file)
    contestant = CONTESTANTS[name].load()
    if mode == "whole":
        contestant.whole(path)
    elif mode == "warm":
        print(*seconds(contestant.whole, path, int(more[0])))
    elif mode == "memory":
        print(*seconds(contestant.in_memory, contestant.prepare(path), int(more[0])))
    else:
        Path(more[0]).write_text(verdicts(contestant, path, both=more[1] == "1"), "utf-8")


if __name__ == "__main__":
    gc.disable()  # for all alike: rows in their millions are looked through in vain
    try:
        run(*sys.argv[1:])
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(MISSING_PACKAGE)
