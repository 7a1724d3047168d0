"""The notebooks built of a lesson: the same bytes everywhere, valid, and nothing in them that is secret."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.author import build
from autograder.author.lesson import CHECK, EXERCISE, PROSE, LessonError
from autograder.check.check_text import hashed_answers, without_hidden
from autograder.check.quiz import digest

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("source", "release")
TOY = ROOT / "tests/files/toy"
UNITS = [(TOY, "01_toy"), *((ROOT, unit) for unit in build.units(ROOT))]
TEXT = (TOY / "course/units/01_toy/lesson.py").read_text(encoding="utf-8")


def ids(of):
    return of[1]


@pytest.fixture(scope="module", params=UNITS, ids=ids)
def built(request, tmp_path_factory):
    """(lesson, source notebook, release notebook, folder) of each unit; skipped while one cannot be built."""
    root, unit = request.param
    out = tmp_path_factory.mktemp(unit)
    try:
        lesson = build.lesson_of(root, unit)
    except LessonError as error:
        pytest.skip(f"the lesson cannot be built: {error}")
    build.build(root, unit, out)
    source, release = (nbformat.read(out / kind / unit / f"{lesson.topic}.ipynb", 4) for kind in ("source", "release"))
    return lesson, source, release, out


def course(folder, text, unit="01_toy"):
    path = folder / "course/units" / unit / "lesson.py"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return folder


def cells_of(folder, text, kind="release"):
    """{grade_id: source} of the notebook of a lesson of this text."""
    course(folder, text)
    build.build(folder, "01_toy", folder)
    notebook = nbformat.read(folder / kind / "01_toy/toy.ipynb", 4)
    return {c.metadata.get("nbgrader", {}).get("grade_id", ""): c.source for c in notebook.cells}


# -- the same bytes --------------------------------------------------------------------------------------------


def test_same_bytes_everywhere(tmp_path):
    run = ("import sys; from pathlib import Path; from autograder.author import build; "
           "build.build(*map(eval, sys.argv[1:]))")
    first = tmp_path / "first"
    written = build.build(TOY, "01_toy", first)
    assert [str(p) for p in written] == ["release/01_toy/toy.ipynb", "source/01_toy/toy.ipynb"]
    process = subprocess.Popen(
        [sys.executable, "-c", run, f"Path({os.path.relpath(TOY, TOY.parent)!r})", "'01_toy'",
         f"Path({str(tmp_path / 'other')!r})"],
        cwd=TOY.parent, env={**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)})
    build.build(TOY, "01_toy", tmp_path / "again")
    assert process.wait(60) == 0
    for path in written:
        for folder in ("again", "other"):
            assert (tmp_path / folder / path).read_bytes() == (first / path).read_bytes(), path


def test_a_settings_file_in_the_working_directory_changes_nothing(tmp_path, monkeypatch):
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.ClearSolutions.code_stub = {'python': 'X'}\n")
    build.build(TOY, "01_toy", tmp_path / "a")
    monkeypatch.chdir(tmp_path)
    build.build(TOY, "01_toy", tmp_path / "b")
    at = "release/01_toy/toy.ipynb"
    assert (tmp_path / "a" / at).read_bytes() == (tmp_path / "b" / at).read_bytes()


def test_nothing_is_left_of_an_older_build(toy):
    """What the lesson no longer has goes, unless somebody changed it since; what no build made stays."""
    unit, own = toy / "course/units/01_toy", [toy / "source/01_toy/notes.txt", toy / "release/01_toy/data/own.csv"]
    for path in own:
        path.write_text("an instructor's own")
    (unit / "data/b.csv").write_text("1,2")
    written = build.build(toy, "01_toy", toy)
    assert [p for p in written if p.name == "b.csv"] == [
        Path("release/01_toy/data/b.csv"), Path("source/01_toy/data/b.csv")]
    shutil.rmtree(unit / "data")
    (toy / "release/01_toy/data/b.csv").write_text("3,4")
    build.build(toy, "01_toy", toy)
    there = {p.relative_to(toy) for kind in KINDS for p in (toy / kind).rglob("*") if p.is_file()}
    notebooks = {Path(f"{kind}/01_toy/toy.ipynb") for kind in KINDS}
    assert there == notebooks | {p.relative_to(toy) for p in own} | {Path("release/01_toy/data/b.csv")}
    assert not (toy / "source/01_toy/data").exists()


def test_a_build_that_is_killed_leaves_whole_files(toy, monkeypatch):
    before = {p: p.read_bytes() for kind in KINDS for p in (toy / kind).rglob("*") if p.is_file()}
    lesson = toy / "course/units/01_toy/lesson.py"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("title: A toy", "title: Another", 1), encoding="utf-8")
    (toy / "course/units/01_toy/data/a.png").write_bytes(b"other")
    written, real = [], build.write_atomically

    def some(path, content, *durable):
        if len(written) > 2:
            raise KeyboardInterrupt
        written.append(path)
        real(path, content, *durable)

    monkeypatch.setattr(build, "write_atomically", some)
    with pytest.raises(KeyboardInterrupt):
        build.build(toy, "01_toy", toy)
    for path, content in before.items():
        assert path in written or path.read_bytes() == content


def test_what_is_the_same_is_not_written_again(toy):
    before = {p: p.stat().st_mtime_ns for kind in KINDS for p in (toy / kind).rglob("*.*")}
    build.build(toy, "01_toy", toy)
    assert before == {p: p.stat().st_mtime_ns for kind in KINDS for p in (toy / kind).rglob("*.*")}


def test_only_plain_files_of_data_travel(toy):
    data = toy / "course/units/01_toy/data"
    (data / "deep/er").mkdir(parents=True)
    (data / "deep/er/x.csv").write_text("1")
    (data / ".secret").write_text("x")
    (data / "answers.csv").symlink_to(toy / "course/units/01_toy/answers.py")
    written = build.build(toy, "01_toy", toy)
    assert [p.as_posix() for p in written if "data" in p.parts and p.parts[0] == "release"] == [
        "release/01_toy/data/a.png", "release/01_toy/data/deep/er/x.csv"]


def test_a_new_cell_leaves_other_ids_alone(tmp_path):
    before = cells_ids(tmp_path / "a", TEXT)
    after = cells_ids(tmp_path / "b", TEXT.replace("# %% given", "# %% [markdown]\n# New.\n\n# %% given", 1))
    assert [i for i in after if i in before] == before and len(after) == len(before) + 1


def cells_ids(folder, text):
    folder.mkdir()
    return [c.id for c in build.source_notebook(build.lesson_of(course(folder, text), "01_toy")).cells]


def test_equal_texts_get_ids_of_their_own(tmp_path):
    text = TEXT + "\n# %% [markdown]\n# Same.\n" * 3
    found = cells_ids(tmp_path / "a", text)
    assert len(set(found)) == len(found)


# -- every unit ------------------------------------------------------------------------------------------------


def test_valid_notebooks(built):
    for notebook in built[1:3]:
        nbformat.validate(notebook)
        found = [c.id for c in notebook.cells]
        assert len(set(found)) == len(found) and all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", i) for i in found)
        names = [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]
        assert len(set(names)) == len(names)
        assert all(c.metadata.nbgrader.schema_version == 3 for c in notebook.cells if "nbgrader" in c.metadata)


def test_nothing_of_a_run_or_a_machine(built):
    lesson, source, release, out = built
    for notebook in (source, release):
        for cell in notebook.cells:
            assert cell.cell_type == "markdown" or (cell.outputs == [] and cell.execution_count is None)
            folded = {"jupyter", "cellView", "_kg_hide-input"} if ": run this cell (" in cell.source else set()
            assert set(cell.metadata) <= {"nbgrader", "tags", "deletable", "editable"} | folded
    for path in out.rglob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        for trace in (str(ROOT), str(out), str(Path.home()) + "/", "/tmp/", "timestamp", "iopub"):
            assert trace not in text
        assert not re.search(r"20\d\d-\d\d-\d\dT\d\d:", text)


def test_checks_and_drawings_are_folded_to_a_line_that_says_what_to_do(built):
    lesson, source, release, _ = built
    for notebook in (source, release):
        assert "press Shift+Enter twice" in notebook.cells[0].source
        folded = [c for c in notebook.cells if c.metadata.get("jupyter", {}).get("source_hidden")]
        names = [c.metadata.get("nbgrader", {"grade_id": ""})["grade_id"].removeprefix("check_") for c in folded]
        assert names == [c.name for c in lesson.cells if c.kind == CHECK or c.is_drawing]
        for cell, name in zip(folded, names, strict=True):
            title = f"Check `{name}`" if name else "Figure"
            assert cell.source.startswith(f"# {title}: run this cell (Shift+Enter)\n")
            assert cell.metadata["cellView"] == "form" and cell.metadata["_kg_hide-input"] is True


def test_the_source_has_it_all(built):
    lesson, source = built[:2]
    there = {c.metadata.nbgrader.grade_id: c for c in source.cells if "nbgrader" in c.metadata}
    for cell in lesson.of_kind(EXERCISE):
        assert there[cell.name].source == cell.source
    assert sum(c.metadata.nbgrader.get("points", 0) for c in there.values()) == lesson.points


def test_release_shows_no_secret(built):
    """No line of a solution, a model answer or a hidden check, but where the lesson itself shows the line elsewhere."""
    lesson, _, release, _ = built
    secret, public = set(), set()
    for cell in lesson.cells:
        inside = False
        for line in cell.source.split("\n"):
            if "### BEGIN" in line or "### END" in line:
                inside = "### BEGIN" in line
                secret.add(line.strip())
            else:
                (secret if inside else public).add(line.strip())
    assert len(secret) > 4
    shown = {line.strip() for cell in release.cells for line in cell.source.split("\n")}
    assert not {s for s in (secret - public) & shown if s}
    for cell in release.cells:
        assert not re.search("BEGIN SOLUTION|END SOLUTION|HIDDEN TESTS", cell.source)


def test_release_shows_no_answer_of_a_quiz(built):
    lesson, source, release, out = built
    shown = (out / "release" / lesson.unit / f"{lesson.topic}.ipynb").read_text(encoding="utf-8")
    checks = "\n".join(c.source for c in release.cells if c.metadata.get("nbgrader", {}).get("grade"))
    for notebook in (source, release):
        assert not any("check.hashed" in c.source for c in notebook.cells)
    for cell in lesson.of_kind(CHECK):
        visible = ast.parse(without_hidden(cell.source))
        for _, question, answer in hashed_answers(visible):
            assert digest(question, answer) in shown
            told = re.escape(repr(question)[1:-1]) + r"[\"']\s*:\s*[\"']?" + re.escape(str(answer)) + r"[\"']?\s*[,})]"
            assert not re.search(told, checks)
            assert not re.search(told, "\n".join(c.source for c in release.cells))


def test_release_locks_and_blanks(built):
    lesson, _, release, _ = built
    for cell in release.cells:
        of = cell.metadata.get("nbgrader")
        if of:
            assert cell.metadata.get("editable", True) is not of.locked
            if of.solution and cell.cell_type == "code":
                assert "# YOUR CODE HERE" in cell.source or "..." in cell.source
                assert not cell.source.endswith("# YOUR CODE HERE"), "the blank above is to be filled in"
            if of.solution and cell.cell_type == "markdown":
                assert "YOUR ANSWER HERE" in cell.source
    for cell in release.cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)
    started = False
    for cell in release.cells:
        started = started or cell.metadata.get("nbgrader", {}).get("solution", False)
        if cell.cell_type == "code" and "nbgrader" not in cell.metadata:
            assert cell.metadata.get("tags", []) == (["raises-exception"] if started else [])
        else:
            assert "tags" not in cell.metadata


def test_what_stands_under_a_check_begins_with_a_small_cell(built):
    """Shift+Enter brings all of the cell below into view, so a long one would push out what the check has found."""
    lesson, source, release, _ = built
    for notebook in source, release:
        for check, below in zip(notebook.cells, notebook.cells[1:], strict=False):
            if check.metadata.get("nbgrader", {}).get("grade_id", "").startswith("check_") and "nbgrader" not in (
                    below.metadata) and below.cell_type == "markdown":
                beside_hints = re.sub(r"<details>.*?</details>\s*", "", below.source, flags=re.DOTALL)
                assert "\n\n" not in beside_hints and (not beside_hints or beside_hints == below.source)
        texts = [c.source for c in notebook.cells[1:] if c.cell_type == "markdown" and "nbgrader" not in c.metadata]
        assert "".join("".join(texts).split()) == "".join("".join(c.source for c in lesson.of_kind(PROSE)).split())


# -- blanks ----------------------------------------------------------------------------------------------------


def test_blanks(tmp_path):
    cells = cells_of(tmp_path, TEXT)
    assert cells["step"] == ('def step(z):\n    """1 where z >= 0, else 0: step([-1, 0]) is [0, 1]."""\n'
                             "    # YOUR CODE HERE\n    raise NotImplementedError()")
    space = {}
    exec(cells["toy_quiz"], space)
    assert space["quiz"] == {"range": ..., "größe": ...}
    assert cells["why_step"] == "Why is a step hard to learn?\n\nYOUR ANSWER HERE"


def test_blanks_of_both_kinds_in_one_cell(tmp_path):
    old = TEXT[TEXT.index("quiz = {\n") : TEXT.index('# %% check="toy_quiz"')]
    text = TEXT.replace(old, "quiz = {}\n### BEGIN SOLUTION\nquiz = {'range': 'b'}\n### END SOLUTION\n\n"
                        "def helper():\n    ### BEGIN SOLUTION\n    return 3\n    ### END SOLUTION\n\n")
    cells = cells_of(tmp_path, text)
    space = {}
    exec(cells["toy_quiz"], space)
    assert space["quiz"] == {} and "# YOUR CODE HERE\n\ndef helper" in cells["toy_quiz"]
    with pytest.raises(NotImplementedError):
        space["helper"]()


# -- hashes ----------------------------------------------------------------------------------------------------


def test_columns_behind_non_ascii():
    source = 'check.quiz(quiz, {"größe": check.hashed("ß"), "→": check.hashed(2)}, because={"größe": "π²"})  # ä'
    assert build.hash_answers(source) == (f'check.quiz(quiz, {{"größe": "{digest("größe", "ß")}", '
                                          f'"→": "{digest("→", 2)}"}}, because={{"größe": "π²"}})  # ä')


def test_hashes_over_several_lines():
    source = ('x = 1\nright = {"a": check.hashed(\n    "é"  # the answer\n), "b": check.hashed(\n    {1, 2}), '
              '"c": check.hashed(-1)}\ny = "check.hashed(3)"')
    assert build.hash_answers(source) == (f'x = 1\nright = {{"a": "{digest("a", "é")}", "b": "{digest("b", {2, 1})}", '
                                          f'"c": "{digest("c", -1)}"}}\ny = "check.hashed(3)"')


def test_nothing_to_hash():
    source = "# größe\ncheck(f, 1).equal(1)\n"
    assert build.hash_answers(source) == source


# -- data and differences -----------------------------------------------------------------------------------


@pytest.fixture
def toy(tmp_path):
    root = tmp_path / "toy"
    shutil.copytree(TOY, root)
    data = root / "course/units/01_toy/data"
    data.mkdir()
    (data / "a.png").write_bytes(b"\x89PNG")
    build.build(root, "01_toy", root)
    return root


def test_data(toy):
    for kind in KINDS:
        assert (toy / kind / "01_toy/data/a.png").read_bytes() == b"\x89PNG"


def test_no_difference(toy):
    assert build.differences(toy, "01_toy") == []
    checkpoint = toy / "release/01_toy/.ipynb_checkpoints/toy-checkpoint.ipynb"
    checkpoint.parent.mkdir()
    checkpoint.write_text("{}")
    assert build.differences(toy, "01_toy") == []


@pytest.mark.parametrize("path", ["source/01_toy/toy.ipynb", "release/01_toy/toy.ipynb",
                                  "release/01_toy/data/a.png"])
def test_a_changed_byte(toy, path):
    (toy / path).write_bytes((toy / path).read_bytes() + b" ")
    assert build.differences(toy, "01_toy") == [
        f"{path} differs from what its lesson says; run: autograder build 01_toy"]


@pytest.mark.parametrize("path", ["source/01_toy/toy.ipynb", "release/01_toy/data/a.png"])
def test_a_missing_file(toy, path):
    (toy / path).unlink()
    assert build.differences(toy, "01_toy") == [f"{path} is missing; run: autograder build 01_toy"]


@pytest.mark.parametrize("path", ["source/01_toy/b.ipynb", "release/01_toy/data/x.csv"])
def test_an_extra_file(toy, path):
    (toy / path).parent.mkdir(exist_ok=True)
    (toy / path).write_text("x")
    [said] = build.differences(toy, "01_toy")
    assert said.startswith(f"{path} is not built from any lesson, and no build removes it: move it away")


def test_a_file_of_an_earlier_lesson(toy):
    shutil.rmtree(toy / "course/units/01_toy/data")
    assert build.differences(toy, "01_toy") == [
        f"{kind}/01_toy/data/a.png is of an earlier lesson; run: autograder build 01_toy" for kind in KINDS]
    build.build(toy, "01_toy", toy)
    assert build.differences(toy, "01_toy") == []


def test_nothing_built_yet(toy):
    shutil.rmtree(toy / "source")
    shutil.rmtree(toy / "release")
    assert len(build.differences(toy, "01_toy")) == 4


def test_units(tmp_path):
    assert build.units(tmp_path) == []
    course(tmp_path, TEXT, "10_b"), course(tmp_path, TEXT, "02_a")
    (tmp_path / "course/units/03_empty").mkdir()
    assert build.units(tmp_path) == ["02_a", "10_b"]
