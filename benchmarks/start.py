"""Start-up: the processor time of `evaluate` on a 40-row CSV against starting Python with pydantic and typer alone.

Run it with `python -m benchmarks.start`; it prints the ratio of the medians from one run.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 15
FACTS = Path(__file__).parent.parent / "examples" / "vetlanda-publicerat" / "fakta.csv"
BARE = "from pydantic import BaseModel; import typer"  # `import pydantic` alone loads next to nothing of it


def forty_rows() -> str:
    """The published figures, cut to a header and 40 rows."""
    return "\n".join(FACTS.read_text("utf-8").splitlines()[:41]) + "\n"


def cpu(command: list[str]) -> float:
    """The processor time of one run of a command, in seconds: its own and the system's for it."""
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Time both in turn and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder) / "fakta.csv"
        facts.write_text(forty_rows(), "utf-8")
        arguments = ["evaluate", str(facts), "--period", "2015-2018", "--closing", "2018"]
        whole = [sys.executable, "-m", "vetlanda_policy", *arguments]
        bare = [sys.executable, "-c", BARE]
        for command in (whole, bare):
            cpu(command)  # compiles what is not compiled yet
        pairs = [(cpu(whole), cpu(bare)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"evaluate, 40 rows:          {ours:.3f} s processor time (median of {RUNS})")
    print(f"python with pydantic, typer: {theirs:.3f} s")
    print(f"ratio (median of pairs):     {ratio:.2f} (goal: at most 2)")


if __name__ == "__main__":
    main()
