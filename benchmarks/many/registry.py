"""The contestants by name: where each is, what it needs, and how much it can be asked."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from benchmarks.many.workload import Contestant

YARDSTICK, BASE, REFERENCE = "polars", "plain", "evaluator"
ENDLESS = 10**9
ROWS_IN_MEMORY = 29_000  # rows as Python's own objects take 5 GB at ten times as many


class Entry(NamedTuple):
    """A contestant, before anything of it is imported.

    Attributes:
        module: its file, and the name in it after a colon.
        says: what it is, in a few words.
        needs: the packages to install.
        largest: the largest size it is asked to do.
        in_memory: the largest size it is asked to hold in memory.
        usual: whether it takes part when nobody says who does.
    """

    module: str
    says: str
    needs: tuple[str, ...] = ()
    largest: int = ENDLESS
    in_memory: int = ENDLESS
    usual: bool = True

    def load(self) -> Contestant:
        """The contestant itself.

        Raises:
            ImportError: a package that it needs is missing.
        """
        module, _, name = self.module.partition(":")
        found = getattr(import_module(f"benchmarks.many.{module}"), name or "CONTESTANT")
        assert isinstance(found, Contestant)
        return found


OURS = ("polars", "narwhals")
CONTESTANTS = {
    "polars": Entry("polars_hand", "polars, written by hand", ("polars",)),
    "ours-polars": Entry("ours:POLARS", "evaluate_many on polars, everything it says", OURS),
    "ours-polars-verdicts": Entry("ours:POLARS_VERDICTS", "evaluate_many on polars, verdicts alone", OURS),
    "ours-duckdb": Entry("ours:DUCKDB", "evaluate_many on DuckDB, everything it says", ("duckdb", "narwhals")),
    "ours-duckdb-verdicts": Entry(
        "ours:DUCKDB_VERDICTS", "evaluate_many on DuckDB, verdicts alone", ("duckdb", "narwhals")
    ),
    "ours-spark": Entry("ours:SPARK", "evaluate_many on Spark", ("pyspark", "narwhals"), usual=False),
    "duckdb": Entry("duckdb_hand", "DuckDB SQL, written by hand", ("duckdb",)),
    "numpy": Entry("numpy_hand", "numpy, written by hand; in memory from arrays", ("numpy", "pyarrow")),
    "openfisca": Entry("openfisca_rules", "OpenFisca; in memory from arrays", ("OpenFisca-Core", "pyarrow")),
    "plain": Entry("plain", "plain Python, exact whole numbers", ("pyarrow",), in_memory=ROWS_IN_MEMORY),
    "zen": Entry("zen_rules", "GoRules ZEN on features", ("zen-engine", "pyarrow"), in_memory=ROWS_IN_MEMORY),
    "rego": Entry("rego_rules", "Rego (rego-cpp) on features", ("regopy", "pyarrow"), 29_000, ROWS_IN_MEMORY),
    "durable": Entry("durable_rules", "durable-rules on raw facts", ("durable-rules", "pyarrow"), 290, 290),
    "evaluator": Entry("reference", "this project, one municipality at a time", ("pyarrow",), 290, 290, usual=False),
}
"""Hand-written polars is the yardstick of speed, plain Python that of verdicts; the evaluator says what plain must say."""
