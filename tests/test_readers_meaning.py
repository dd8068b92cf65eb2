"""Promises about what the rows of a fact file mean, whatever its format."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.reading import INDICATORS, codes, fact, facts_of, indicator, refused, row, rows_of
from vetlanda_policy.criteria.finding import Fulfilment
from vetlanda_policy.errors import Place
from vetlanda_policy.facts import ASSESSMENT, Facts, Status
from vetlanda_policy.readers import to_facts
from vetlanda_policy.readers.words import VERDICTS
from vetlanda_policy.values import Scale

HEADER = "indikator;kommun;område;grupp;period;värde;status;publicerad;källa\n"


def one(facts: Facts) -> str:
    """The only notice's Swedish sentence, with its place."""
    (notice,) = facts.notices
    assert notice.en
    return notice.text()


def test_a_row_becomes_a_measurement_with_its_place_and_source() -> None:
    made = fact(kommun="Jönköping", publicerad="2017-02-21", källa="SCB")
    assert ("inflyttade", "0680", "2016") == (made.indicator, made.municipality, made.period.name)
    assert Decimal(1313) == made.value
    assert (Status.FINAL, date(2017, 2, 21), "SCB") == (made.status, made.published, made.source)
    assert Place("stdin", 2) == made.place


def test_a_row_without_municipality_belongs_to_the_judged_one() -> None:
    assert "0685" == fact().municipality == fact(kommun=" ").municipality
    (made,) = facts_of(row(), municipality="0680").measurements
    assert "0680" == made.municipality


@pytest.mark.parametrize("text", ["inflyttade", "INFLYTTADE", " Inflyttade "])
def test_an_indicator_is_known_in_any_writing(text: str) -> None:
    assert "inflyttade" == fact(indikator=text).indicator


@pytest.mark.parametrize(
    "id_, area, texts",
    [
        ("kundnöjdhet", "särskilt boende", ("KUNDNOJDHET", "Särskilt_Boende")),
        ("kundnöjdhet", "särskilt boende", ("kundnöjdhet", "sarskilt-boende")),
        ("kundnöjdhet", "hemtjänst", ("Kundnöjdhet", "Hemtjanst")),
    ],
)
def test_ids_and_areas_are_spelled_as_the_rules_spell_them(id_: str, area: str, texts: tuple[str, str]) -> None:
    """With or without å ä ö, in any case, with space, hyphen or underscore."""
    made = fact(indikator=texts[0], område=texts[1], värde="92,5")
    assert (id_, area) == (made.indicator, made.area)


# ---------------------------------------------------------------- statuses and symbols


@pytest.mark.parametrize(
    "status, texts",
    [
        (Status.FINAL, ["", "slutlig", "final", "SLUTLIG"]),
        (Status.PROVISIONAL, ["preliminär", "provisional", "preliminary", "Preliminar"]),
        (Status.BREAK, ["brott", "brott i tidsserien", "break", "break in series", "break_in_series"]),
    ],
)
def test_a_value_may_be_final_preliminary_or_after_a_break(status: Status, texts: list[str]) -> None:
    assert [(status, Decimal(1313))] * len(texts) == [(f.status, f.value) for f in (fact(status=t) for t in texts)]


@pytest.mark.parametrize(
    "status, symbols, words",
    [
        (Status.SUPPRESSED, [".."], ["sekretess", "suppressed"]),
        (Status.NOT_APPLICABLE, ["."], ["ej tillämplig", "not applicable", "not_applicable"]),
        (Status.DROPPED_OUT, ["-", "–", "−"], ["bortfall", "dropped out"]),
        (Status.MISSING, ["saknas", "missing", "Saknas"], ["saknas", "missing"]),
    ],
)
def test_a_symbol_or_a_status_says_why_there_is_no_value(status: Status, symbols: list[str], words: list[str]) -> None:
    """Alone or together; the final status beside a symbol adds nothing."""
    pairs = [(s, w) for s in [*symbols, ""] for w in [*words, "", "slutlig"] if (s or w in words)]
    for symbol, word in pairs:
        made = fact(värde=symbol, status=word)
        assert (None, status) == (made.value, made.status), (symbol, word)


@pytest.mark.parametrize("status", ["sekretess", "bortfall", "ej tillämplig", "saknas"])
def test_a_number_with_a_status_that_says_no_value_is_an_error(status: str) -> None:
    assert ["value-and-status"] == codes(refused(row(status=status)))


@pytest.mark.parametrize(
    "symbol, status",
    [("..", "bortfall"), (".", "sekretess"), ("-", "preliminär"), ("..", "brott"), ("saknas", "bortfall")],
)
def test_a_symbol_that_contradicts_the_status_is_an_error(symbol: str, status: str) -> None:
    assert ["symbol-and-status"] == codes(refused(row(värde=symbol, status=status)))


@pytest.mark.parametrize("status", ["slutlig", "preliminär", "brott"])
def test_a_status_of_a_value_that_is_not_there_is_an_error(status: str) -> None:
    assert ["status-without-value"] == codes(refused(row(värde="", status=status)))


@pytest.mark.parametrize("status", ["ok", "..", "x" * 100_000, "\x1b[2J"])
def test_an_unknown_status_is_an_error_that_lists_the_known_ones(status: str) -> None:
    error = refused(row(status=status))
    assert ["unknown-status"] == codes(error)
    assert "`sekretess`" in str(error)
    assert "\x1b" not in str(error)
    assert len(str(error)) < 500


def test_rows_without_value_and_status_are_counted_as_missing_facts() -> None:
    """They are no measurements, and are not dropped in silence."""
    facts = facts_of(HEADER + "inflyttade;;;;2016;;;;\n" * 12 + "inflyttade;;;;2015;1312;;;\n")
    assert ["2015"] == [m.period.name for m in facts.measurements]
    assert "stdin: 12 rader utan värde räknas som saknade fakta." == one(facts)
    assert 1 == facts.files[0].rows


def test_a_row_that_says_missing_is_a_measurement_without_value() -> None:
    assert Status.MISSING == fact(värde="", status="saknas").status


# ---------------------------------------------------------------- what the rules do not know


def test_unknown_indicators_are_kept_out_with_one_notice_each_that_counts_and_suggests() -> None:
    facts = facts_of(
        HEADER
        + "inflyttade;;;;2016;5;;;\n"
        + "inflytade;;;;2016;x;;;\n" * 3
        + "Inflytade;;;;2017;5;;;\nfödda;;;;y;5;;;\n",
        rules_name="2015-2018",
    )
    assert 1 == len(facts.measurements)
    assert [
        "stdin:3: reglerna för 2015-2018 känner inte indikatorn `inflytade`; 4 rader räknas inte med. Närmast är `inflyttade`.",
        "stdin:7: reglerna för 2015-2018 känner inte indikatorn `födda`; 1 rad räknas inte med.",
    ] == [n.text() for n in facts.notices]
    assert "the rules for 2015-2018 do not know the indicator `inflytade`; not counted: 4 rows." in facts.notices[0].en


def test_unknown_indicators_are_errors_under_strict() -> None:
    error = refused(HEADER + "inflyttade;;;;2016;5;;;\nfödda;;;;2016;5;;;\navlidna;;;;2016;5;;;\n", strict=True)
    assert ["unknown-indicator", "unknown-indicator"] == codes(error)


def test_a_file_in_which_no_row_is_known_is_an_error_that_says_what_is() -> None:
    """Also where another file has known rows."""
    error = refused(row(), HEADER + "inflytade;;;;2016;5;;;\nfödda;;;;2016;5;;;\n", rules_name="2015-2018")
    assert ["nothing-known"] == codes(error)
    assert "filen har `inflytade`, `födda`. Närmast är `inflyttade`." in str(error)
    assert "Reglerna känner `inflyttade`, `folkmängd`" in str(error)


def test_hundreds_of_unknown_indicators_are_summed_up() -> None:
    text = row() + "".join(f"okänd-{n};2016;5\n" for n in range(300))
    facts = facts_of(text)
    assert 51 == len(facts.notices)
    assert "och 250 till av samma slag (250 rader)." == facts.notices[-1].sv


@pytest.mark.parametrize(
    "code, indicator_id, area",
    [
        ("unknown-area", "kundnöjdhet", "hemtjanster"),
        ("missing-area", "kundnöjdhet", ""),
        ("unknown-group", "sjukfrånvaro", "kvinor"),
        ("missing-group", "sjukfrånvaro", ""),
    ],
)
def test_areas_and_groups_that_the_rules_do_not_know_are_kept_out(code: str, indicator_id: str, area: str) -> None:
    """With a notice that suggests the nearest; an error under strict."""
    column = code.split("-")[1]
    text = f"indikator;{column};period;värde\n{indicator_id};{area};2016;5\n{indicator_id};{area};2017;6\n"
    facts = facts_of(text)
    assert () == facts.measurements
    assert [code] == codes(facts)
    assert "2 rader" in one(facts)
    assert any(known in one(facts) for known in ("`hemtjänst`", "`kvinnor`"))
    assert [code] == codes(refused(text, strict=True))


def test_an_area_that_the_rules_do_not_ask_for_is_another_series() -> None:
    facts = facts_of(HEADER + "nki-total;;Bygglov;;2016;70;;;\nnki-total;;;;2016;78;;;\n")
    assert {("Bygglov", "70"), (None, "78")} == {(m.area, m.written) for m in facts.measurements}
    assert ["extra-area"] == codes(facts)


# ---------------------------------------------------------------- values on their scale


@pytest.mark.parametrize(
    "reach, cells",
    [
        ("från 0 till 100", {"indikator": "hme-total", "värde": "100,1"}),
        ("från 0 till 100", {"indikator": "hme-total", "värde": "-0,1"}),
        ("minst 0", {"indikator": "inflyttade", "värde": "−1"}),
    ],
)
def test_a_value_outside_the_scale_is_an_error(reach: str, cells: dict[str, str]) -> None:
    error = refused(row(**cells))
    assert ["outside-scale"] == codes(error)
    assert reach in str(error)


def test_half_a_person_is_an_error() -> None:
    error = refused(row(värde="1313,5"))
    assert ["not-on-step"] == codes(error)
    assert "räknas i hela personer" in str(error)


def test_a_value_finer_than_its_step_is_kept_exactly_with_a_notice() -> None:
    """92,95 is not 93."""
    facts = facts_of("indikator;period;värde\nhme-total;2016;92,95\nhme-total;2017;93\nhme-total;2018;92,10\n")
    assert ["92.95", "93", "92.1"] == [m.written for m in facts.measurements]
    assert ["finer-than-step"] == codes(facts)
    assert "1 rad" in one(facts)
    assert "`92,95`" in one(facts)


@pytest.mark.parametrize(
    "ok, value, scale",
    [
        (True, "7", Scale(lowest=Decimal(1), step=Decimal(3))),
        (False, "6", Scale(lowest=Decimal(1), step=Decimal(3))),
        (True, "2,5", Scale(lowest=Decimal("0.5"), step=Decimal(1))),
        (False, "2", Scale(lowest=Decimal("0.5"), step=Decimal(1))),
        (True, "40", Scale(step=Decimal(10))),
        (False, "45", Scale(step=Decimal(10))),
        (True, "-3", Scale(highest=Decimal(0), step=Decimal(1))),
    ],
)
def test_a_value_stands_on_the_steps_of_its_scale(ok: bool, value: str, scale: Scale) -> None:
    known = [indicator("x", scale=scale)]
    if ok:
        assert 1 == len(facts_of(row(indikator="x", värde=value), indicators=known).measurements)
    else:
        assert ["not-on-step"] == codes(refused(row(indikator="x", värde=value), indicators=known))


@pytest.mark.parametrize("value", ["12 %", "12%"])
def test_a_percent_sign_on_what_is_not_measured_in_percent_is_noticed(value: str) -> None:
    facts = facts_of(row(värde=value))
    assert ["percent-sign"] == codes(facts)
    assert () == facts_of(row(indikator="kundnöjdhet", område="hemtjänst", värde=value)).notices


def test_a_formula_or_a_word_in_a_value_is_an_error() -> None:
    for value in ("=1+1", "@A1", "n/a", "#N/A", "fyra", "1;", "True"):
        error = refused(row(värde=f'"{value}"'))
        assert ["number-unreadable"] == codes(error), value


# ---------------------------------------------------------------- time


@pytest.mark.parametrize(
    "name, text",
    [
        ("2016", "2016"), ("2016-H1", "2016-H1"), ("2016-H1", "2016h1"), ("2016-Q3", "2016-Q3"), ("2016-Q3", "2016-K3"),
        ("2016-05", "2016-05"), ("2016-05-31", "2016-05-31"), ("2199", "2199"),
    ],
)  # fmt: skip
def test_a_period_is_a_year_or_a_part_of_one(name: str, text: str) -> None:
    assert name == fact(indikator="hme-total", period=text, värde="80").period.name


@pytest.mark.parametrize(
    "text",
    [
        "16",
        "20016",
        "2016-13",
        "2016-02-30",
        "2016-H3",
        "2016.0",
        "2016/05",
        "maj 2016",
        "\uff12\uff10\uff11\uff16",
        "1799",
        "2015-2018",
    ],
)
def test_another_period_is_an_error_that_shows_the_forms(text: str) -> None:
    error = refused(row(period=text))
    assert ["unreadable-period"] == codes(error)
    assert "`2016-H1`, `2016-Q3`, `2016-05` eller `2016-05-31`" in str(error)


def test_a_half_year_of_a_yearly_figure_is_kept_with_a_notice() -> None:
    facts = facts_of("indikator;period;värde\ninflyttade;2016-H1;600\ninflyttade;2016-H2;650\n")
    assert 2 == len(facts.measurements)
    assert "stdin:2: `inflyttade` mäts per år, men 2 rader gäller en annan tid, först `2016-H1`" in one(facts)


@pytest.mark.parametrize(
    "text", ["20190221", "2019-2-21", "21/2 2019", "2019-02-30", "2019-02-21 10:00", "2019-W08", "igår"]
)
def test_a_publication_day_in_another_form_is_an_error_that_shows_the_form(text: str) -> None:
    error = refused(row(publicerad=text))
    assert ["unreadable-day"] == codes(error)
    assert "`2019-02-21`" in str(error)


def test_a_row_with_a_value_but_no_indicator_or_period_is_an_error() -> None:
    assert ["missing-indicator"] == codes(refused(row(indikator="")))
    assert ["missing-period"] == codes(refused(row(period="")))


# ---------------------------------------------------------------- municipalities and comparison groups


@pytest.mark.parametrize("text", ["9999", "Region Kalmar", "0685 Nässjö", "x" * 100_000])
def test_an_unknown_municipality_is_an_error(text: str) -> None:
    assert ["unknown-municipality"] == codes(refused(row(kommun=text)))


def test_a_comparison_group_has_a_row_for_each_member() -> None:
    """Members by code, by code without zero, or by name; the municipality itself may be one."""
    facts = facts_of(
        HEADER
        + "jämförelsegrupp;0685;Liknande;;2018;Nässjö;;;\njämförelsegrupp;0685;Liknande;;2018;686;;;\n"
        + "Jamforelsegrupp;Vetlanda;Liknande;;2018;0685;;;\njämförelsegrupp;;Liknande;;2018;0683 Värnamo;;;\n"
    )
    assert {"0682", "0686", "0685", "0683"} == {m.value for m in facts.measurements}
    assert {("0685", "Liknande")} == {(m.municipality, m.area) for m in facts.measurements}
    assert () == facts.notices


@pytest.mark.parametrize(
    "code, value, status",
    [("unknown-municipality", "Paris", ""), ("unknown-municipality", "..", ""), ("missing-member", "", "saknas")],
)
def test_a_member_that_is_no_municipality_is_an_error(code: str, value: str, status: str) -> None:
    assert [code] == codes(refused(row(indikator="jämförelsegrupp", värde=value, status=status)))


# ---------------------------------------------------------------- recorded judgements


@pytest.mark.parametrize(
    "verdict, texts",
    [
        ("fulfilled", ["uppfyllt", "Uppfyllt", "fulfilled"]),
        ("partly_fulfilled", ["delvis uppfyllt", "partly fulfilled", "partly_fulfilled"]),
        ("not_fulfilled", ["inte uppfyllt", "ej uppfyllt", "not fulfilled", "not_fulfilled"]),
        ("undecided", ["kan inte bedömas", "undecided"]),
    ],
)
def test_a_judgement_is_a_row_with_a_verdict_in_swedish_or_english(verdict: str, texts: list[str]) -> None:
    made = [
        fact(indikator="bedömning", område="2015-2018/2", värde=t, källa="Årsredovisning 2018, s. 12") for t in texts
    ]
    assert {(ASSESSMENT, "2015-2018/2", verdict)} == {(m.indicator, m.area, m.value) for m in made}


def test_verdicts_are_stored_as_the_codes_of_verdicts() -> None:
    assert {f.value for f in Fulfilment} | {"undecided"} == set(VERDICTS)


def test_a_judgement_keeps_who_judged_and_why() -> None:
    made = fact(
        indikator="Bedomning", område="2015-2018/2", värde="uppfyllt", källa="KS 2019 § 12", roll="Kommunstyrelsen",
        motivering="Alla områden nåddes.", publicerad="2019-03-01",
    )  # fmt: skip
    assert ("Kommunstyrelsen", "Alla områden nåddes.", "KS 2019 § 12") == (made.role, made.reason, made.source)


def test_a_judgement_without_a_source_is_an_error() -> None:
    error = refused(row(indikator="bedömning", område="2015-2018/2", värde="uppfyllt"))
    assert ["missing-source"] == codes(error)
    assert "vilket dokument" in str(error)


@pytest.mark.parametrize(
    "area, near", [("2015-2018/3", "`2015-2018/2`"), ("2015-2018-2", "`2015-2018/2`"), ("2", "`2015-2018/2`")]
)
def test_a_judgement_of_a_goal_that_is_not_judged_is_an_error(area: str, near: str) -> None:
    """The slash in a goal's id counts."""
    error = refused(row(indikator="bedömning", område=area, värde="uppfyllt", källa="x"))
    assert ["unknown-goal"] == codes(error)
    assert near in str(error)


@pytest.mark.parametrize(
    "code, cells",
    [("missing-goal", {"område": ""}), ("unknown-verdict", {"värde": "bra"}), ("unknown-verdict", {"värde": "1"})],
)
def test_a_judgement_says_what_it_judges_and_how(code: str, cells: dict[str, str]) -> None:
    judged = {"indikator": "bedömning", "område": "2015-2018/2", "värde": "uppfyllt", "källa": "x"}
    assert [code] == codes(refused(row(**judged | cells)))


def test_judgements_of_another_periods_goals_are_kept_out_with_a_notice() -> None:
    """One file may hold the judgements of every period."""
    judged = {"indikator": "bedömning", "område": "2011-2014/2", "värde": "uppfyllt", "källa": "x"}
    facts = facts_of(row(**judged))
    assert () == facts.measurements
    assert "1 rad med bedömningar av mål i `2011-2014` hör inte till reglerna och räknas inte med." in one(facts)
    assert ["other-period"] == codes(refused(row(**judged), strict=True))


def test_no_goal_can_be_judged_where_the_rules_ask_for_no_judgement() -> None:
    error = refused(row(indikator="bedömning", område="2015-2018/2", värde="uppfyllt", källa="x"), assessed=())
    assert "Inget mål avgörs av en bedömning." in str(error)


# ---------------------------------------------------------------- plausibility


def test_a_share_on_a_percent_scale_is_noticed_and_not_changed() -> None:
    facts = facts_of("indikator;område;period;värde\nkundnöjdhet;hemtjänst;2016;0,93\nkundnöjdhet;hemtjänst;2017;0\n")
    assert {"0.93", "0"} == {m.written for m in facts.measurements}
    assert ["finer-than-step", "looks-like-share"] == sorted(codes(facts))


def test_one_misprinted_count_between_its_neighbours_is_noticed() -> None:
    """1 004 between 1 199 and 1 163: the published misprint of 2020."""
    years = {"2015": "1312", "2017": "1314", "2018": "1199", "2020": "1004", "2021": "1163"}
    facts = facts_of("indikator;period;värde\n" + "".join(f"inflyttade;{y};{v}\n" for y, v in years.items()))
    assert ["stands-out"] == codes(facts)
    assert "`inflyttade` 2020 = 1004 kan vara felskrivet: 2018 var det 1199 och 2021 1163" in one(facts)
    assert 5 == facts.notices[0].place.row if facts.notices[0].place else False
    assert "1004" in {m.written for m in facts.measurements}


@pytest.mark.parametrize(
    "values",
    [
        ("100", "110", "100"),  # a tenth is not more than a tenth
        ("100", "120", "140"),  # rising
        ("50", "90", "50"),  # small numbers vary
        ("0", "500", "0"),
        ("1000", "1200"),  # one neighbour only
    ],
)
def test_ordinary_variation_is_not_noticed(values: tuple[str, ...]) -> None:
    rows = "".join(f"inflyttade;{2015 + n};{v}\n" for n, v in enumerate(values))
    assert () == facts_of("indikator;period;värde\n" + rows).notices


def test_a_declared_break_explains_a_value_that_stands_out() -> None:
    text = "indikator;period;värde;status\ninflyttade;2015;1000;\ninflyttade;2016;1500;brott\ninflyttade;2017;1000;\n"
    assert () == facts_of(text).notices


# ---------------------------------------------------------------- many rows, many files


def test_the_same_row_again_is_the_same_fact_and_another_value_is_a_contradiction() -> None:
    assert 2 == len(facts_of(row(), row()).measurements)
    error = refused(row(), row(värde="1314"), row(indikator="bedömning"))
    assert {"conflicting-values", "unknown-verdict"} <= set(codes(error))


def test_problems_of_all_files_come_at_once() -> None:
    error = refused(row(värde="x"), row(kommun="Paris"), "indikator;period;värde\na;b\ninflyttade;2016;\n")
    assert {"number-unreadable", "unknown-municipality", "too-few-cells"} == set(codes(error))


def test_very_many_problems_are_counted_and_the_first_are_listed() -> None:
    error = refused("indikator;period;värde\n" + "inflyttade;2016;x\n" * 1_234)
    assert 201 == len(error.problems)
    assert "1234 fel hittades. Här är de 200 första, och 1034 till." == error.problems[0].sv


@pytest.mark.parametrize(
    "invented, name",
    [(True, "påhittade-fakta.csv"), (True, "Pahittade_fakta.csv"), (True, "invented.csv"), (False, "fakta.csv")],
)
def test_a_file_of_invented_values_says_so_in_its_name(invented: bool, name: str) -> None:

    (described,) = to_facts([rows_of(row())._replace(name=name)], indicators=INDICATORS).files
    assert (name, 1, invented) == (described.name, described.rows, described.invented)


def test_somebodys_text_never_reaches_the_terminal_as_it_is() -> None:
    """Control characters are shown, not obeyed; long texts are cut."""
    error = refused("indikator;kommun;period;värde\ninflyttade;\x1b[31mx;\x07;\u202e1\n")
    assert not {"\x1b", "\x07", "\u202e"} & set(str(error))
