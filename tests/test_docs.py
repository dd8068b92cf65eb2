"""Promises about the documentation: every command and every line of code in it runs and says what stands there.

`VETLANDA_POLICY_WRITE_GOLDEN=1` writes the answers of the commands anew; read the difference before you commit it.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
from pathlib import Path

import pytest

from vetlanda_policy.cli import run

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
)
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ vetlanda-policy (.*)$")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


def blocks(kind: str) -> list[tuple[Path, str]]:
    """Every block of one kind on every page."""
    return [(p, m["body"]) for p in PAGES for m in FENCE.finditer(p.read_text("utf-8")) if m["kind"] == kind]


def named(block: tuple[Path, str]) -> str:
    """A block by its page and first line."""
    return f"{block[0].name}: {block[1].splitlines()[0][:60]}"


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are run in the checkout, as the pages say."""
    monkeypatch.chdir(ROOT)


def answered(body: str, capfd: pytest.CaptureFixture[str]) -> str:
    """The block as it is when its commands are run: what they print follows each."""
    said = []
    for line in body.splitlines():
        command = COMMAND.match(line)
        if command:
            capfd.readouterr()
            code = run(shlex.split(command[1]))
            out, err = capfd.readouterr()
            said += [line, *(err + out).splitlines()]
            if code:
                said.append(f"[slutkod {code}]")
    return "\n".join(said) + "\n"


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("block", blocks("console"), ids=named)
def test_a_command_prints_what_the_page_says(block: tuple[Path, str], capfd: pytest.CaptureFixture[str]) -> None:
    """Standard error and standard output together, as a terminal shows them."""
    page, body = block
    if not COMMAND.search(body.splitlines()[0]):
        pytest.fail(f"{page.name}: a console block begins with a command of ours")
    now = answered(body, capfd)
    if os.environ.get("VETLANDA_POLICY_WRITE_GOLDEN"):
        page.write_text(page.read_text("utf-8").replace(body, now), "utf-8")
        return
    assert body == now


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("block", blocks("pycon"), ids=named)
def test_a_python_session_says_what_the_page_says(block: tuple[Path, str]) -> None:
    """Every `>>>` is run."""
    page, body = block
    test = doctest.DocTestParser().get_doctest(body, {}, page.name, str(page), 0)
    assert test.examples
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert 0 == result.failed


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    """Links inside the checkout are followed; addresses are not."""
    for target in LINK.findall(page.read_text("utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("block", blocks("diff"), ids=named)
def test_a_shown_change_is_the_code_as_it_is(block: tuple[Path, str]) -> None:
    """Every line that a page says was added stands in the file it names; of a whole new module, all of them."""
    page, body = block
    first, second, *shown = body.splitlines()
    name = second.removeprefix("+++ b/")
    code = (ROOT / name).read_text("utf-8").splitlines()
    whole = first == "--- /dev/null" and name.startswith("src/")
    if whole and os.environ.get("VETLANDA_POLICY_WRITE_GOLDEN"):
        made = "\n".join([first, second, *(f"+{line}" for line in code)]) + "\n"
        page.write_text(page.read_text("utf-8").replace(body, made), "utf-8")
        return
    added = [line[1:] for line in shown if line.startswith("+")]
    assert added
    assert [] == [line for line in added if line not in code]
    assert not whole or code == added


def test_every_decision_has_its_parts() -> None:
    """Context, decision and status; numbered without a gap."""
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [f"{n:04}" for n in range(1, len(records) + 1)] == [r.name[:4] for r in records]
    for record in records:
        text = record.read_text("utf-8")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Status")), record.name
