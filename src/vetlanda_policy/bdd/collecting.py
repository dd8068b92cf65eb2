"""Collecting: a `.feature` file in Swedish becomes tests, and its scenarios get what their steps share.

Only files marked `# language: sv` are taken; a feature that would lose a scenario in silence is an error.
PYTEST_DONT_REWRITE
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from gherkin.errors import CompositeParserException
from gherkin.parser import Parser
from pytest_bdd import scenario
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.parser import Feature, Scenario, Step
from pytest_bdd.steps import StepNamePrefix

from vetlanda_policy.bdd import given, given_facts, then, then_why, when
from vetlanda_policy.bdd.case import Case
from vetlanda_policy.bdd.phrases import Phrase

LANGUAGE = "# language: sv"
ENCODING = "utf-8-sig"
"""UTF-8, also with the mark that some editors put first."""
_SCENARIO = pytest.StashKey[tuple[Feature, Scenario]]()
_OPTIONAL = re.compile(r"\[[^\]]*\]")
_STEPS = {"given": (given, given_facts), "when": (when,), "then": (then, then_why)}


@pytest.fixture
def vetlanda_case(request: pytest.FixtureRequest) -> Case:
    """The scenario under way, shared by its steps."""
    feature, running = request.node.stash[_SCENARIO]
    return Case(request.config.rootpath, feature, running)


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Remember the scenario, so that a step can know what a later one expects."""
    request.node.stash[_SCENARIO] = (feature, scenario)


def pytest_bdd_before_step_call(step: Step, step_func_args: Mapping[str, object]) -> None:
    """Remember the step, for its line and its table."""
    case = step_func_args.get("vetlanda_case")
    if isinstance(case, Case):
        case.step = step


def pytest_bdd_step_func_lookup_error(feature: Feature, step: Step) -> None:
    """Say in Swedish that there is no such step, and which are most like it."""
    if feature.language != "sv":
        return
    shown = "\n".join(f"  {step.keyword} {phrase}" for phrase in _nearest(step))
    where = f"{Path(feature.filename).name}:{step.line_number}"
    pytest.fail(f"{where}: {step.keyword} {step.name}\nSteget finns inte. Närmast är:\n{shown}", pytrace=False)


def _nearest(step: Step) -> list[str]:
    """The phrases that have the most words in common with a step; all of them where none has any."""
    known = phrases(step.type)
    said = set(step.name.split())
    shared = {phrase: len(said & set(_OPTIONAL.sub("", phrase).split())) for phrase in known}
    most = max(shared.values())
    return [phrase for phrase in known if shared[phrase] == most]


def phrases(kind: str) -> list[str]:
    """The phrases of every step of a kind (`given`, `when` or `then`), in the order of their files."""
    prefix = f"{StepNamePrefix.step_def.value}_{kind}_"
    names = [name for module in _STEPS[kind] for name in vars(module)]
    return [name.removeprefix(prefix) for name in names if name.startswith(prefix)]


def matching(kind: str, text: str) -> list[str]:
    """The phrases of a kind that a step's text fits; a step that can be run fits exactly one."""
    return [phrase for phrase in phrases(kind) if Phrase(phrase).is_matching(text)]


# Files ----------------------------------------------------------------------------------------------------------------


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take a feature file in Swedish; one in another language only where it is named, to say that it cannot run."""
    if file_path.suffix != ".feature":
        return None
    if parent.session.isinitpath(file_path) or _language_is_swedish(file_path):
        return FeatureFile.from_parent(parent, path=file_path)
    return None


class FeatureFile(pytest.Module):
    """A feature file as pytest sees it: one test a scenario, by the scenario's own name."""

    def _getobj(self) -> ModuleType:
        module = ModuleType(self.path.stem)
        for name, test in runnable(self.path).items():
            setattr(module, name, test)
        return module

    def funcnamefilter(self, name: str) -> bool:
        """Every scenario is a test, whatever it is called."""
        return not name.startswith("__")


def runnable(path: Path) -> dict[str, Callable[..., None]]:
    """A test function for every scenario of a file, by its name.

    Raises:
        pytest.Collector.CollectError: the file is not in Swedish, is no feature, or has two scenarios of one name.
    """
    if not _language_is_swedish(path):
        raise _cannot(path, f"filen börjar inte med `{LANGUAGE}`. Skriv det på första raden.")
    found: dict[str, Callable[..., None]] = {}
    for name, line in scenario_names(path):
        if name in found:
            raise _cannot(path, f"två scenarier heter ”{name}” (rad {line} är det andra). Ge vart och ett sitt namn.")
        found[name] = _test(path, name)
    if not found:
        raise _cannot(path, "filen har inget scenario.")
    return found


def scenario_names(path: Path) -> Iterator[tuple[str, int]]:
    """The name and the line of every scenario, those under a `Regel` included.

    Raises:
        pytest.Collector.CollectError: the file is no feature.
    """
    try:
        document: Any = Parser().parse(path.read_text(ENCODING))
    except (CompositeParserException, UnicodeDecodeError) as error:
        raise _cannot(path, f"filen går inte att läsa som en feature: {error}") from None
    waiting = list((document.get("feature") or {}).get("children", ()))
    while waiting:
        child = waiting.pop(0)
        if "rule" in child:
            waiting = [*child["rule"]["children"], *waiting]
        elif "scenario" in child:
            yield child["scenario"]["name"], child["scenario"]["location"]["line"]


def _test(path: Path, name: str) -> Callable[..., None]:
    try:

        @scenario(str(path), name, encoding=ENCODING, features_base_dir=str(path.parent))
        def run() -> None:
            """The steps are the whole test."""

    except GherkinParseError as error:
        raise _cannot(path, f"rad {error.line} går inte att läsa: {error.message}") from None
    return run


def _language_is_swedish(path: Path) -> bool:
    with path.open(encoding=ENCODING, errors="replace") as stream:
        first = next((line for line in stream if line.strip()), "")
    return "".join(first.split()) == "".join(LANGUAGE.split())


def _cannot(path: Path, why: str) -> pytest.Collector.CollectError:
    return pytest.Collector.CollectError(f"{path.name}: {why}")
