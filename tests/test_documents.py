"""What the documents name is there: files, modules, and names in modules."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/safety.md", "docs/scaling.md",
             "docs/speed.md"]
ROOMS = [p.name for p in (ROOT / "autograder").iterdir() if (p / "__init__.py").is_file()]
MODULES = {p.stem: ".".join(p.relative_to(ROOT).with_suffix("").parts)
           for p in sorted((ROOT / "autograder").rglob("*.py")) if p.stem != "__init__"}
FOLDERS = "autograder|course|tests|benchmarks|docs|source|release"
EXAMPLES = {"course/units/03_activations", "course/units/NN_topic", "release/NN_topic", "release/UNIT", "source/UNIT"}


def paths(text):
    """Files and folders of the repository, also those of a room that are named without `autograder/`."""
    found = set(re.findall(rf"(?<![\w/.])((?:{FOLDERS})/[\w./-]*\w)", text))
    return found | {f"autograder/{p}" for p in re.findall(rf"(?<![\w/.])((?:{'|'.join(ROOMS)})/\w+\.py)", text)}


def dotted(text):
    """Names with their modules: all that begin with `autograder.`, and `module.name` in code."""
    found = set(re.findall(r"(?<![\w/.-])autograder(?:\.[A-Za-z_]\w*)+", text))
    code = re.findall(r"`([a-z_]+)\.([A-Za-z_]\w*)[^`]*`", text)
    return found | {f"{MODULES[module]}.{name}" for module, name in code if module in MODULES and name != "py"}


def resolves(name):
    module, *names = name.split(".")
    place = importlib.import_module(module)
    for part in names:
        module = f"{module}.{part}"
        if hasattr(place, part):
            place = getattr(place, part)
        else:
            try:
                place = importlib.import_module(module)
            except ImportError:
                return False
    return True


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_is_there(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    assert [p for p in sorted(paths(text) - EXAMPLES) if not (ROOT / p).exists()] == []
    assert [n for n in sorted(dotted(text)) if not resolves(n)] == []


def test_what_is_not_there_is_found():
    text = "See autograder/grade/nothing.py, `exam/nothing.py`, `autograder.grade.plan.nothing` and `journal.NOTHING`."
    assert [p for p in sorted(paths(text)) if not (ROOT / p).exists()] == [
        "autograder/exam/nothing.py", "autograder/grade/nothing.py"]
    assert [n for n in sorted(dotted(text)) if not resolves(n)] == [
        "autograder.grade.journal.NOTHING", "autograder.grade.plan.nothing"]


def test_every_document_is_looked_at():
    assert sorted(DOCUMENTS) == sorted(str(p.relative_to(ROOT)) for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
