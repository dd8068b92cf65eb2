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
    by_case,
    column,
    either,
    is_known,
    no,
    pick,
    same,
    those,
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
        verdicts = (right, found.full, found.partly, found.unmet)
        comparison = found.deciding
        compared = is_known(comparison.margin)
        shown = comparison._replace(observed=pick(both(right, compared), comparison.observed, None))

        def exact(w: Words) -> Expr:
            if not isinstance(right, Term):
                return comparison.exact(w)
            return w.when(right.expr(w)).then(comparison.exact(w)).otherwise(w.lit(None).cast(margin_type(w)))

        margin = Term(exact, max((p.level for p in (right, comparison.margin) if isinstance(p, Term)), default=0))
        keep: list[tuple[str, Part]] = [
            (MUNICIPALITY, column(MUNICIPALITY)),
            ("closing", self.closing.name),
            ("goal", self.goal.id),
            ("verdict", by_case(_verdict, *verdicts)),
            ("possible", by_case(_possible, *verdicts)),
            ("causes", self._causes(found, right, let(found.open))),
            ("observed", shown.written()),
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

    def _causes(self, found: Judged, right: Part, open_: Part) -> Part:
        """What is not known and leaves the verdict open, in the order of the alphabet."""
        told: dict[str, Part] = {}  # what is not known for several reasons is said once
        for u in found.unknown:
            if isinstance(u.text, str):
                told[u.text] = either(told.get(u.text, False), u.when)
        texts = [(text, text, when) for text, when in told.items()]
        counted = [(u.order, u.text, u.when) for u in found.unknown if not isinstance(u.text, str)]
        unknown = sorted((*texts, *counted), key=lambda one: one[0])
        if open_ is False or not unknown:
            return pick(right, "", None)

        def say(right: Part, open_: Part, *whens: Part) -> Part:
            causes = [(when, text) for when, (_, text, _) in zip(whens, unknown, strict=True)]
            return pick(right, pick(open_, those(causes), ""), None)

        tests = (right, open_, *(when for *_, when in unknown))
        return say(*tests) if counted else by_case(say, *tests)


def _verdict(right: Part, full: Part, partly: Part, unmet: Part) -> Part:
    """The verdict; nothing where there is none."""
    verdict = pick(partly, pick(either(full, unmet), "undecided", "partly_fulfilled"), "not_fulfilled")
    verdict = pick(full, pick(either(partly, unmet), "undecided", "fulfilled"), verdict)
    return pick(right, verdict, None)


def _possible(right: Part, full: Part, partly: Part, unmet: Part) -> Part:
    """The possible verdicts, best first."""
    possible = pick(
        full,
        pick(
            partly,
            pick(unmet, "fulfilled,partly_fulfilled,not_fulfilled", "fulfilled,partly_fulfilled"),
            pick(unmet, "fulfilled,not_fulfilled", "fulfilled"),
        ),
        pick(partly, pick(unmet, "partly_fulfilled,not_fulfilled", "partly_fulfilled"), "not_fulfilled"),
    )
    return pick(right, possible, None)


def shape(frames: Sequence[Table]) -> Table:
    """Several answers as one."""
    found: Table = words_of(frames[0]).concat(list(frames), how="vertical")
    return found


__all__ = ["ANSWER", "CONFLICT", "Concluded", "shape"]
