"""A lesson's text is read as it stands, and each fault is refused with its file, its line and how to fix it."""

from pathlib import Path

import pytest

from autograder.author.lesson import CHECK, CODE, EXERCISE, GIVEN, PROSE, WRITTEN, LessonError
from autograder.author.reader import read
from autograder.check.check_text import without_hidden

TOY = Path(__file__).parents[1] / "files/toy/course/units/01_toy/lesson.py"
TEXT = TOY.read_text(encoding="utf-8")
HEADER = TEXT[: TEXT.index("# %% [markdown]")]


def write(folder, text):
    path = folder / "01_toy" / "lesson.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder, text):
    """The problems of a lesson of this text; the form that all share is looked at here."""
    path = write(folder, text)
    with pytest.raises(LessonError) as caught:
        read(path)
    problems = caught.value.problems
    assert str(caught.value) == "\n".join(map(str, problems))
    for p in problems:
        assert p.file == path and str(p).startswith(f"{path}:{p.line}: ") and p.what and p.fix.endswith(".")
        assert "\n" not in str(p)
    assert len({str(p) for p in problems}) == len(problems), "a fault is told twice"
    assert [p.line for p in problems] == sorted(p.line for p in problems)
    return problems


def line_of(text, part, nth=1):
    lines = [i for i, line in enumerate(text.split("\n"), 1) if part in line]
    return lines[nth - 1]


def changed(old, new, count=1):
    assert old in TEXT
    return TEXT.replace(old, new, count)


def one(folder, text, says, at=None, nth=1):
    """The lesson has exactly one fault, which says `says` and stands in the line that contains `at`."""
    problems = faults(folder, text)
    assert len(problems) == 1, "\n".join(map(str, problems))
    assert says in problems[0].what
    assert problems[0].line == (at if isinstance(at, int) else line_of(text, at, nth))
    return problems[0]


def minimal(check, exercise="def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION"):
    return f'{HEADER}# %% exercise="f"\n{exercise}\n\n# %% check="f"\n{check}\n'


# -- what is right ---------------------------------------------------------------------------------------------


def test_reads_the_toy():
    lesson = read(TOY)
    assert (lesson.unit, lesson.topic, lesson.points) == ("01_toy", "toy", 7.5)
    assert lesson.exercises == ["step", "ramp", "total", "toy_quiz"]
    assert [c.kind for c in lesson.cells[:6]] == [PROSE, GIVEN, CODE, EXERCISE, CHECK, CODE]
    assert lesson.header["minutes"] == 5
    assert lesson.cell(CHECK, "ramp").points == 1.5
    assert lesson.cell(WRITTEN, "why_step").points == 2
    lines = TEXT.split("\n")
    for cell in lesson.cells:
        assert cell.source.split("\n")[0] in lines[cell.line - 1]
        assert lines[cell.line - 2].startswith("# %%")


def test_a_comment_is_no_magic(tmp_path):
    """jupytext takes `# copy …` and `# Why?` for commands that it once put behind a comment sign."""
    text = changed("print(np.arange(3))", "# copy the weights\n# cat or dog\n# Why?\nprint(np.arange(3))")
    assert "# copy the weights\n# cat or dog\n# Why?\n" in read(write(tmp_path, text)).of_kind(CODE)[0].source


def test_a_header_saved_by_jupyterlab(tmp_path):
    text = TEXT.replace("# ---\n", "# ---\n# jupyter:\n#   jupytext:\n#     text_representation:\n"
                        "#       extension: .py\n"
                        "#   kernelspec:\n#     display_name: Python 3\n#     name: python3\n", 1)
    assert read(write(tmp_path, text)).header["title"] == "A toy"


def test_hidden_marks_may_hold_names_that_only_they_use(tmp_path):
    read(write(tmp_path, minimal("from autograder import check\ncheck(f, 1).equal(1)\n### BEGIN HIDDEN TESTS\n"
                                 "two = 2\ncheck(f, two).equal(two)\n### END HIDDEN TESTS\ncheck.score(1)")))


@pytest.mark.parametrize("line", [
    "check(f, 1).equal(1)", "check.value(f).equal(1)", "check(f, f).call('m', f)", "check(f, x=f)",
    "check(f, 1)[0].get('a').call('b', f).equal(1)", "check.quiz(f, {'a': check.hashed('b')})",
    "check(f, check.value(f))", "g = lambda f: f(1)", "check(f, 1).ask('a', len, f)"])
def test_student_code_through_check(tmp_path, line):
    read(write(tmp_path, minimal(f"from autograder import check\n{line}\ncheck.score(1)")))


def test_without_hidden():
    assert without_hidden("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc") == "a\nc"


# -- cell words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark, says", [
    ("# %% excercise", "excercise"), ('# %% excercise="step"', "excercise"), ("# %% Given", "Given"),
    ('# %% tags=["x"]', "tags"), ("# %% exercise=step", "exercise=step"), ('# %% given exercise="x"', "given"),
    ("# %% [raw]", "raw"), ('# %% exercise="a" check="b"', "exercise, check"), ('# %% active="py"', "raw")])
def test_unknown_word(tmp_path, mark, says):
    text = changed("# %%\nprint(np.arange(3))", f"{mark}\nprint(np.arange(3))")
    one(tmp_path, text, says, at=mark)


@pytest.mark.parametrize("old, new, says", [
    ("# %% given\n", "# %% [markdown] given\n", "cannot be 'given'"),
    ("# %% given\n", "# %% [markdown] drawing\n", "Unknown cell word 'drawing'"),
    ("# %% given\n", '# %% drawing exercise="f"\n', "Unknown cell words drawing, exercise"),
    ('# %% [markdown] written="why_step" points=2', '# %% written="why_step" points=2', "cannot be 'written'"),
    ('written="why_step"', 'written="Why"', "'Why' is not a valid name"),
    ('written="why_step"', "written=3", "'3' is not a valid name"),
    ('written="why_step"', f'written="{"w" * 60}"', "is not a valid name"),
    ('written="why_step"', 'written="title"', "is not a valid name"),
    ('written="why_step"', 'written="check_step"', "is not a valid name"),
    ('written="why_step"', 'written="given_1"', "is not a valid name")])
def test_word_out_of_place(tmp_path, old, new, says):
    one(tmp_path, changed(old, new), says, at=new.strip())


def test_points_on_a_check_cell(tmp_path):
    one(tmp_path, changed('# %% check="step"', '# %% check="step" points=2'), "'points' belongs", at="points=2")


@pytest.mark.parametrize("points", ["0", "-1", "true", '"2"', "NaN", "Infinity"])
def test_points_of_a_written_answer(tmp_path, points):
    one(tmp_path, changed("points=2", f"points={points}"), "The points are", at=f"points={points}")


def test_no_points_of_a_written_answer(tmp_path):
    one(tmp_path, changed(" points=2", ""), "The points are None", at="written=")


# -- pairs and names -------------------------------------------------------------------------------------------


def test_exercise_without_check(tmp_path):
    start, end = TEXT.index('# %% check="total"'), TEXT.index('# %% exercise="toy_quiz"')
    one(tmp_path, TEXT[:start] + TEXT[end:], "'total' has no check", at='exercise="total"')


def test_check_without_exercise(tmp_path):
    start, end = TEXT.index('# %% exercise="total"'), TEXT.index('# %% check="total"')
    problems = faults(tmp_path, TEXT[:start] + TEXT[end:])
    assert "The check 'total' has no exercise." in problems[0].what


def test_check_before_its_exercise(tmp_path):
    start, middle, end = (TEXT.index(m) for m in ('# %% exercise="total"', '# %% check="total"', '# %% exercise="toy'))
    text = TEXT[:start] + TEXT[middle:end] + TEXT[start:middle] + TEXT[end:]
    problems = faults(tmp_path, text)
    assert ("The check 'total' stands before its exercise.", line_of(text, 'check="total"')) in [
        (p.what, p.line) for p in problems]


@pytest.mark.parametrize("mark", ['# %% exercise="step"', '# %% check="step"'])
def test_one_name_twice(tmp_path, mark):
    start = TEXT.index(mark)
    cell = TEXT[start : TEXT.index("# %%", start + 4)]
    text = TEXT + "\n" + cell
    one(tmp_path, text, "'step' is the name of two cells", at=mark, nth=2)


def test_a_written_answer_named_as_an_exercise(tmp_path):
    text = changed('written="why_step"', 'written="step"')
    problem = one(tmp_path, text, "'step' is the name of two cells", at="written=")
    assert str(line_of(text, 'exercise="step"')) in problem.what


@pytest.mark.parametrize("again", ["step = 3", "def step(x): ...", "for np in (): ...",
                                   "if True:\n    from math import exp as step"])
def test_a_cell_below_defines_a_name_again(tmp_path, again):
    """A demonstration would take it away from what a learner wrote; a name of its own, or a function's, does not."""
    problem = one(tmp_path, f"{TEXT}\n\n# %%\n{again}\n", "This cell defines", at=again.split("\n")[0])
    assert "again, which" in problem.what
    read(write(tmp_path, f"{TEXT}\n\n# %%\n_step = 3\ndef draw():\n    step = 1\n"))


# -- points of checks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last", [
    "check.score", "check.score()", "check.score(1, 2)", "check.score(points=1)", "print(1)",
    "points = check.score(1)", "check.score(1)\nprint(1)", "check.score(1);", "check.score(1); # shown?", "pass",
    "check.score(1); pass", "if True:\n    check.score(1)"])
def test_last_line_is_no_score(tmp_path, last):
    text = minimal(f"from autograder import check\ncheck(f, 1).equal(1)\n{last}")
    first = [line for line in last.split("\n") if line.strip()][-1 if "print" in last else 0]
    one(tmp_path, text, "last line of this check is not check.score(POINTS)", at=first)


def test_score_in_hidden_marks(tmp_path):
    text = minimal("from autograder import check\n### BEGIN HIDDEN TESTS\ncheck(f, 1).equal(1)\ncheck.score(1)\n"
                   "### END HIDDEN TESTS")
    one(tmp_path, text, "not check.score(POINTS)", at="check.score(1)")


@pytest.mark.parametrize("points", ["0", "-1", "-0.5", "True", "'2'", "None", "POINTS", "1 + 1", "1e999", "{[]: 1}",
                                    "*[1]"])
def test_points_of_a_check(tmp_path, points):
    text = minimal(f"from autograder import check\nPOINTS = 2\ncheck(f, 1).equal(1)\ncheck.score({points})")
    one(tmp_path, text, "The points are", at="check.score")


def test_an_empty_check(tmp_path):
    one(tmp_path, minimal(""), "not check.score(POINTS)", at=line_of(minimal(""), "check=") + 1)


# -- student code in checks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [
    "f(1)", "x = f(1)", "check(f(1))", "check(lambda x: f(x), 1)", "check(f, [f(i) for i in range(3)])",
    "check(f, 1).equal([f(x) for x in [1]])", "def helper(x): return f(x)", "check.value(f(1))", "f.name = 3",
    "check(f, 1).equal(1, mistakes={'a': f})", "check(f, 1).equal(f)", "check(f, 1).close(1, rtol=f)",
    "check(f, 1).holds('good', f)", "check.relative_error(f, 1)", "check.gradient(f, 1)", "check(f, 1).equal(*f)",
    "check(f, *f)", "print(f'{f}')", "check(f, check.rng.normal(size=f))"])
def test_student_code_outside_of_check(tmp_path, line):
    text = minimal(f"from autograder import check\ncheck(f, 1).equal(1)\n{line}\ncheck.score(1)")
    problem = one(tmp_path, text, "student's 'f' is used outside of check", at=line)
    assert "check(f, ...)" in problem.fix


@pytest.mark.parametrize("line, word, near", [
    ("check(f, 1).unchangd()", ".unchangd", "unchanged"), ("check(f, 1).equal(1).clse(2)", ".clse", "close"),
    ("a = check(f, 1)[0]\na.equl(1)", ".equl", "equal"),
    ("a = check(f).get('x')\nb = a.call('g')\nb.shpe(1)", ".shpe", "shape"),
    ("check.alow(3)", "check.alow", "allow"), ("check.value(f).shap((1,))", ".shap", "shape")])
def test_words_that_there_are_not(tmp_path, line, word, near):
    text = minimal(f"from autograder import check\n{line}\ncheck.score(1)")
    problem = one(tmp_path, text, f"uses '{word}', which is not a word of checks", at=line.split("\n")[-1])
    assert problem.fix == f"Perhaps '{near}' was meant."


@pytest.mark.parametrize("word", ["check.hidden", "check.visible"])
def test_a_hidden_part_without_marks(tmp_path, word):
    text = minimal(f"from autograder import check\n{word}()\ncheck(f, 1).equal(1)\ncheck.score(1)")
    problem = one(tmp_path, text, f"uses '{word}', which is not a word of checks", at=f"{word}()")
    assert problem.fix.startswith("Only the build writes it") and "### BEGIN HIDDEN TESTS" in problem.fix


def test_attributes_of_other_things(tmp_path):
    lines = ("c = check(f, 1)\nc.outcome.printed\na = check(f, 1)\na = 3\na.nothing\n"
             "check(f, 2).value.nothing\ncheck.rng.nothing\n"
             "b = check(f, 1)\n(lambda b: b.nothing)(1)\ncheck.gradient(abs, 1).nothing")
    assert read(write(tmp_path, minimal(f"from autograder import check\n{lines}\ncheck.score(1)")))


def test_student_code_outside_of_check_in_the_hidden_part(tmp_path):
    text = minimal("from autograder import check\n### BEGIN HIDDEN TESTS\ncheck(f, 1).equal(1)\ng = f(2)\n"
                   "### END HIDDEN TESTS\ncheck.score(1)")
    one(tmp_path, text, "used outside of check", at="g = f(2)")


# -- names in checks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["check(f, np.zeros(3))", "check(f, lambda: np)", "def g(x): return np.sum(x)"])
def test_unknown_name(tmp_path, line):
    one(tmp_path, minimal(f"from autograder import check\n{line}\ncheck.score(1)"), "uses 'np'", at=line)


def test_an_unknown_name_beside_a_hidden_part_is_told_once(tmp_path):
    text = minimal("from autograder import check\ncheck(f, np).equal(1)\n### BEGIN HIDDEN TESTS\n"
                   "check(f, 2).equal(np)\n### END HIDDEN TESTS\ncheck.score(1)")
    one(tmp_path, text, "uses 'np'", at="check(f, np)")


def test_no_import_of_check(tmp_path):
    one(tmp_path, minimal("check(f, 1).equal(1)\ncheck.score(1)"), "uses 'check'", at="check(f, 1)")


def test_a_name_of_a_given_cell_does_not_count(tmp_path):
    text = minimal("from autograder import check\ncheck(f, DATA).equal(1)\ncheck.score(1)")
    text = text.replace("# %% exercise", "# %% given\nDATA = 3\n\n# %% exercise", 1)
    one(tmp_path, text, "uses 'DATA'", at="check(f, DATA)")


def test_a_name_of_a_later_exercise_does_not_count(tmp_path):
    later = minimal("from autograder import check\ncheck(f, 1).equal(1)\ncheck.score(1)")[len(HEADER):]
    text = minimal("from autograder import check\ncheck(f, g).equal(1)\ncheck.score(1)")
    text += "\n" + later.replace('"f"', '"g"').replace("def f", "def g").replace("check(f", "check(g")
    one(tmp_path, text, "uses 'g'", at="check(f, g)")


@pytest.mark.parametrize("first", [True, False])
def test_a_name_defined_only_in_the_hidden_part(tmp_path, first):
    hidden = "### BEGIN HIDDEN TESTS\nz = 1\nprint(z)\ncheck(f, z).equal(1)\n### END HIDDEN TESTS"
    visible = "check(f, z).equal(2)"
    parts = (hidden, visible) if first else (visible, hidden)
    text = minimal("\n".join(["from autograder import check", *parts, "check.score(1)"]))
    one(tmp_path, text, "uses 'z'", at=visible)


def test_a_visible_part_that_is_no_python(tmp_path):
    text = minimal("from autograder import check\ndef g(x):\n    ### BEGIN HIDDEN TESTS\n    return x\n"
                   "    ### END HIDDEN TESTS\ncheck(f, 1).equal(1)\ncheck.score(1)")
    one(tmp_path, text, "without its hidden part", at="check(f, 1)")


# -- answers of quizzes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [
    "check.quiz(f, dict(a=check.hashed('b')))", "x = check.hashed('b')", "check.quiz(f, {x: check.hashed('b')})",
    "check.quiz(f, {'a': check.hashed(x)})", "check.quiz(f, {'a': check.hashed()})", "h = check.hashed",
    "check.quiz(f, {'a': [check.hashed('b')]})", "check.quiz(f, {'a': check.hashed('b', 'c')})",
    "check.quiz(f, {'a': check.hashed(answer='b')})", "check.quiz(f, {'a': check.hashed({'b': 1})})"])
def test_an_answer_that_the_build_cannot_hash(tmp_path, line):
    text = minimal(f"from autograder import check\nx = 'a'\n{line}\ncheck.score(1)")
    one(tmp_path, text, "check.hashed", at=line)


# -- marks -----------------------------------------------------------------------------------------------------


def exercise(body):
    return minimal("from autograder import check\ncheck(f, 1).equal(1)\ncheck.score(1)", "def f(x):\n" + body)


@pytest.mark.parametrize("body, says, nth, part", [
    ("    return x", "marks no solution", 1, "def f"),
    ("    ### BEGIN SOLUTION\n    return x", "never closed", 1, "### BEGIN"),
    ("    return x\n    ### END SOLUTION", "without '### BEGIN SOLUTION'", 1, "### END"),
    ("    ### BEGIN SOLUTION\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION", "inside another", 2,
     "### BEGIN"),
    ("    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n    ### END SOLUTION", "without", 2, "### END"),
    ("    ### BEGIN HIDDEN TESTS\n    ### END HIDDEN TESTS\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION",
     "of kind 'exercise'", 1, "### BEGIN HIDDEN")])
def test_marks_of_an_exercise(tmp_path, body, says, nth, part):
    problems = faults(tmp_path, exercise(body))
    assert line_of(exercise(body), part, nth) in [p.line for p in problems if says in p.what]
    assert len(problems) <= 2


@pytest.mark.parametrize("lines, says, nth, part", [
    ("### BEGIN HIDDEN TESTS\ncheck(f, 1).equal(1)", "never closed", 1, "### BEGIN HIDDEN"),
    ("### END HIDDEN TESTS\ncheck(f, 1).equal(1)", "without '### BEGIN", 1, "### END HIDDEN"),
    ("### BEGIN HIDDEN TESTS\n### BEGIN HIDDEN TESTS\ncheck(f, 1).equal(1)\n### END HIDDEN TESTS", "inside another",
     2, "### BEGIN HIDDEN"),
    ("### BEGIN SOLUTION\ncheck(f, 1).equal(1)\n### END SOLUTION", "of kind 'check'", 2, "### BEGIN SOLUTION")])
def test_marks_of_a_check(tmp_path, lines, says, nth, part):
    text = minimal(f"from autograder import check\n{lines}\ncheck.score(1)")
    one(tmp_path, text, says, at=part, nth=nth)


@pytest.mark.parametrize("begin, end", [("### BEGIN SOLUTION", "### END SOLUTION"),
                                        ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")])
@pytest.mark.parametrize("cell", ["# %%\nprint(np.arange(3))", "# %% [markdown]\n# Welcome.",
                                  "# %% given\nimport numpy as np"])
def test_marks_in_other_cells(tmp_path, begin, end, cell):
    mark, line = cell.split("\n")
    comment = "# " if line[0] == "#" else ""
    text = changed(cell, f"{mark}\n{comment}{begin}\n{line}\n{comment}{end}")
    one(tmp_path, text, f"'{begin}' in a cell of kind", at=line_of(text, line) - 1)


def test_a_written_answer_without_a_model_answer(tmp_path):
    """nbgrader would clear the whole cell, question and all."""
    text = changed("#\n# ### BEGIN SOLUTION\n# Its slope is zero nearly everywhere.\n# ### END SOLUTION\n", "")
    one(tmp_path, text, "marks no solution", at="Why is a step")


# -- Python and the file's form --------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["x = = 3", "%matplotlib inline", "%%time", "!ls", "?print", "print?", "x = !ls",
                                  "# %matplotlib inline", "# !ls", "# %%time"])
def test_no_python(tmp_path, line):
    text = changed("print(np.arange(3))", f"a = 1\n{line}\nprint(np.arange(3))")
    problem = one(tmp_path, text, "", at=line)
    assert "magic" in str(problem)


def test_a_cell_mark_in_a_string(tmp_path):
    text = changed("print(np.arange(3))", 'text = """\n# %% given\n"""')
    one(tmp_path, text, "cell marks", at=line_of(text, 'text = """') + 1)


def test_text_above_the_first_cell(tmp_path):
    text = changed("# %% [markdown]\n# Welcome.", "x = 1\n\n# %% [markdown]\n# Welcome.")
    one(tmp_path, text, "cell marks", at="# %% [markdown]")


def test_a_folder_without_a_number(tmp_path):
    path = tmp_path / "toy" / "lesson.py"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(LessonError, match="'toy'.*02_perceptron"):
        read(path)


def test_not_utf8(tmp_path):
    path = write(tmp_path, TEXT)
    path.write_bytes(TEXT.encode("latin-1"))
    with pytest.raises(LessonError, match="UTF-8") as caught:
        read(path)
    assert caught.value.problems[0].line == line_of(TEXT, "größe")


def test_an_empty_file(tmp_path):
    assert "no header" in faults(tmp_path, "")[0].what


# -- header ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key, lines", [("title", 1), ("objectives", 3), ("minutes", 1), ("prerequisites", 1)])
def test_missing_header_key(tmp_path, key, lines):
    out = TEXT.split("\n")
    at = line_of(TEXT, f"# {key}:") - 1
    del out[at : at + lines]
    problem = one(tmp_path, "\n".join(out), f"'{key}'", at=1)
    assert all(k in problem.fix for k in ("title", "objectives", "minutes", "prerequisites"))


@pytest.mark.parametrize("old, new", [
    ("minutes: 5", "minutes: five"), ("minutes: 5", "minutes: true"), ("minutes: 5", "minutes: 0"),
    ("title: A toy", "title: 3"), ("title: A toy", "title: ''"),
    ('prerequisites: ["00 Nothing"]', "prerequisites: none"),
    ('prerequisites: ["00 Nothing"]', "prerequisites: [2]"), ("  - write a step", "  - write: a step")])
def test_wrong_header_value(tmp_path, old, new):
    key = (old if ":" in old else "objectives").split(":")[0]
    one(tmp_path, changed(old, new), f"'{key}'", at=line_of(TEXT, f"# {key}:"))


@pytest.mark.parametrize("old, new", [("title: A toy", "title: [A toy"), ("title: A toy", "title: A: toy")])
def test_invalid_yaml(tmp_path, old, new):
    problem = one(tmp_path, changed(old, new), "not valid YAML", at=3 if "[" in new else 2)
    assert "objectives" in problem.fix


@pytest.mark.parametrize("header", ["# ---\n# just words\n# ---\n\n", "# ---\n# - a list\n# ---\n\n"])
def test_header_of_another_kind(tmp_path, header):
    one(tmp_path, header + TEXT[len(HEADER):], "not a list of keys", at=1)


def test_no_header(tmp_path):
    one(tmp_path, TEXT[len(HEADER):], "no header", at=1)


# -- several at once -------------------------------------------------------------------------------------------


def test_several_faults_at_once(tmp_path):
    text = TEXT.replace("minutes: 5", "minutes: x").replace("# %%\nprint(np", "# %% foo\nprint(np")
    text = text.replace("check.score(2)", "check.score(0)").replace("points=2", "points=0")
    text = text.replace('check(total, np', 'total(1)\ncheck(total, nq')
    problems = faults(tmp_path, text)
    assert [p.line for p in problems] == [line_of(text, part) for part in (
        "minutes: x", "# %% foo", "check.score(0)", "total(1)", "check(total, nq", "points=0")]
