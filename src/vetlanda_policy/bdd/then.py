"""`Så`: the verdict and its figures: the outcome, what was required, the margin, the place.

Only comparisons of what came out with what was expected; why it came out so is in `then_why`. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

from decimal import Decimal

from pytest_bdd import then

from vetlanda_policy.bdd import words
from vetlanda_policy.bdd.case import Case
from vetlanda_policy.bdd.phrases import Phrase
from vetlanda_policy.values import key, plain
from vetlanda_policy.wording import VERDICTS, listed, number, relation

# The verdict ----------------------------------------------------------------------------------------------------------


@then(Phrase("är {del} {bedömning}"))
def part_is(vetlanda_case: Case, part: str, verdict: str) -> None:
    """The verdict on the goal, on another one, on a follow-up area, or on an area that is measured by itself."""
    vetlanda_case.expect(verdict, VERDICTS["sv"][vetlanda_case.part(part).verdict])


@then(Phrase("kan {del} inte bedömas"))
def part_is_undecided(vetlanda_case: Case, part: str) -> None:
    """The known facts leave more than one verdict possible."""
    vetlanda_case.expect("kan inte bedömas", VERDICTS["sv"][vetlanda_case.part(part).verdict])


@then(Phrase("är bedömningen {bedömningen}"))
def verdict_is(vetlanda_case: Case, verdict: str) -> None:
    """The verdict on the goal, for tables of examples."""
    vetlanda_case.expect(verdict, VERDICTS["sv"][vetlanda_case.record().verdict])


@then(Phrase("är de möjliga bedömningarna {bedömningar}"))
def possible_are(vetlanda_case: Case, verdicts: str) -> None:
    """The verdicts that some completion of the missing facts gives, best first."""
    vetlanda_case.expect(verdicts, listed([VERDICTS["sv"][f] for f in vetlanda_case.record().possible], "sv"))


@then(Phrase("gäller bedömningen bokslutet {bokslut}"))
def closing_is(vetlanda_case: Case, closing: str) -> None:
    """The closing that was chosen."""
    vetlanda_case.expect(closing, vetlanda_case.judged().closing)


# Figures --------------------------------------------------------------------------------------------------------------


@then(Phrase("är marginalen {tal}"))
def margin_is(vetlanda_case: Case, value: str) -> None:
    """How far the goal is from what is required, in its unit; negative means short of it."""
    own = vetlanda_case.own()
    shown = "ingen" if own.margin is None else f"{number(own.margin, 'sv')} {own.unit or ''}".strip()
    if own.margin is None or not _is(vetlanda_case, value, own.margin, own.unit):
        vetlanda_case.differs(f"marginalen {value}", f"marginalen {shown}")


@then(Phrase("är utfallet {värde} och kravet {krav}"))
def outcome_is(vetlanda_case: Case, value: str, required: str) -> None:
    """The value that decides, and what it must be."""
    own = vetlanda_case.own()
    try:
        asked, unit = words.requirement(required)
    except ValueError:
        vetlanda_case.fail(
            f"`{required}` är inget krav. Skriv till exempel: mer än 1 314, minst 93, plats 10 eller bättre."
        )
    observed = "inget" if own.observed is None else _shown(own.observed, own.unit)
    said = "inget" if own.required is None else relation(own.required, "sv")
    right = own.observed is not None and _is(vetlanda_case, value, own.observed, own.unit)
    if not right or asked != own.required or not words.unit_fits(unit, own.unit):
        vetlanda_case.differs(f"utfallet {value} och kravet {required}", f"utfallet {observed} och kravet {said}")


@then(Phrase("är placeringen {placering}"))
def place_is(vetlanda_case: Case, place: str) -> None:
    """The place among the others: `19 av 196`, `12`, `9 till 12`, `11 eller sämre`."""
    vetlanda_case.expect(f"placeringen {place}", f"placeringen {_place(vetlanda_case)}")


@then(Phrase("visas marginalen {tal}, utan att den avgör"))
def shown_margin_is(vetlanda_case: Case, value: str) -> None:
    """A distance that is shown but decides nothing, such as that to the line towards a target that lies ahead."""
    own = vetlanda_case.own()
    beside = [c.margin for leaf in own.leaves() for c in leaf.comparisons if not c.decides]
    if not any(_is(vetlanda_case, value, margin, own.unit) for margin in beside):
        shown = listed([number(m, "sv") for m in beside], "sv") or "ingen"
        vetlanda_case.differs(f"marginalen {value}", f"marginalen {shown}")


def _shown(value: Decimal | str, unit: str | None) -> str:
    """A value with its unit; the name of a level stands alone."""
    return value if isinstance(value, str) else f"{number(value, 'sv')} {unit or ''}".strip()


def _is(case: Case, written: str, value: object, unit: str | None) -> bool:
    if isinstance(value, str):
        return key(written) == key(value)
    figure, said = words.amount(written)
    try:
        return words.decimal(figure) == value and words.unit_fits(said, unit)
    except ValueError as error:
        case.fail(str(error))


def _place(case: Case) -> str:
    ranked = [leaf for leaf in case.own().leaves() if leaf.kind in ("among_best", "in_best_share")]
    if not ranked:
        return "saknas: målet gäller ingen placering"
    made, span = ranked[0].comparisons, ranked[0].observed_between
    if made:
        of = f" av {made[0].participants}" if made[0].participants is not None else ""
        place = made[0].observed
        return f"{plain(place) if isinstance(place, Decimal) else place}{of}"
    if span is None:
        return "är inte känd"
    return f"{plain(span[0])} eller sämre" if span[1] is None else f"{plain(span[0])} till {plain(span[1])}"
