"""Processes: each thing measured is a fresh interpreter, whose wall time and peak memory are its own.

Nothing heavy is imported here: a child's peak memory is never less than what its parent had when it began.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.many.child import MISSING_PACKAGE

ROOT = Path(__file__).parent.parent.parent
KILOBYTE = 1 if sys.platform == "darwin" else 1024


class Run(NamedTuple):
    """What one process took: wall seconds, peak megabytes, what it printed."""

    seconds: float
    megabytes: float
    said: str


class LeftOutError(Exception):
    """A contestant that cannot take part; says why in a sentence."""


class FailedError(Exception):
    """A contestant that went wrong; says how."""


def run(module: str, *arguments: str, patience: float) -> Run:
    """Run a module in a fresh interpreter.

    Raises:
        LeftOutError: a package is missing, or it took longer than our patience.
        FailedError: it ended in an error.
    """
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        tempfile.TemporaryFile("w+", encoding="utf-8") as wrong,
    ):
        command = [sys.executable, "-m", module, *arguments]
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=said, stderr=wrong, env=environment, cwd=ROOT)
        late = threading.Timer(patience, child.kill)
        late.start()
        try:
            _, status, used = os.wait4(child.pid, 0)
        except BaseException:
            child.kill()
            raise
        finally:
            late.cancel()
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        wrong.seek(0)
        last = wrong.read().strip().rpartition("\n")[2]
        if seconds >= patience:
            raise LeftOutError(f"took longer than {patience:g} s")
        if child.returncode == MISSING_PACKAGE:
            raise LeftOutError(last)
        if child.returncode:
            raise FailedError(f"ended with {child.returncode}: {last}")
        return Run(seconds, used.ru_maxrss * KILOBYTE / 1e6, said.read())
