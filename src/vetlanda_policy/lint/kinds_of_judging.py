"""The kinds of findings about when and how a goal is judged, which an auditor would object to.

Only their words; how each is found is said where it is looked for.
"""

from __future__ import annotations

from vetlanda_policy.lint.finding import Kind, Severity

_TEXTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "measured-too-seldom",
        "nyckeltalet mäts mer sällan än målet bedöms",
        "the indicator is measured more seldom than the goal is judged",
        'Bedöm på `latest` eller `every_measurement` (`pairs = "measurement_over_measurement"`), eller mät oftare.',
        'Judge on `latest` or `every_measurement` (`pairs = "measurement_over_measurement"`), or measure more often.',
    ),
    (
        "no-yearly-value",
        "regeln frågar efter helår, men nyckeltalet har inga",
        "the rule asks for whole years, but the indicator has none",
        "Bedöm på `latest`, `mean`, `sum` eller `every_measurement`, eller ge nyckeltalet årsvärden.",
        "Judge on `latest`, `mean`, `sum` or `every_measurement`, or give the indicator yearly values.",
    ),
    (
        "version-gap",
        "ingen lydelse gäller en dag i perioden",
        "no version is in force on a day of the period",
        "Låt lydelserna täcka hela perioden, eller skriv att målet inte gällde då.",
        "Let the versions cover the whole period, or write that the goal did not hold then.",
    ),
    (
        "version-outside",
        "en lydelse utanför perioden",
        "a version outside the period",
        "Rätta lydelsens dagar, eller flytta den till sin periods regler.",
        "Correct the days of the version, or move it to the rules of its own period.",
    ),
    (
        "never-due",
        "målet kan aldrig avgöras under perioden",
        "the goal can never be decided during the period",
        'Säg i en tolkning att målet inte kan avgöras före det året, eller ange takten med `pace = "linear"`.',
        'Say in an interpretation that the goal cannot be decided before that year, or state `pace = "linear"`.',
    ),
    (
        "date-before-period",
        "målets dag ligger före perioden",
        "the day of the target lies before the period",
        "Rätta dagen, eller ta bort målvärdet.",
        "Correct the day, or remove the target.",
    ),
    (
        "baseline-too-late",
        "utgångsåret kommer för sent",
        "the baseline year comes too late",
        "Välj ett utgångsår före det första år som bedöms.",
        "Choose a baseline year before the first year that is judged.",
    ),
    (
        "break-in-period",
        "definitionen ändras mitt i jämförelsen",
        "the definition changes in the middle of the comparison",
        "Säg i en tolkning hur brottet hanteras, eller jämför bara värden med samma definition.",
        "Say in an interpretation how the break is handled, or compare only values of one definition.",
    ),
    (
        "never-met",
        "kriteriet kan aldrig uppfyllas",
        "the criterion can never be met",
        "Rätta målvärdet eller nyckeltalets skala.",
        "Correct the target or the scale of the indicator.",
    ),
    (
        "always-met",
        "kriteriet är alltid uppfyllt",
        "the criterion is always met",
        "Rätta målvärdet eller nyckeltalets skala; ett mål som inte kan missas säger inget.",
        "Correct the target or the scale of the indicator; a goal that cannot be missed says nothing.",
    ),
    (
        "partly-never",
        "”delvis” kan aldrig inträffa",
        "partly can never happen",
        "Ta bort `partly`, eller gör det lättare att nå än målet.",
        "Remove `partly`, or make it easier to reach than the goal.",
    ),
    (
        "partly-always",
        "målet är alltid minst delvis uppfyllt",
        "the goal is always at least partly fulfilled",
        "Gör det möjligt att missa målet: höj kravet för delvis uppfyllt.",
        "Make it possible to miss the goal: ask more for partly fulfilled.",
    ),
    (
        "criteria-contradict",
        "kriterier som inte kan uppfyllas samtidigt",
        "criteria that cannot be met together",
        "Ändra ett av kriterierna, eller skriv `any` om det räcker med ett.",
        "Change one of the criteria, or write `any` if one of them is enough.",
    ),
    (
        "goals-contradict",
        "två mål som inte kan uppfyllas samtidigt",
        "two goals that cannot be met together",
        "Fråga den som beslutat vilket mål som går före, eller rätta det ena.",
        "Ask those who decided which goal comes first, or correct one of them.",
    ),
    (
        "any-always-met",
        "ett av kriterierna är alltid uppfyllt",
        "one of the criteria is always met",
        "Ändra kriterierna, eller skriv `all` om båda krävs.",
        "Change the criteria, or write `all` if both are needed.",
    ),
    (
        "no-effect",
        "ett kriterium utan verkan",
        "a criterion without effect",
        "Ta bort kriteriet, eller rätta dess målvärde.",
        "Remove the criterion, or correct its target.",
    ),
    (
        "two-verdicts",
        "två bedömningar av samma ord är möjliga",
        "two verdicts on the same words are possible",
        "Ta bort det ena målet, eller citera de ord som skiljer dem åt.",
        "Remove one of the goals, or quote the words that tell them apart.",
    ),
    (
        "goal-twice",
        "samma mål två gånger",
        "the same goal twice",
        "Ta bort det ena målet.",
        "Remove one of the goals.",
    ),
    (
        "criterion-twice",
        "samma kriterium två gånger",
        "the same criterion twice",
        "Ta bort det ena kriteriet.",
        "Remove one of the criteria.",
    ),
    (
        "rule-changed-in-silence",
        "samma ord, ny regel, ingen förklaring",
        "the same words, a new rule, no explanation",
        "Skriv i den nya lydelsens tolkning varför samma ord bedöms på ett nytt sätt.",
        "Say in an interpretation of the new version why the same words are judged in a new way.",
    ),
    (
        "unused-indicator",
        "ett nyckeltal som inget mål använder",
        "an indicator that no goal uses",
        "Ta bort nyckeltalet, eller visa det bredvid målet med `beside`.",
        "Remove the indicator, or show it beside the goal with `beside`.",
    ),
    (
        "unused-area",
        "ett område som inget mål frågar efter",
        "an area that no goal asks for",
        "Ta med området i `each`, eller ta bort det ur nyckeltalets `areas`.",
        "Include the area in `each`, or remove it from the `areas` of the indicator.",
    ),
    (
        "unused-group",
        "en grupp som inget mål frågar efter",
        "a group that no goal asks for",
        "Ta med gruppen i `each`, eller ta bort den ur nyckeltalets `groups`.",
        "Include the group in `each`, or remove it from the `groups` of the indicator.",
    ),
)

OF_JUDGING = tuple(Kind(code, Severity.WARNING, *texts) for code, *texts in _TEXTS)
"""The kinds about dates, scales, sameness and indicators, in the order of the catalogue."""
