"""The kinds of findings where criteria, indicators and goals do not fit each other, each an error.

Only their words; how each is found is said where it is looked for.
"""

from __future__ import annotations

from vetlanda_policy.lint.finding import Kind, Severity

_TEXTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "unknown-indicator",
        "ett okänt nyckeltal",
        "an unknown indicator",
        "Rätta stavningen, eller lägg till nyckeltalet i `indicators.toml`.",
        "Correct the spelling, or add the indicator to `indicators.toml`.",
    ),
    (
        "unknown-area",
        "ett okänt område",
        "an unknown area",
        "Rätta stavningen, eller lägg till området i nyckeltalets `areas`.",
        "Correct the spelling, or add the area to the `areas` of the indicator.",
    ),
    (
        "unknown-group",
        "en okänd grupp",
        "an unknown group",
        "Rätta stavningen, eller lägg till gruppen i nyckeltalets `groups`.",
        "Correct the spelling, or add the group to the `groups` of the indicator.",
    ),
    (
        "partly-some-of-one",
        "”några” av ett enda",
        "some of one only",
        "Ta bort `partly`, eller dela kriteriet på områden, grupper eller flera kriterier.",
        "Remove `partly`, or divide the criterion over areas, groups or several criteria.",
    ),
    (
        "partly-assessed",
        "bedömarens ”delvis” i en regel som räknas",
        "an assessor's partly in a rule that is computed",
        "Säg med `some`, `share_of_target` eller `when` vad delvis uppfyllt är.",
        "Say with `some`, `share_of_target` or `when` what partly fulfilled is.",
    ),
    (
        "partly-share",
        "en andel av ett målvärde som inte finns",
        "a share of a target that is not there",
        "Ta bort `share_of_target`, eller säg på annat sätt vad delvis uppfyllt är.",
        "Remove `share_of_target`, or say in another way what partly fulfilled is.",
    ),
    (
        "round-to-step",
        "avrundningen passar inte skalan",
        "the rounding does not fit the scale",
        "Ändra `round_to`, eller skalans steg.",
        "Change `round_to`, or the step of the scale.",
    ),
    (
        "no-direction",
        "nyckeltalet säger inte vilket håll som är bättre",
        "the indicator does not say which direction is better",
        "Skriv `higher_is_better = true` eller `false` i nyckeltalet.",
        "Write `higher_is_better = true` or `false` in the indicator.",
    ),
    (
        "rank-each",
        "en placering för varje område",
        "a place for each area",
        "Ta bort `each`.",
        "Remove `each`.",
    ),
    (
        "not-a-number",
        "nyckeltalet har inga tal",
        "the indicator has no numbers",
        "Välj ett nyckeltal med tal; en jämförelsegrupp anges med `group`.",
        "Choose an indicator with numbers; a comparison group is named with `group`.",
    ),
    (
        "not-members",
        "gruppens nyckeltal räknar inte upp några medlemmar",
        "the indicator of the group lists no members",
        'Välj ett nyckeltal med `kind = "members"`.',
        'Choose an indicator with `kind = "members"`.',
    ),
    (
        "unknown-level",
        "en nivå som skalan inte har",
        "a level that the scale does not have",
        "Skriv en av nyckeltalets nivåer, eller lägg till nivån i `levels`.",
        "Write one of the levels of the indicator, or add the level to `levels`.",
    ),
    (
        "level-on-numbers",
        "en nivå där nyckeltalet har tal",
        "a level where the indicator has numbers",
        "Skriv målvärdet som ett tal, eller ge nyckeltalet nivåer med `levels`.",
        "Write the target as a number, or give the indicator levels with `levels`.",
    ),
    (
        "number-on-levels",
        "ett tal där nyckeltalet har nivåer",
        "a number where the indicator has levels",
        "Skriv målvärdet som en av nyckeltalets nivåer.",
        "Write the target as one of the levels of the indicator.",
    ),
    (
        "unknown-part",
        "en okänd del i ett härlett nyckeltal",
        "an unknown part of a derived indicator",
        "Rätta stavningen, eller lägg till delen i `indicators.toml`.",
        "Correct the spelling, or add the part to `indicators.toml`.",
    ),
    (
        "derived-circle",
        "ett nyckeltal som härleds ur sig självt",
        "an indicator that is derived from itself",
        "Bryt cirkeln: härled bara ur nyckeltal som mäts, eller ur summor av sådana.",
        "Break the circle: derive only from indicators that are measured, or from sums of such.",
    ),
    (
        "ratio-inside",
        "en kvot inne i ett härlett nyckeltal",
        "a ratio inside a derived indicator",
        "Skriv ut kvotens delar i `numerator` och `denominator`.",
        "Write out the parts of the ratio in `numerator` and `denominator`.",
    ),
    (
        "denominator-below-zero",
        "en nämnare som kan vara negativ",
        "a denominator that can be negative",
        "Ge nämnarens nyckeltal en skala med `lowest = 0`, eller välj en annan nämnare.",
        "Give the indicators of the denominator a scale with `lowest = 0`, or choose another denominator.",
    ),
    (
        "part-without-figures",
        "en del som inte har tal",
        "a part that has no figures",
        "Härled bara ur nyckeltal med tal, inte ur nivåer eller grupper.",
        "Derive only from indicators with numbers, not from levels or groups.",
    ),
    (
        "uneven-steps",
        "delar vars steg inte går ihop",
        "parts whose steps do not fit",
        "Ge delarna steg som går jämnt upp i varandra, till exempel 0.1 och 1.",
        "Give the parts steps that go evenly into each other, such as 0.1 and 1.",
    ),
    (
        "shared-part",
        "två värden med en gemensam del jämförs",
        "two values with a part in common are compared",
        "Härled skillnaden som ett eget nyckeltal och jämför den med ett tal.",
        "Derive the difference as an indicator of its own and compare it with a number.",
    ),
    (
        "percent-below-zero",
        "procent av något som kan vara negativt",
        "percent of something that can be negative",
        "Ge nyckeltalet en skala med `lowest = 0`, eller ange `amount` i stället för `percent`.",
        "Give the indicator a scale with `lowest = 0`, or state an `amount` in the place of `percent`.",
    ),
    (
        "units-differ",
        "jämförelse mellan olika enheter",
        "a comparison between different units",
        "Jämför med ett nyckeltal i samma enhet.",
        "Compare with an indicator in the same unit.",
    ),
    (
        "goal-circle",
        "ett mål som beror på sig självt",
        "a goal that depends on itself",
        "Bryt cirkeln, så att varje mål till sist avgörs av siffror eller en bedömning.",
        "Break the circle, so that figures or a judgement decide every goal in the end.",
    ),
    (
        "unknown-goal",
        "ett okänt mål",
        "an unknown goal",
        "Ange numret på ett mål i samma regelverk.",
        "Give the number of a goal in the same rulebook.",
    ),
    (
        "no-units",
        "en andel av enheter utan enheter",
        "a share of units without units",
        "Räkna upp enheterna med `units`, eller ge nyckeltalet områden.",
        "List the units with `units`, or give the indicator areas.",
    ),
    (
        "unknown-unit",
        "en okänd enhet",
        "an unknown unit",
        "Rätta stavningen, eller lägg till enheten i nyckeltalets `areas`.",
        "Correct the spelling, or add the unit to the `areas` of the indicator.",
    ),
    (
        "baseline-year",
        "utgångsåret är inget årtal",
        "the baseline is no year",
        "Skriv året som värdena jämförs med, till exempel 2022.",
        "Write the year that values are compared with, such as 2022.",
    ),
    (
        "exact-on-ratio",
        "ett exakt värde av en kvot",
        "an exact value of a ratio",
        "Skriv `all` med `at_least` och `at_most`, eller avrunda med `round_to`.",
        "Write `all` with `at_least` and `at_most`, or round with `round_to`.",
    ),
)

OF_FITS = tuple(Kind(code, Severity.ERROR, *texts) for code, *texts in _TEXTS)
"""The kinds about what does not fit, in the order of the catalogue."""
