"""The first pages name what there is; they fail the build when they fall behind."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
COMMANDS = sorted(path.stem for path in (ROOT / "archive/management/commands").glob("[a-z]*.py"))
VARIABLES = sorted(
    set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "archive/settings.py").read_text()))
)
DECISIONS = [path.name for path in (ROOT / "docs/decisions").glob("0*.md")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command):
    assert f"`{command}`" in README


@pytest.mark.parametrize("variable", VARIABLES)
def test_the_readme_names_every_setting(variable):
    assert f"`{variable}`" in README


def test_no_number_of_a_decision_is_used_twice():
    numbers = [name[:4] for name in DECISIONS]
    assert len(numbers) == len(set(numbers))


def test_links_between_documents_lead_somewhere():
    for document in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)[^)]*\)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_files_named_in_documents_are_there():
    files = [str(path.relative_to(ROOT)) for path in ROOT.glob("[a-z]*/**/*.*")]
    for document in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for name in set(
            re.findall(r"`([a-z_/]+/[a-z_]+\.(?:py|html|toml|csv))`", document.read_text())
        ):
            assert any(f"/{file}".endswith(f"/{name}") for file in files), (
                f"{document.name}: {name}"
            )
