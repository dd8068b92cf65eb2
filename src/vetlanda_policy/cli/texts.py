"""The help texts of the command line, in Swedish and English.

Only words; the commands stand in `commands`.
"""

from __future__ import annotations

from vetlanda_policy.errors import Language

HELP: dict[Language, dict[str, str]] = {
    "sv": {
        "app": "Bedömer om kommunfullmäktiges mål nåddes, och säger varför, ner till siffran och dess källa.",
        "evaluate": "Bedöm målen på en eller flera faktafiler.\n\nSlutkoder: 0 bedömt, 1 en bedömning som nämns i "
        "--fail-on förekom, 2 fel i fakta, regler eller användning, 3 internt fel.",
        "explain": "Förklara ett måls bedömning i hela kedjan: fullmäktiges ord, tolkning, jämförelser, källor, "
        "marginal och vad som saknas.",
        "periods": "Visa vilka mandatperioder det finns regler för.",
        "goals": "Visa målen i en period, med fullmäktiges ord.",
        "show": "Visa ett måls regel som text, med alla lydelser.",
        "check": "Granska regler (och faktafiler) utan att bedöma något: vad en revisor skulle invända mot.\n\nSlutkoder: "
        "0 inga fel, 2 fel i regler eller fakta, och med --strict även vid varningar.",
        "check_format": "table, json eller sarif.",
        "features": "Mapp där målens features finns. Utan den söks de bredvid reglerna.",
        "no_features": "Sök inga features och kör inga.",
        "check_strict": "Slutkod 2 även vid varningar; okända nyckeltal och områden i fakta är fel.",
        "new": "Skapa ett eget regelverk att börja med: period, nyckeltal, ett exempelmål med feature, och en faktamall.",
        "new_directory": "Mappen som regelverket ska ligga i; den får inte finnas, eller ska vara tom.",
        "new_municipality": "Kommunen vars mål det är, fyrställig kod eller namn. Utan den Vetlanda, 0685.",
        "new_period": "Mandatperioden, första och sista året, till exempel 2023-2026. Utan den den som pågår.",
        "diff": "Jämför två lydelser eller två perioder: vilka mål som tillkommit, utgått eller ändrats, i ord; på givna "
        "fakta vilka bedömningar som ändras och varför; och de minsta påhittade fakta där två lydelser skiljer sig.",
        "diff_a": "Det som jämförs: en period (2015-2018), ett mål (2015-2018/3), lydelsen en viss dag (2015-2018/3@2016-01-01) "
        "eller en mapp med regler.",
        "diff_b": "Det som det jämförs med, på samma sätt.",
        "diff_facts": "Faktafil som båda bedöms på. Kan anges flera gånger.",
        "diff_closing": "Bokslut som båda bedöms vid, till exempel 2018. Utan det väljs det senaste årsbokslut som fakta når.",
        "witness": "Sök för varje ändrat mål de minsta påhittade fakta på vilka de två bedöms olika, eller beviset att inga "
        "finns.",
        "witness_file": "Skriv dessa fakta till en CSV-fil; namnet måste innehålla pahittat.",
        "diff_format": "table, json eller markdown.",
        "schema": "Skriv JSON-schemat för faktafiler (facts), regelfiler (rules, eller en av period, indicators och goal) "
        "eller bedömningar (evaluation).",
        "template": "Skriv en tom faktafil med en rad för allt som periodens mål behöver.",
        "facts": "Faktafiler: CSV, XLSX, JSON, JSON Lines eller Parquet; - läser standard in.",
        "goal": "Målets nummer eller id, till exempel 1 eller 2015-2018/1.",
        "what": "facts, rules (någon av regelfilerna), period, indicators, goal eller evaluation.",
        "rules": "Mapp med egna regler.",
        "period": "Mandatperiod, till exempel 2015-2018. Utan den väljs den senaste som fakta når.",
        "closing": "Bokslut, till exempel 2018 eller 2016-H1. Utan det väljs det senaste årsbokslut som fakta når.",
        "known_on": "Dölj det som publicerats efter denna dag (ÅÅÅÅ-MM-DD).",
        "municipality": "Den bedömda kommunen, fyrställig kod eller namn. Utan den reglernas egen, för Vetlanda 0685.",
        "format": "table, json, markdown eller csv.",
        "template_format": "csv eller xlsx.",
        "output": "Skriv till en fil, hel eller inte alls, i stället för standard ut.",
        "lang": "Språk: sv eller en.",
        "fail_on": "Slutkod 1 om bedömningen förekommer: not_fulfilled, undecided eller partly_fulfilled. "
        "Kan anges flera gånger.",
        "strict": "Okända nyckeltal och områden är fel, inte upplysningar.",
        "engine": "Vilken motor som avgör: auto, durable eller direct.",
        "version": "Visa versionen.",
    },
    "en": {
        "app": "Judges whether the council's goals came true, and says why, down to the figure and its source.",
        "evaluate": "Judge the goals on one or more fact files.\n\nExit codes: 0 judged, 1 a verdict named by --fail-on "
        "occurred, 2 something wrong with facts, rules or usage, 3 internal error.",
        "explain": "Explain the verdict on one goal in the whole chain: the council's words, interpretation, comparisons, "
        "sources, margin and what is missing.",
        "periods": "Show which mandate periods there are rules for.",
        "goals": "Show the goals of a period, in the council's words.",
        "show": "Show the rule of a goal as text, with all its versions.",
        "check": "Look through rules (and fact files) without judging anything: what an auditor would object to.\n\nExit "
        "codes: 0 no errors, 2 errors in rules or facts, and with --strict also where there are warnings.",
        "check_format": "table, json or sarif.",
        "features": "Folder with the features of the goals. Without it they are looked for beside the rules.",
        "no_features": "Look for no features and run none.",
        "check_strict": "Exit code 2 also for warnings; unknown indicators and areas in facts are errors.",
        "new": "Make a rulebook of your own to start from: period, indicators, an example goal with a feature, and a "
        "fact template.",
        "new_directory": "The folder to hold the rulebook; it must not exist, or be empty.",
        "new_municipality": "The municipality whose goals they are, four-digit code or name. Without it Vetlanda, 0685.",
        "new_period": "The mandate period, first and last year, such as 2023-2026. Without it the one under way.",
        "diff": "Compare two versions or two periods: which goals came, went or changed, in words; on given facts which "
        "verdicts change and why; and the smallest invented facts on which two versions disagree.",
        "diff_a": "What is compared: a period (2015-2018), a goal (2015-2018/3), the version of a day (2015-2018/3@2016-01-01) "
        "or a folder of rules.",
        "diff_b": "What it is compared with, in the same way.",
        "diff_facts": "A fact file that both are judged on. May be repeated.",
        "diff_closing": "The closing that both are judged at, such as 2018. Without it the latest annual one that the facts "
        "reach.",
        "witness": "Search, for every changed goal, for the smallest invented facts on which the two are judged "
        "differently, or the proof that there are none.",
        "witness_file": "Write these facts to a CSV file; its name must contain pahittat.",
        "diff_format": "table, json or markdown.",
        "schema": "Write the JSON Schema of fact files (facts), rule files (rules, or one of period, indicators and goal) "
        "or evaluations (evaluation).",
        "template": "Write an empty fact file with a row for everything the goals of the period need.",
        "facts": "Fact files: CSV, XLSX, JSON, JSON Lines or Parquet; - reads standard input.",
        "goal": "The goal's number or id, such as 1 or 2015-2018/1.",
        "what": "facts, rules (any of the rule files), period, indicators, goal or evaluation.",
        "rules": "A folder of rules of your own.",
        "period": "Mandate period, such as 2015-2018. Without it the latest one that the facts reach.",
        "closing": "Closing, such as 2018 or 2016-H1. Without it the latest annual one that the facts reach.",
        "known_on": "Hide what was published after this day (YYYY-MM-DD).",
        "municipality": "The judged municipality, four-digit code or name. Without it that of the rules, 0685 for Vetlanda.",
        "format": "table, json, markdown or csv.",
        "template_format": "csv or xlsx.",
        "output": "Write to a file, whole or not at all, instead of standard output.",
        "lang": "Language: sv or en.",
        "fail_on": "Exit code 1 if the verdict occurs: not_fulfilled, undecided or partly_fulfilled. May be repeated.",
        "strict": "Unknown indicators and areas are errors, not notes.",
        "engine": "Which engine decides: auto, durable or direct.",
        "version": "Show the version.",
    },
}

SAID: dict[Language, dict[str, str]] = {
    "sv": {
        "error": "Fel",
        "note": "Obs",
        "chosen": "Bedömer {municipality}, perioden {period}, bokslut {closing}.",
        "rules_fine": "Reglerna är i sin ordning: {periods}.",
        "facts_fine": "Faktafilerna är i sin ordning för perioden {period}: {rows} rader används.",
        "internal": "Internt fel: {kind} ({place}). Inget är bedömt. Sätt VETLANDA_POLICY_TRACEBACK=1 för hela spåret, "
        "och rapportera det.",
        "not_written": "{path} kunde inte skrivas: {why}.",
        "hint": "Se vetlanda-policy {command} --help.",
        "closings": "bokslut {closings}",
        "incomplete": "källan är inte fullständig",
        "version": "Lydelse från {first} till {last}",
        "open": "tills vidare",
        "should": "bör-mål",
        "words": "Fullmäktiges ord",
        "interpretation": "Tolkning",
        "rule": "Regel",
        "area": "Målområde, avgör inte målet",
        "indicators": "Nyckeltal",
        "source": "Källa",
        "file": "Regelfil",
        "progress": "Läser",
    },
    "en": {
        "error": "Error",
        "note": "Note",
        "chosen": "Judging {municipality}, period {period}, closing {closing}.",
        "rules_fine": "The rules are in order: {periods}.",
        "facts_fine": "The fact files are in order for the period {period}: {rows} rows are used.",
        "internal": "Internal error: {kind} ({place}). Nothing has been judged. Set VETLANDA_POLICY_TRACEBACK=1 for the "
        "whole trace, and report it.",
        "not_written": "{path} could not be written: {why}.",
        "hint": "See vetlanda-policy {command} --help.",
        "closings": "closings {closings}",
        "incomplete": "the source is not complete",
        "version": "Version from {first} to {last}",
        "open": "further notice",
        "should": "a soft goal",
        "words": "The council's words",
        "interpretation": "Interpretation",
        "rule": "Rule",
        "area": "Follow-up area, not deciding the goal",
        "indicators": "Indicators",
        "source": "Source",
        "file": "Rule file",
        "progress": "Reading",
    },
}
