"""Finding a witness: the smallest invented facts on which two goals are judged differently, or that there are none.

Only the order of work. The solver proves; every witness is then judged by the real rules, and one on which they do not
really disagree is an error of ours, never an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vetlanda_policy.comparing.matching import GoalPair
from vetlanda_policy.comparing.records import Found, VerdictPair, Witness
from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.comparing.witness import saying
from vetlanda_policy.comparing.witness.contest import Contest, Encoding, common_closing, contest, encode, same
from vetlanda_policy.comparing.witness.facts import Entry, shown
from vetlanda_policy.comparing.witness.hunt import Hunt, Prey
from vetlanda_policy.comparing.witness.search import Search
from vetlanda_policy.errors import FactsError, Language, QuestionError

SECONDS = 15.0
"""How long a search may take before it says that it could not decide."""

SECONDS_FOR_GAPS = 6.0
"""The same for each search for facts on which only one verdict is decided."""

Accepts = Callable[[Sequence[Entry]], bool]


class WitnessError(RuntimeError):
    """The solver and the rules do not agree about a witness; there is then no answer at all."""


def find(pair: GoalPair, sides: tuple[Side, Side], closing: str | None, lang: Language) -> Witness:
    """The smallest invented facts on which the two goals of a pair are judged differently, or that there are none.

    Args:
        pair: the two goals.
        sides: where they are from.
        closing: when to judge; without it the last annual closing inside both periods.
        lang: the language of the sentences.

    Raises:
        WitnessError: the solver and the rules disagree.
    """
    at = common_closing(sides, closing)
    if at is None:
        return Witness(result="not_comparable", text=saying.no_closing(sides, closing, lang))
    try:
        made = contest(pair, sides, at)
    except QuestionError as error:
        said = error.text(lang)
        return Witness(result="not_comparable", closing=at.name, text=f"{said[:1].upper()}{said[1:]}")
    encoded = encode(made)
    ended: Ended = ("same_rule", None) if same(made) else _search(made, encoded)
    return _answer(made, encoded, ended, lang)


Ended = tuple[saying.How, Prey | None]


def _search(made: Contest, encoded: Encoding) -> Ended:
    """Both decided and different; where no facts do that, one decided and the other not."""
    one, other = encoded.verdicts
    differing = Search.differing(encoded.unknowns, one, other, SECONDS)
    best = Hunt(made, encoded, differing, _both(made)).best()
    if isinstance(best, Prey):
        return "found", best
    if best == "unknown":
        return "unknown", None
    gaps = []
    for n, (decided, left) in enumerate(((one, other), (other, one))):
        search = Search.leaving_open(encoded.unknowns, decided, left, SECONDS_FOR_GAPS)
        gaps.append(Hunt(made, encoded, search, _only(made, n)).best())
    found = [g for g in gaps if isinstance(g, Prey)]
    if found:
        return "undecided_only", min(found, key=lambda g: len(g.rows))
    return ("none" if all(g == "none" for g in gaps) else "none_decided"), None


def _both(made: Contest) -> Accepts:
    """Both verdicts are decided and differ."""

    def accepts(rows: Sequence[Entry]) -> bool:
        one, other = _verdicts(made, rows)
        return one is not None and other is not None and one != other

    return accepts


def _only(made: Contest, player: int) -> Accepts:
    """This one's verdict is decided and the other's is not."""

    def accepts(rows: Sequence[Entry]) -> bool:
        found = _verdicts(made, rows)
        return found[player] is not None and found[1 - player] is None

    return accepts


def _verdicts(made: Contest, rows: Sequence[Entry]) -> tuple[int | None, int | None]:
    try:
        return made.verdicts(rows)
    except FactsError:
        return None, None


def _answer(made: Contest, encoded: Encoding, ended: Ended, lang: Language) -> Witness:
    how, best = ended
    result: Found = "none" if how in ("same_rule", "none_decided") else how  # type: ignore[assignment]
    rows = best.rows if best else []
    fewest = best is not None and best.fewest
    if result == "found" and not _both(made)(rows):
        raise WitnessError("the rules do not disagree on the witness")
    both = {**made.players[0].book.by_id, **made.players[1].book.by_id}
    return Witness(
        result=result,
        closing=made.closing.name,
        shape=saying.shape(encoded, made.closing, lang),
        fewest=fewest,
        rows=tuple(shown(row, both, lang) for row in rows),
        verdicts=_pair(made, rows, lang) if best else None,
        text=saying.ended(how, len(rows), lang, fewest=fewest),
    )


def _pair(made: Contest, rows: Sequence[Entry], lang: Language) -> VerdictPair:
    one, other = (p.judge(rows, made.closing, made.home, lang) for p in made.players)
    return VerdictPair(a=one.verdict, b=other.verdict, why_a=one.explanation, why_b=other.explanation)
