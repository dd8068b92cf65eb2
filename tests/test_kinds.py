"""What each kind of criterion promises, by example: met, not met, open, on the bound, and what is said of it."""

from __future__ import annotations

import tomllib
from decimal import Decimal

import pytest

from tests.build import facts
from tests.oracle_goals import Goals
from tests.strategies import broken_in, indicator
from tests.strategies_kinds import derived
from vetlanda_policy.engine import evaluate
from vetlanda_policy.facts import Facts
from vetlanda_policy.values import Scale
from vetlanda_policy.verdicts import CriterionRecord

PERCENT = Scale(lowest=Decimal(0), highest=Decimal(100), step=Decimal("0.1"))
WHOLE = Scale(lowest=Decimal(0), step=Decimal(1))
MONEY = Scale(step=Decimal(1))
INDICATORS = (
    indicator("nöjdhet", PERCENT, areas=("A", "B", "C", "D"), groups=("kvinnor", "män")),
    indicator("sjuktal", WHOLE, higher_is_better=False),
    indicator("resultat", MONEY),
    indicator("budget", MONEY),
    indicator("prognos", PERCENT),
    indicator("ärenden", WHOLE, frequency="half"),
    indicator("brutet", PERCENT, breaks=broken_in(2016)),
    indicator("jämförelsegrupp", kind="members", frequency="irregular"),
    indicator("flickor", WHOLE),
    indicator("pojkar", WHOLE),
    derived("netto", plus=["flickor"], minus=["pojkar"]),
    derived("kvot", numerator=["flickor"], denominator=["pojkar"], times=100, decimals=1),
    derived("andel", numerator=["flickor"], denominator=["flickor", "pojkar"]),
)


def judged(rule: str, text: str, closing: str = "2016", lang: str = "sv") -> CriterionRecord:
    """What a criterion, as a rule file writes it, concludes from facts."""
    criterion = tomllib.loads(f"criterion = {{ {rule} }}", parse_float=Decimal)["criterion"]
    known: Facts = facts(text.replace("; ", "\n"))
    goals = Goals((criterion,), INDICATORS, (), closing)
    return evaluate(goals.rulebook, known, closing=closing, lang=lang).goals[0].criteria[0]  # type: ignore[arg-type]


FALLS = 'kind = "decreases", indicator = "sjuktal", pairs = "year_over_year"'
FALLS_10 = 'kind = "decreases", indicator = "sjuktal", pairs = "baseline", percent = 10'
RISES_2 = 'kind = "increases", indicator = "nöjdhet", pairs = "baseline", amount = 2, baseline_value = 51.6'
NO_RISE = 'kind = "does_not_increase", indicator = "sjuktal", pairs = "year_over_year"'
NO_FALL_5 = 'kind = "does_not_decrease", indicator = "nöjdhet", pairs = "measurement_over_measurement", percent = 5'
SAME = 'kind = "unchanged", indicator = "nöjdhet", pairs = "baseline"'
BUDGET = 'kind = "deviation_at_most", indicator = "resultat", reference = "budget"'
COUNTRY = 'kind = "better_than", indicator = "nöjdhet", than = "country"'
LOWER = 'kind = "better_than", indicator = "sjuktal", than = "country"'
GROUP = 'kind = "better_than", indicator = "nöjdhet", than = "group_mean", group = "jämförelsegrupp"'
FORECAST = 'kind = "better_than", indicator = "nöjdhet", than = "reference", reference = "prognos"'
MEAN = 'kind = "at_least", indicator = "nöjdhet", value = "mean", target = 80'
SUM = 'kind = "at_least", indicator = "ärenden", value = "sum", target = 10'
ABOVE = 'kind = "milestones", indicator = "nöjdhet", at = "above", targets = [{ date = 2016-12-31, target = 60 }]'
BELOW = 'kind = "milestones", indicator = "sjuktal", at = "below", targets = [{ date = 2016-12-31, target = 60 }]'
QUOTIENT = 'kind = "at_least", indicator = "kvot"'
UNITS = 'kind = "share_of_units", criterion = { kind = "at_least", indicator = "nöjdhet", target = 50 }'
MEMBERS = "jämförelsegrupp/L 2015 0686; jämförelsegrupp/L 2015 0684; "


@pytest.mark.parametrize(
    "rule, text, verdict, observed, required, margin",
    [
        (FALLS, "sjuktal 2014 12; sjuktal 2015 11; sjuktal 2016 9", "fulfilled", "11", "< 12", "0"),
        (FALLS, "sjuktal 2014 12; sjuktal 2015 12; sjuktal 2016 9", "not_fulfilled", "12", "< 12", "-1"),
        (FALLS_10, "sjuktal 2014 50; sjuktal 2016 45", "fulfilled", "45", "<= 45", "0"),
        (FALLS_10, "sjuktal 2014 50; sjuktal 2016 46", "not_fulfilled", "46", "<= 45", "-1"),
        (FALLS_10, "sjuktal 2014 0; sjuktal 2016 0", "not_fulfilled", "0", "< 0", "-1"),
        (RISES_2, "nöjdhet 2016 53.6", "fulfilled", "53.6", ">= 53.6", "0"),
        (RISES_2, "nöjdhet 2016 53.5", "not_fulfilled", "53.5", ">= 53.6", "-0.1"),
        (NO_RISE, "sjuktal 2014 5; sjuktal 2015 5; sjuktal 2016 5", "fulfilled", "5", "<= 5", "0"),
        (NO_RISE, "sjuktal 2014 5; sjuktal 2015 5; sjuktal 2016 6", "not_fulfilled", "6", "<= 5", "-1"),
        (f"{NO_RISE}, amount = 1", "sjuktal 2014 5; sjuktal 2015 6; sjuktal 2016 7", "fulfilled", "7", "<= 7", "0"),
        (NO_FALL_5, "nöjdhet 2014 80; nöjdhet 2016 76", "fulfilled", "76", ">= 76", "0"),
        (NO_FALL_5, "nöjdhet 2014 80; nöjdhet 2016 75.9", "not_fulfilled", "75.9", ">= 76", "-0.1"),
        (SAME, "nöjdhet 2014 80; nöjdhet 2016 80", "fulfilled", "80", "= 80", "0"),
        (SAME, "nöjdhet 2014 80; nöjdhet 2016 80.1", "not_fulfilled", "80.1", "= 80", "-0.1"),
        (
            f"{BUDGET}, amount = 4, only = 'negative'",
            "resultat 2016 -995; budget 2016 -1000",
            "fulfilled",
            "-995",
            ">= -1004",
            "9",
        ),
        (
            f"{BUDGET}, percent = 0.5, only = 'negative'",
            "resultat 2016 -1006; budget 2016 -1000",
            "not_fulfilled",
            "-1006",
            ">= -1005",
            "-1",
        ),
        (COUNTRY, "nöjdhet 2016 80.1; nöjdhet 0000 2016 80", "fulfilled", "80.1", "> 80", "0"),
        (COUNTRY, "nöjdhet 2016 80; nöjdhet 0000 2016 80", "not_fulfilled", "80", "> 80", "-0.1"),
        (f"{COUNTRY}, or_equal = true", "nöjdhet 2016 80; nöjdhet 0000 2016 80", "fulfilled", "80", ">= 80", "0"),
        (f"{LOWER}, percent = 10", "sjuktal 2016 90; sjuktal 0000 2016 100", "fulfilled", "90", "<= 90", "0"),
        (f"{LOWER}, amount = 11", "sjuktal 2016 90; sjuktal 0000 2016 100", "not_fulfilled", "90", "<= 89", "-1"),
        (
            GROUP,
            f"{MEMBERS}nöjdhet 2016 80; nöjdhet 0686 2016 70; nöjdhet 0684 2016 89.9",
            "fulfilled",
            "80",
            "> 79.95",
            "0",
        ),
        (
            GROUP,
            f"{MEMBERS}nöjdhet 2016 80; nöjdhet 0686 2016 70; nöjdhet 0684 2016 90",
            "not_fulfilled",
            "80",
            "> 80",
            "-0.1",
        ),
        (FORECAST, "nöjdhet 2016 80; prognos 2016 79", "fulfilled", "80", "> 79", "0.9"),
        (MEAN, "nöjdhet 2015 79; nöjdhet 2016 81", "fulfilled", "80", ">= 80", "0"),
        (MEAN, "nöjdhet 2015 79; nöjdhet 2016 80.9", "not_fulfilled", "79.95", ">= 80", "-0.05"),
        (
            SUM,
            "ärenden 2015-H1 4; ärenden 2015-H2 3; ärenden 2016-H1 2; ärenden 2016-H2 1",
            "fulfilled",
            "10",
            ">= 10",
            "0",
        ),
        (ABOVE, "nöjdhet 2016 60.1", "fulfilled", "60.1", "> 60", "0"),
        (ABOVE, "nöjdhet 2016 60", "not_fulfilled", "60", "> 60", "-0.1"),
        (
            f"{ABOVE}, partly = {{ share_of_target = 0.8 }}",
            "nöjdhet 2016 48",
            "partly_fulfilled",
            "48",
            "> 60",
            "-12.1",
        ),
        (
            f"{ABOVE}, partly = {{ share_of_target = 0.8 }}",
            "nöjdhet 2016 47.9",
            "not_fulfilled",
            "47.9",
            "> 60",
            "-12.2",
        ),
        (BELOW, "sjuktal 2016 59", "fulfilled", "59", "< 60", "0"),
        (BELOW, "sjuktal 2016 60", "not_fulfilled", "60", "< 60", "-1"),
        (f"{QUOTIENT}, target = 25", "flickor 2016 1; pojkar 2016 4", "fulfilled", "25", ">= 25", "0"),
        (
            'kind = "above", indicator = "netto", target = 0',
            "flickor 2016 5; pojkar 2016 5",
            "not_fulfilled",
            "0",
            "> 0",
            "-1",
        ),
        (
            'kind = "equals", indicator = "netto", target = -2',
            "flickor 2016 3; pojkar 2016 5",
            "fulfilled",
            "-2",
            "= -2",
            "0",
        ),
    ],
)
def test_met_or_not_with_what_was_observed_and_required(  # noqa: PLR0917  one column each
    rule: str, text: str, verdict: str, observed: str, required: str, margin: str
) -> None:
    record = judged(rule, text)
    found = (record.verdict.value, record.observed, record.required, record.margin)
    assert (verdict, Decimal(observed), required, Decimal(margin)) == found


def test_what_was_judged_before_never_matters_to_how_a_number_is_written() -> None:
    rule = 'kind = "at_least", indicator = "nöjdhet", target = 3.1'
    assert "17.30" == str(judged(rule, "nöjdhet 2016 17.30").observed)
    assert "17.3" == str(judged(rule, "nöjdhet 2016 17.3").observed)


@pytest.mark.parametrize(
    "rule, text, closing, causes",
    [
        (FALLS, "sjuktal 2014 12; sjuktal 2016 9", "2016", ["missing sjuktal 2015: >= 10, <= 11"]),
        (SAME, "nöjdhet 2014 80; nöjdhet 2016 ..", "2016", ["suppressed nöjdhet 2016: = 80"]),
        (
            f"{SAME}, amount = 0.5",
            "nöjdhet 2014 80; nöjdhet 2016 .",
            "2016",
            ["not_applicable nöjdhet 2016: >= 79.5, <= 80.5"],
        ),
        (RISES_2, "nöjdhet 2015 -", "2015", ["dropped_out nöjdhet 2015: >= 53.6"]),
        (
            'kind = "does_not_decrease", indicator = "brutet", pairs = "year_over_year"',
            "brutet 2014 80; brutet 2015 81; brutet 2016 79",
            "2016",
            ["break_in_series brutet 2015/2016: None"],
        ),
        (
            'kind = "at_least", indicator = "brutet", value = "mean", target = 50',
            "brutet 2015 80; brutet 2016 79",
            "2016",
            ["break_in_series brutet 2015/2016: None"],
        ),
        (
            f"{BUDGET}, amount = 4",
            "resultat 2016 100; budget 2016 ..",
            "2016",
            ["suppressed budget 2016: >= 96, <= 104"],
        ),
        (
            f"{BUDGET}, amount = 4",
            "resultat 2015 ..; budget 2015 -100",
            "2015",
            ["suppressed resultat 2015: >= -104, <= -96"],
        ),
        (FORECAST, "nöjdhet 2016 80", "2016", ["missing prognos 2016: <= 79.9"]),
        (GROUP, f"{MEMBERS}nöjdhet 2016 80; nöjdhet 0686 2016 70", "2016", ["missing nöjdhet 2016: <= 89.9"]),
        (GROUP, "nöjdhet 2016 80", "2016", ["unknown_group jämförelsegrupp 2016: None"]),
        (MEAN, "nöjdhet 2015 79", "2016", ["missing nöjdhet 2016: >= 81"]),
        (SUM, "ärenden 2015-H1 4; ärenden 2016-H1 4", "2016-H1", ["missing ärenden 2015-H2: >= 2"]),
        (f"{QUOTIENT}, target = 25", "flickor 2016 3", "2016", ["missing pojkar 2016: <= 12"]),
        (
            'kind = "at_least", indicator = "andel", target = 0.5',
            "pojkar 2016 3",
            "2016",
            ["missing flickor 2016: >= 3"],
        ),
        (f"{QUOTIENT}, target = 25", "flickor 2016 1; pojkar 2016 0", "2016", ["not_applicable kvot 2016: None"]),
        (
            'kind = "above", indicator = "netto", target = 0',
            "flickor 2016 ..; pojkar 2016 5",
            "2016",
            ["suppressed flickor 2016: >= 6"],
        ),
        (MEAN, "nöjdhet 2015 79", "2015-H1", ["not_due nöjdhet None: None"]),
    ],
)
def test_open_with_the_fact_that_is_lacking_and_what_it_must_be(
    rule: str, text: str, closing: str, causes: list[str]
) -> None:
    record = judged(rule, text, closing)
    assert "undecided" == record.verdict.value
    assert causes == [f"{c.cause.value} {c.indicator} {c.period}: {c.needed}" for c in record.causes]


@pytest.mark.parametrize(
    "rule, text, verdict",
    [
        (FALLS, "sjuktal 2014 12; sjuktal 2016 11", "not_fulfilled"),
        (NO_RISE, "sjuktal 2014 0; sjuktal 2016 1", "not_fulfilled"),
        (
            f"{BUDGET.replace('resultat', 'nöjdhet').replace('budget', 'prognos')}, amount = 100",
            "prognos 2016 50",
            "fulfilled",
        ),
        (COUNTRY, "nöjdhet 2016 0", "not_fulfilled"),
        (f"{COUNTRY}, or_equal = true", "nöjdhet 2016 100", "fulfilled"),
        (GROUP, "nöjdhet 2016 0", "not_fulfilled"),
        (MEAN.replace("80", "90"), "nöjdhet 2015 79", "not_fulfilled"),
        (SUM, "ärenden 2015-H1 4; ärenden 2015-H2 6", "fulfilled"),
        ('kind = "at_most", indicator = "andel", target = 1', "", "fulfilled"),
        ('kind = "at_least", indicator = "kvot", target = 0', "", "fulfilled"),
    ],
)
def test_decided_although_facts_are_missing_and_these_are_listed(rule: str, text: str, verdict: str) -> None:
    record = judged(rule, text)
    assert verdict == record.verdict.value
    assert () == record.causes
    assert record.also_missing
    if verdict == "not_fulfilled":  # nothing could help any more
        assert {None} == {c.needed for c in record.also_missing}


@pytest.mark.parametrize("unit, verdict", [("49.9", "not_fulfilled"), ("50", "fulfilled")])
def test_a_share_of_the_units_rounds_up_to_whole_units(unit: str, verdict: str) -> None:
    """75 percent of four are three, and 60 percent of four are three as well."""
    text = f"nöjdhet/A 2016 50; nöjdhet/B 2016 51; nöjdhet/C 2016 {unit}; nöjdhet/D 2016 0"
    assert verdict == judged(f"{UNITS}, share = 0.75", text).verdict.value
    assert verdict == judged(f"{UNITS}, share = 0.6", text).verdict.value


def test_some_units_are_enough_for_partly_where_the_rule_says_so() -> None:
    record = judged(
        f"{UNITS}, share = 0.9, partly = {{ some = true }}",
        "nöjdhet/A 2016 50; nöjdhet/B 2016 49; nöjdhet/C 2016 49; nöjdhet/D 2016 ..",
    )
    assert "partly_fulfilled" == record.verdict.value
    assert ["A", "B", "C", "D"] == [leaf.area for leaf in record.leaves()]


def test_units_that_are_not_named_are_all_areas_of_the_indicator() -> None:
    record = judged(f"{UNITS}, share = 0.5", "nöjdhet/A 2016 50")
    assert ["A", "B", "C", "D"] == [leaf.area for leaf in record.leaves()]
    assert ["B", "C", "D"] == [c.area for c in record.causes]


def test_a_goal_that_is_another_goal_is_as_that_one_is() -> None:
    other = {
        "kind": "at_least",
        "indicator": "nöjdhet",
        "target": Decimal(60),
        "partly": {"share_of_target": Decimal("0.5")},
    }
    goals = Goals((other, {"kind": "goal", "goal": 1}), INDICATORS, ())
    for value, verdict in (
        ("60", "fulfilled"),
        ("30", "partly_fulfilled"),
        ("29", "not_fulfilled"),
        ("..", "undecided"),
    ):
        found = evaluate(goals.rulebook, facts(f"nöjdhet 2016 {value}"), closing="2016")
        assert [verdict] * 2 == [g.verdict.value for g in found.goals]


def test_another_criterion_can_make_a_goal_partly_met() -> None:
    rises = 'kind = "increases", indicator = "nöjdhet", pairs = "baseline"'
    rule = f'kind = "at_least", indicator = "nöjdhet", target = 50, partly = {{ when = {{ {rises} }} }}'
    assert "partly_fulfilled" == judged(rule, "nöjdhet 2014 40; nöjdhet 2016 45").verdict.value
    assert "not_fulfilled" == judged(rule, "nöjdhet 2014 45; nöjdhet 2016 45").verdict.value
    assert ("fulfilled", "partly_fulfilled") == judged(rule, "nöjdhet 2014 49.9; nöjdhet 2016 ..").possible[:2]


@pytest.mark.parametrize(
    "part, target, verdict, observed",
    [
        ("1", "33.333333333334", "not_fulfilled", "33.333333333333"),
        ("1", "33.333333333333", "fulfilled", "33.333333333334"),
        ("2", "66.666666666667", "not_fulfilled", "66.666666666666"),
        ("2", "66.666666666666", "fulfilled", "66.666666666667"),
    ],
)
def test_a_ratio_with_endless_digits_is_shown_on_its_own_side_of_the_bound(
    part: str, target: str, verdict: str, observed: str
) -> None:
    record = judged(f"{QUOTIENT}, target = {target}", f"flickor 2016 {part}; pojkar 2016 3")
    assert (verdict, observed) == (record.verdict.value, str(record.observed))
    assert record.margin is not None
    assert (record.margin > 0) == (verdict == "fulfilled")


def test_the_evidence_is_every_fact_that_was_used_and_nothing_else() -> None:
    text = f"{MEMBERS}nöjdhet 2016 80; nöjdhet 0686 2016 70; nöjdhet 0684 2016 89; nöjdhet 0687 2016 1; sjuktal 2016 3"
    found = {(e.indicator, e.municipality, e.value) for e in judged(GROUP, text).evidence}
    own = {("nöjdhet", "0685", "80"), ("nöjdhet", "0686", "70"), ("nöjdhet", "0684", "89")}
    assert own | {("jämförelsegrupp", "0685", code) for code in ("0686", "0684")} == found


def test_the_evidence_of_a_derived_value_is_its_parts() -> None:
    record = judged(f"{QUOTIENT}, target = 25", "flickor 2016 1; pojkar 2016 4")
    assert {("flickor", "1"), ("pojkar", "4")} == {(e.indicator, e.value) for e in record.evidence}


SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "rule, text, lang, rules, explanation",
    [
        (
            FALLS,
            "sjuktal 2014 12; sjuktal 2015 11; sjuktal 2016 9",
            "sv",
            "minskar varje år mot året före",
            "2016: 9 enheter är mindre än 11 (2015), marginal 1 enheter.",
        ),
        (
            FALLS,
            "sjuktal 2014 12; sjuktal 2015 11; sjuktal 2016 9",
            "en",
            "decreases every year against the year before",
            "2016: 9 enheter, less than 11 (2015), margin 1 enheter.",
        ),
        (
            NO_FALL_5,
            "nöjdhet 2014 80; nöjdhet 2016 76",
            "sv",
            "minskar inte med mer än 5 procent",
            "2016: 76,0 enheter är minst 76 (mot 80,0 (2014))",
        ),
        (
            NO_FALL_5,
            "nöjdhet 2014 80; nöjdhet 2016 76",
            "en",
            "does not decrease by more than 5 percent",
            "2016: 76.0 enheter, at least 76 (against 80.0 (2014))",
        ),
        (
            SAME,
            "nöjdhet 2014 80; nöjdhet 2016 80.1",
            "sv",
            "ändras inte från utgångsvärdet till senaste mätningen",
            "2016: 80,1 enheter är inte samma som 80,0 (2014)",
        ),
        (
            SAME,
            "nöjdhet 2014 80; nöjdhet 2016 80.1",
            "en",
            "is unchanged from the baseline to the latest measurement",
            "2016: 80.1 enheter, not the same as 80.0 (2014)",
        ),
        (
            f"{BUDGET}, amount = 4",
            "resultat 2016 96; budget 2016 100",
            "sv",
            "avviker högst 4 enheter från budget",
            "2016: 96 enheter är mellan 96 och 104 (budget: 100)",
        ),
        (
            f"{BUDGET}, amount = 4",
            "resultat 2016 96; budget 2016 100",
            "en",
            "deviates at most 4 enheter from budget",
            "2016: 96 enheter, between 96 and 104 (budget: 100)",
        ),
        (
            COUNTRY,
            "nöjdhet 2016 80; nöjdhet 0000 2016 80",
            "sv",
            "högre än riket",
            "2016: 80,0 enheter är inte mer än 80 (riket: 80,0), 0,1 enheter fattas.",
        ),
        (
            COUNTRY,
            "nöjdhet 2016 80; nöjdhet 0000 2016 80",
            "en",
            "higher than the country",
            "2016: 80.0 enheter, not more than 80 (the country: 80.0), short by 0.1 enheter.",
        ),
        (
            GROUP,
            "nöjdhet 2016 80",
            "sv",
            "högre än medelvärdet i jämförelsegruppen",
            "Vilka kommuner som Vetlanda jämförs med (jämförelsegrupp) är inte känt.",
        ),
        (
            GROUP,
            "nöjdhet 2016 80",
            "en",
            "higher than the mean of the comparison group",
            "Which municipalities Vetlanda is compared with (jämförelsegrupp) is not known.",
        ),
        (
            MEAN,
            "nöjdhet 2015 79",
            "sv",
            "medelvärdet av perioden så långt",
            "Nöjdhet 2016 saknas. För att vara uppfyllt krävs minst 81 enheter.",
        ),
        (
            MEAN,
            "nöjdhet 2015 79",
            "en",
            "the mean of the period so far",
            "Nöjdhet 2016 is missing. To be fulfilled it takes at least 81 enheter.",
        ),
        (
            f"{QUOTIENT}, target = 33.4",
            "flickor 2016 1; pojkar 2016 3",
            "sv",
            "minst 33,4 enheter",
            "2016: cirka 33,33 enheter är inte minst 33,4, 0,07 enheter fattas.",
        ),
        (
            f"{QUOTIENT}, target = 33.4",
            "flickor 2016 1; pojkar 2016 3",
            "en",
            "at least 33.4 enheter",
            "2016: about 33.33 enheter, not at least 33.4, short by 0.07 enheter.",
        ),
        (
            f"{UNITS}, share = 0.75",
            "nöjdhet/A 2016 50; nöjdhet/B 2016 51; nöjdhet/C 2016 49; nöjdhet/D 2016 0",
            "sv",
            "I minst 75 procent av enheterna",
            "Två av fyra enheter når dit. Inte: C och D.",
        ),
        (
            f"{UNITS}, share = 0.75",
            "nöjdhet/A 2016 50; nöjdhet/B 2016 51; nöjdhet/C 2016 49; nöjdhet/D 2016 0",
            "en",
            "In at least 75 percent of the units",
            "Two of four units do. Not: C and D.",
        ),
    ],
)
def test_the_rule_and_the_reason_are_whole_sentences_in_both_languages(
    rule: str, text: str, lang: str, rules: str, explanation: str
) -> None:
    record = judged(rule, text, lang=lang)
    assert rules in record.rule.replace(SPACE, " ")
    assert explanation in record.explanation.replace(SPACE, " ")


@pytest.mark.parametrize("rounds", ["", ", round_to = 1"])
def test_a_bound_beyond_the_scale_is_the_same_where_the_rule_rounds(rounds: str) -> None:
    """After 100 percent an unknown value that rose would be 100.1, were there no end, and the next one more than that."""
    rule = f'kind = "increases", indicator = "nöjdhet", pairs = "year_over_year"{rounds}'
    record = judged(rule, "nöjdhet 2014 100; nöjdhet 2016 90")
    assert ("not_fulfilled", "> 100.1", Decimal("-10.2")) == (record.verdict.value, record.required, record.margin)
