"""An answers.py is read as text; what cannot be read is refused with file and line."""

import pytest

from autograder.author import answers

GOOD = '''"""Answers."""
import numpy as np
from autograder.author.answers import equivalent, right, wrong


@right("f", "plain")
def f(x):
    # a comment
    return x


@staticmethod
@right("f", how="decorated")
@np.vectorize
def f(x): return x


@wrong("f", "a class", says="no class")
class f:
    pass


right("q", "by code", code="""
q = 1
""")
wrong("q", "two", says="one", code="q = 2", only_hidden=True)
equivalent("f", "a -> b", because="Same.")
equivalent("f", "b -> c", "Same, too.")
allowed("f", "as lists", because="Any sequence will do.")
'''


def write(folder, text):
    path = folder / "answers.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads(tmp_path):
    found = answers.read(write(tmp_path, GOOD))
    assert [(a.exercise, a.how, a.right, a.says, a.only_hidden) for a in found.answers] == [
        ("f", "plain", True, "", False), ("f", "decorated", True, "", False),
        ("f", "a class", False, "no class", False),
        ("q", "by code", True, "", False), ("q", "two", False, "one", True)]
    assert [a.source for a in found.of("f")] == [
        "def f(x):\n    # a comment\n    return x",
        "@staticmethod\n@np.vectorize\ndef f(x): return x",
        "class f:\n    pass"]
    assert [a.source for a in found.of("q")] == ["q = 1", "q = 2"]
    assert found.equivalent == {"f": {"a -> b": "Same.", "b -> c": "Same, too."}}
    assert found.allowed == {"f": {"as lists": "Any sequence will do."}}
    assert found.of("none") == []


def test_an_empty_file(tmp_path):
    assert answers.read(write(tmp_path, "")).answers == ()


def test_the_file_is_ordinary_python():
    @answers.right("f", "how")
    def f():
        return 1

    @answers.wrong("f", "how", says="what")
    def g():
        return 2

    assert (f(), g(), answers.equivalent("f", "a -> b", because="c")) == (1, 2, None)


@pytest.mark.parametrize("text, says", [
    ("x = = 1", "cannot read"),
    ("x = 1", "only imports"),
    ("for i in (): pass", "only imports"),
    ("async def f(): pass", "only imports"),
    ('@right("f", "a")\ndef f(): return np.random.default_rng( ).normal()', "never the same twice"),
    ("def f(): pass", "exactly one"),
    ('@right("f", "a")\n@wrong("f", "b", says="c")\ndef f(): pass', "exactly one"),
    ('@right\ndef f(): pass', "exactly one"),
    ('@equivalent("f", "a", "b")\ndef f(): pass', "exactly one"),
    ('print("x")', "unknown word 'print'"),
    ('answers.right("f", "a", code="x")', "unknown word"),
    ('right("f", "a")', "code"),
    ('@right("f", "a", code="x")\ndef f(): pass', "code"),
    ('wrong("f", "a", code="x")', "says"),
    ('wrong("f", "a", says="", code="x")', "says"),
    ('wrong("f", "a", says="b", cod="x")', "cod"),
    ('right("f", code="x")', "how"),
    ('right("f", "a", "x", "more")', "many"),
    ('right("f", "a", exercise="f", code="x")', "exercise"),
    ('right(NAME, "a", code="x")', "exercise"),
    ('right("f", f"a{1}", code="x")', "how"),
    ('right("f", "a" + "b", code="x")', "how"),
    ('right(*["f", "a"], code="x")', "written out"),
    ('right(**{"f": 1})', ""),
    ('right("f", 3, code="x")', "how"),
    ('right(3, "a", code="x")', "exercise"),
    ('right("f", "a", code=3)', "code"),
    ('right("f", "a", code={[]: 1})', "code"),
    ('wrong("f", "a", says=3, code="x")', "says"),
    ('wrong("f", "a", says="b", code="x", only_hidden="yes")', "only_hidden"),
    ('equivalent("f", "a")', "because"),
    ('equivalent("f", "a", because="")', "because"),
    ('equivalent("f", "a", because="b", why="c")', "why"),
    ('equivalent("f", 3, because="b")', "mutant"),
    ('allowed("f", "a")', "because"),
    ('allowed("f", 3, because="b")', "breaker"),
])
def test_refused(tmp_path, text, says):
    path = write(tmp_path, '"""Answers."""\nimport numpy as np\n\n' + text)
    with pytest.raises(answers.AnswersError) as caught:
        answers.read(path)
    at = 4 if "@" not in text else (5, 6, 4)
    assert any(str(caught.value).startswith(f"{path}:{line}: ") for line in ([at] if at == 4 else at))
    assert says in str(caught.value).split(": ", 1)[1]


@pytest.mark.parametrize("again", [
    'right("q", "by code", code="q = 3")', 'wrong("q", "two", says="x", code="q = 3")',
    'equivalent("f", "a -> b", because="Again.")', 'allowed("f", "as lists", because="Again.")'])
def test_twice_the_same(tmp_path, again):
    """Two answers of one name would be counted as one."""
    path = write(tmp_path, GOOD + again + "\n")
    with pytest.raises(answers.AnswersError, match=f"answers.py:{len(GOOD.splitlines()) + 1}: .*twice"):
        answers.read(path)


def test_not_utf8(tmp_path):
    path = tmp_path / "answers.py"
    path.write_bytes('x = 1\nright("f", "größe", code="x")'.encode("latin-1"))
    with pytest.raises(answers.AnswersError, match="answers.py:2: .*UTF-8"):
        answers.read(path)
