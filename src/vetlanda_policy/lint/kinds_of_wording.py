"""The kinds of findings about the words of a goal, which an auditor would object to.

Only their words; how each is found is said where it is looked for.
"""

from __future__ import annotations

from vetlanda_policy.lint.finding import Kind, Severity

_TEXTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "no-measure",
        "målets ord nämner inget mått",
        "the words of the goal name no measure",
        "Skriv i en tolkning vad som mäter målet och varför, eller låt målet bedömas (`assessed`).",
        "Say in an interpretation what measures the goal and why, or let the goal be judged (`assessed`).",
    ),
    (
        "target-not-stated",
        "målvärdet står inte i målets ord",
        "the target value is not in the words of the goal",
        "Skriv i en tolkning varifrån målvärdet kommer, eller ändra målvärdet till det som fullmäktige beslutat.",
        "Say in an interpretation where the target comes from, or change it to the one that the council decided.",
    ),
    (
        "date-not-stated",
        "målets år står inte i målets ord",
        "the year of the target is not in the words of the goal",
        "Skriv i en tolkning varifrån årtalet kommer, eller ändra det till det som fullmäktige beslutat.",
        "Say in an interpretation where the year comes from, or change it to the one that the council decided.",
    ),
    (
        "direction-not-stated",
        "målets ord säger inte åt vilket håll",
        "the words of the goal state no direction",
        "Skriv i en tolkning om värdet är ett minsta eller ett högsta.",
        "Say in an interpretation whether the value is a least or a most.",
    ),
    (
        "direction-opposite",
        "regeln går åt andra hållet än målets ord",
        "the rule goes the other way than the words of the goal",
        "Vänd på kriteriet, eller förklara i en tolkning varför det är rätt.",
        "Turn the criterion round, or explain in an interpretation why it is right.",
    ),
    (
        "bound-not-as-worded",
        "gränsen räknas inte som i målets ord",
        "the bound does not count as in the words of the goal",
        "Byt kriterium, till exempel `above` mot `at_least`, eller förklara valet i en tolkning.",
        "Change the criterion, such as `above` for `at_least`, or explain the choice in an interpretation.",
    ),
    (
        "against-better",
        "regeln belönar det som nyckeltalet kallar sämre",
        "the rule rewards what the indicator calls worse",
        "Vänd på kriteriet, eller rätta `higher_is_better` i nyckeltalet.",
        "Turn the criterion round, or correct `higher_is_better` of the indicator.",
    ),
    (
        "baseline-missing",
        "utgångsvärdet saknas",
        "the baseline is missing",
        "Ange `baseline`, och skriv i en tolkning vad första värdet jämförs med.",
        "Give `baseline`, and say in an interpretation what the first value is compared with.",
    ),
    (
        "baseline-differs",
        "utgångsåret är ett annat än i orden",
        "the baseline year is another than in the words",
        "Rätta `baseline`, eller det årtal som orden eller tolkningen nämner.",
        "Correct `baseline`, or the year that the words or the interpretation name.",
    ),
    (
        "figure-not-used",
        "ett tal i målets ord som regeln inte använder",
        "a figure in the words of the goal that the rule does not use",
        "Använd talet i regeln, eller förklara det i en tolkning.",
        "Use the figure in the rule, or explain it in an interpretation.",
    ),
    (
        "source-contradicts-itself",
        "källan anger två olika tal",
        "the source states two different figures",
        "Fråga den som beslutat vilket som gäller, och skriv i en tolkning vilket regeln följer och varför.",
        "Ask those who decided which one holds, and say in an interpretation which one the rule follows and why.",
    ),
    (
        "should-not-declared",
        "målet säger ”bör”, regeln ”ska”",
        "the goal says should, the rule shall",
        'Skriv `force = "should"` i lydelsen.',
        'Write `force = "should"` in the version.',
    ),
    (
        "should-not-said",
        "regeln säger ”bör”, men inte målet",
        "the rule says should, the goal does not",
        'Ta bort `force = "should"`, eller visa i en tolkning varför målet bara bör nås.',
        'Remove `force = "should"`, or show in an interpretation why the goal only should be met.',
    ),
    (
        "average-not-used",
        "målet gäller ett genomsnitt, regeln ett enda värde",
        "the goal is about an average, the rule about one value",
        'Skriv `value = "mean"`, eller förklara i en tolkning vilket genomsnitt som redan ligger i nyckeltalet.',
        'Write `value = "mean"`, or explain in an interpretation which average the indicator already is.',
    ),
    (
        "every-not-used",
        "målet gäller varje år eller mätning, regeln bara den senaste",
        "the goal is about every year or measurement, the rule only about the latest",
        'Skriv `value = "every_year"` eller `"every_measurement"`, eller förklara valet i en tolkning.',
        'Write `value = "every_year"` or `"every_measurement"`, or explain the choice in an interpretation.',
    ),
    (
        "no-reason",
        "målet bedöms, men det sägs inte varför",
        "the goal is assessed, but nothing says why",
        "Skriv i `why` varför inget nyckeltal kan avgöra målet.",
        "Say in `why` why no indicator can decide the goal.",
    ),
    (
        "partly-not-explained",
        "regeln ger ”delvis” utan att det sägs varför",
        "the rule gives partly without saying why",
        "Skriv i en tolkning när målet är delvis uppfyllt och varför.",
        "Say in an interpretation when the goal is partly fulfilled, and why.",
    ),
)

OF_WORDING = tuple(Kind(code, Severity.WARNING, *texts) for code, *texts in _TEXTS)
"""The kinds about words, in the order of the catalogue."""
