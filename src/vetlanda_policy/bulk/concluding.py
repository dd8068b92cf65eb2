"""Concluding: what a goal's criterion concludes becomes rows of the answer.

Only how they are written; what is concluded is said in `kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vetlanda_policy.bulk.kinds.judged import Judged, margin_type
from vetlanda_policy.bulk.rows import MUNICIPALITY
from vetlanda_policy.bulk.terms import (
    Part,
    Sheet,
    Term,
    both,
    column,
    either,
    is_known,
    listed,
    no,
    pick,
    same,
)
from vetlanda_policy.bulk.words import Expr, Table, Words, words_of
from vetlanda_policy.goals import Goal
from vetlanda_policy.periods import Closing

ANSWER = (
    "municipality",
    "closing",
    "goal",
    "verdict",
    "possible",
    "causes",
    "observed",
    "required",
    "margin",
    "problem",
)
"""The columns of the answer."""
_HARD = "_hard"
CONFLICT = "facts contradict each other or do not fit"
"""What stands under `problem` where there is no verdict for a municipality's goal."""


@dataclass
class Concluded:
    """What a goal's criterion concludes at a closing, and how it is worked out on the wide table.

    Attributes:
        closing: the closing.
        goal: the goal.
        judged: what is concluded.
        sheet: the columns that are worked out on the way.
    """

    closing: Closing
    goal: Goal
    judged: Judged
    sheet: Sheet

    def rows(self, table: Table, *, sound: bool = False) -> Table:
        """One row a municipality.

        Args:
            table: the wide table.
            sound: whether no municipality's facts contradict each other.
        """
        found, let = self.judged, self.sheet.let
        right = let(no(either(found.wrong, False if sound else no(same(column("_problem"), 0)))))
        verdict, possible, open_ = _verdict(found)
        comparison = found.deciding
        compared = is_known(comparison.margin)

        def exact(w: Words) -> Expr:
            if not isinstance(right, Term):
                return comparison.exact(w)
            return w.when(right.expr(w)).then(comparison.exact(w)).otherwise(w.lit(None).cast(margin_type(w)))

        margin = Term(exact, max((p.level for p in (right, comparison.margin) if isinstance(p, Term)), default=0))
        keep: list[tuple[str, Part]] = [
            (MUNICIPALITY, column(MUNICIPALITY)),
            ("closing", self.closing.name),
            ("goal", self.goal.id),
            ("verdict", pick(right, verdict, None)),
            ("possible", pick(right, possible, None)),
            ("causes", pick(right, self._causes(found, let(open_)), None)),
            ("observed", pick(both(right, compared), comparison.written(), None)),
            ("required", pick(right, pick(compared, comparison.required, found.required), None)),
            ("margin", margin),
            ("problem", pick(right, None, CONFLICT)),
        ]
        w = words_of(table)
        if self.hard is not False:
            keep.append((_HARD, self.hard))
        made = self.sheet.on(table, keep)
        if self.hard is not False:
            made = made.filter(~w.col(_HARD))
        texts = [w.col(name).cast(w.String) for name in ANSWER if name != "margin"]
        return made.with_columns(*texts).select(*ANSWER)

    @property
    def hard(self) -> Part:
        """For which municipalities the single evaluator is asked."""
        return self.judged.hard

    def left(self, table: Table) -> Table:
        """For whom the single evaluator is asked: `municipality`, `closing` and `goal`."""
        names = ((MUNICIPALITY, column(MUNICIPALITY)), ("closing", self.closing.name), ("goal", self.goal.id))
        found = self.sheet.on(table, [*names, (_HARD, self.hard)])
        w = words_of(found)
        return found.filter(w.col(_HARD)).select(*(w.col(name).cast(w.String) for name, _ in names))

    def _causes(self, found: Judged, open_: Part) -> Part:
        """What is not known and leaves the verdict open, in the order of the alphabet."""
        if open_ is False or not found.unknown:
            return ""
        told: dict[str, Part] = {}  # what is not known for several reasons is said once
        for u in found.unknown:
            if isinstance(u.text, str):
                told[u.text] = either(told.get(u.text, False), u.when)
        causes = [(text, text, when) for text, when in told.items()]
        counted = [(u.order, u.text, u.when) for u in found.unknown if not isinstance(u.text, str)]
        unknown = sorted([*causes, *counted], key=lambda one: one[0])
        made = listed(*(pick(when, text, None) for _, text, when in unknown if when is not False))
        return pick(open_, made, "")


def _verdict(found: Judged) -> tuple[Part, Part, Part]:
    """The verdict, the possible ones best first, and whether there are several."""
    full, partly, unmet = found.full, found.partly, found.unmet
    verdict: Part = "not_fulfilled"
    verdict = pick(partly, pick(either(full, unmet), "undecided", "partly_fulfilled"), verdict)
    verdict = pick(full, pick(either(partly, unmet), "undecided", "fulfilled"), verdict)
    possible = pick(
        full,
        pick(
            partly,
            pick(unmet, "fulfilled,partly_fulfilled,not_fulfilled", "fulfilled,partly_fulfilled"),
            pick(unmet, "fulfilled,not_fulfilled", "fulfilled"),
        ),
        pick(partly, pick(unmet, "partly_fulfilled,not_fulfilled", "partly_fulfilled"), "not_fulfilled"),
    )
    return verdict, possible, found.open


def shape(frames: Sequence[Table]) -> Table:
    """Several answers as one."""
    found: Table = words_of(frames[0]).concat(list(frames), how="vertical")
    return found


__all__ = ["ANSWER", "CONFLICT", "Concluded", "shape"]
