"""What is shipped: the sdist, the wheel made from it, and the command installed from that wheel.

Builds in a copy, never in the checkout; the checkout itself is only read.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "examples" / "vetlanda-publicerat" / "fakta.csv"
SOURCES = {"vetlanda_policy": ROOT / "src" / "vetlanda_policy", "vetlanda_policy/rules": ROOT / "rules"}
NOT_SOURCE = {"__pycache__", ".DS_Store"}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command as a user outside the checkout would, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def source_files() -> set[str]:
    """Every file of the package and of rules/, by its name in the wheel."""
    return {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in SOURCES.items()
        for path in folder.rglob("*")
        if path.is_file() and not NOT_SOURCE & set(path.parts)
    }


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of a copy of the checkout, and the wheel built from that sdist."""
    copy = tmp_path_factory.mktemp("checkout") / "vetlanda-policy"
    leave = shutil.ignore_patterns(
        ".git", ".venv*", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis"
    )
    shutil.copytree(ROOT, copy, ignore=leave)
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, copy, cwd=out)
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    """The one wheel."""
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment with the wheel, its dependencies as locked, and nothing else."""
    home = tmp_path_factory.mktemp("installed")
    locked = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    constraints = home / "constraints.txt"
    without_hashes = re.findall(r"^[^\s#].*?(?= \\$|$)", locked, re.MULTILINE)
    constraints.write_text("\n".join(without_hashes) + "\n", encoding="utf-8")
    venv.create(home / "venv", with_pip=True)
    commands = home / "venv" / "bin"
    pip = (commands / "python", "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", "--use-pep517", "-c", constraints, wheel, cwd=home)
    return commands


def test_every_folder_of_the_package_is_named_in_pyproject() -> None:
    """rules/ lies outside src/, so the packages are written out; a new folder must be added by hand."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["tool"]["setuptools"]["packages"]
    package = SOURCES["vetlanda_policy"]
    folders = {".".join(init.parent.relative_to(package.parent).parts) for init in package.rglob("__init__.py")}
    assert sorted({*folders, "vetlanda_policy.rules"}) == sorted(named)


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package_and_of_the_rules_and_no_other(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert source_files() == names


@pytest.mark.slow
def test_the_wheel_holds_the_steps_for_feature_files_and_does_not_load_them_by_itself(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    assert {"vetlanda_policy/bdd.py", "vetlanda_policy/bdd/__init__.py"} & set(archive.namelist())
    (points,) = [name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt")]
    assert "pytest11" not in archive.read(points).decode()


@pytest.mark.slow
def test_the_wheel_states_its_licence(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (metadata,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    assert "License-Expression: Apache-2.0" in archive.read(metadata).decode().splitlines()
    assert [name for name in archive.namelist() if name.endswith(".dist-info/licenses/LICENSE")]


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["docs", "examples", "features", "requirements", "rules", "src", "tests"])
def test_the_sdist_holds_what_is_needed_to_work_on_the_project(dist: Path, folder: str) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not {part for part in path.parts if part in NOT_SOURCE or part.endswith(".egg-info")}
    }
    assert set() == files - names
    assert {"Makefile", "LICENSE", "pyproject.toml"} <= names


@pytest.mark.slow
def test_the_installed_command_judges_goal_1_as_not_fulfilled_by_116_persons(installed: Path, tmp_path: Path) -> None:
    shutil.copy(FACTS, tmp_path / "fakta.csv")
    command = (installed / "vetlanda-policy", "evaluate", "fakta.csv")
    answer = json.loads(run(*command, "--period", "2015-2018", "--closing", "2018", "--format", "json", cwd=tmp_path))
    (goal,) = [goal for goal in answer["goals"] if goal["id"] == "2015-2018/1"]
    assert goal["verdict"] == "not_fulfilled"
    assert ["-116"] == [criterion["margin"] for criterion in goal["criteria"]]


@pytest.mark.slow
def test_the_installed_package_holds_the_rules_of_both_periods(installed: Path, tmp_path: Path) -> None:
    code = (
        "from importlib.resources import files; "
        "folders = files('vetlanda_policy.rules').iterdir(); "
        "print(*sorted(folder.name for folder in folders if (folder / 'period.toml').is_file()))"
    )
    assert ["2015-2018", "2020-2023"] == run(installed / "python", "-c", code, cwd=tmp_path).split()
