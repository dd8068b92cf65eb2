"""Promises about `better_than`: against the country, the mean of a group, or another figure of the same period."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.build import facts
from vetlanda_policy.criteria import Criterion, Leaf, Question, Subject
from vetlanda_policy.criteria.finding import BEST_FIRST, Finding, Fulfilment
from vetlanda_policy.facts import Indicator
from vetlanda_policy.periods import MandatePeriod, read_closing
from vetlanda_policy.values import Scale

PERCENT = Scale(lowest=Decimal(0), highest=Decimal(100), step=Decimal("0.1"))
PERIOD = MandatePeriod.model_validate({"id": "2015-2018", "first_day": "2015-01-01", "last_day": "2018-12-31"})
MET, MISSED = [Fulfilment.FULFILLED], [Fulfilment.NOT]


def indicator(name: str, **more: Any) -> Indicator:
    """A yearly indicator on a scale of percent."""
    given = {"id": name, "name": name, "definition": "", "unit": "procent", "frequency": "year", "published": ""}
    return Indicator.model_validate({"scale": PERCENT, **given, **more})


INDICATORS = {
    "arbetslöshet": indicator("arbetslöshet", higher_is_better=False),
    "mål": indicator("mål"),
    "jämförelsegrupp": indicator("jämförelsegrupp", kind="members"),
}


def judge(text: str, **declared: Any) -> Finding:
    """What `better_than` finds in the facts at the closing 2018."""
    rule = {"kind": "better_than", "indicator": "arbetslöshet", **declared}
    criterion: Any = TypeAdapter(Criterion).validate_python(rule)
    assert isinstance(criterion, Leaf)
    closing = read_closing("2018")
    known = {"arbetsloshet": INDICATORS["arbetslöshet"], "mal": INDICATORS["mål"]}
    known["jamforelsegrupp"] = INDICATORS["jämförelsegrupp"]
    question = Question("1", PERIOD, closing, "0685", facts(text).view(closing.day, None), known)
    return criterion.judge(question, Subject())


def in_words(found: Finding) -> list[Fulfilment]:
    """What is possible, best first."""
    return [f for f in BEST_FIRST if f in found.possible]


@pytest.mark.parametrize("own, expected", [("7.7", MET), ("7.8", MISSED), ("7.9", MISSED)])
def test_lower_than_the_country_is_better_where_the_indicator_says_so(own: str, expected: list[Fulfilment]) -> None:
    found = judge(f"arbetslöshet 2018 {own}\narbetslöshet 0000 2018 7.8", than="country")
    assert expected == in_words(found)
    assert Decimal("7.8") == found.comparisons[0].earlier_value
    assert Decimal("7.7") - Decimal(own) == found.comparisons[0].margin


def test_just_as_good_will_do_only_where_the_rule_says_so() -> None:
    same = "arbetslöshet 2018 7.8\narbetslöshet 0000 2018 7.8"
    assert MISSED == in_words(judge(same, than="country"))
    assert MET == in_words(judge(same, than="country", or_equal=True))


def test_the_reference_is_of_the_same_year_and_never_an_older_one() -> None:
    found = judge("arbetslöshet 2018 6.4\narbetslöshet 0000 2017 7.8", than="country")
    assert [*MET, *MISSED] == in_words(found)
    (cause,) = found.causes
    assert ("0000", "2018", ">= 6.5") == (cause.municipality, cause.period, cause.needed)


def test_a_value_at_the_end_of_the_scale_is_decided_without_the_reference() -> None:
    assert MISSED == in_words(judge("arbetslöshet 2018 100", than="country"))


def test_the_mean_of_a_group_is_exact_and_leaves_the_own_value_out() -> None:
    """The mean of 6, 7 and 7.3 is 6.7666..., which no decimal is."""
    members = "\n".join(f"jämförelsegrupp/lika 2018 {code}" for code in ("0685", "0682", "0684", "0642"))
    others = "arbetslöshet 0682 2018 6\narbetslöshet 0684 2018 7\narbetslöshet 0642 2018 7.3"
    found = judge(f"arbetslöshet 2018 6.7\n{members}\n{others}", than="group_mean", group="jämförelsegrupp")
    assert MET == in_words(found)
    assert "< 6.766666666667" == str(found.comparisons[0].required)
    missing = judge(f"arbetslöshet 2018 6.7\n{members}\n{others[:50]}", than="group_mean", group="jämförelsegrupp")
    assert [*MET, *MISSED] == in_words(missing)


def test_by_at_least_so_much() -> None:
    text = "arbetslöshet 2018 6.8\nmål 2018 7.8"
    assert MET == in_words(judge(text, than="reference", reference="mål", amount="1"))
    assert MISSED == in_words(judge(text, than="reference", reference="mål", amount="1.1"))
    assert MET == in_words(judge(text, than="reference", reference="mål", percent="12.8"))
    assert MISSED == in_words(judge(text, than="reference", reference="mål", percent="12.9"))
