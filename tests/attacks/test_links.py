"""Links in a submission, and things that stand in the way: whoever does it gains nothing, and stops nobody else."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from toy_course import COMMAND, FILE, ROOT, TOY, UNIT, Course

from autograder.author import build
from autograder.grade import grading
from autograder.grade.folders import shown
from autograder.grade.grading import Unit
from autograder.grade.journal import GradingError

PASS, FAIL = "def step(z):\n    return np.where(z >= 0, 1, 0)", "def step(z):\n    return 5"
FULL = {"step": 2.0, "ramp": 1.5, "total": 1.0, "toy_quiz": 1.0, "why_step": None}
SEES = "import pathlib\nseen = pathlib.Path('helper.py').read_text()\nexec(seen)"


def folder_to(target):
    """submitted/S/UNIT is a link."""
    def trick(course, student):
        (course.folder / "submitted" / student).mkdir()
        (course.folder / "submitted" / student / UNIT).symlink_to(target(course))
    return trick


def student_to(target):
    """submitted/S is a link."""
    def trick(course, student):
        (course.folder / "submitted" / student).symlink_to(target(course))
    return trick


def notebook_to(make, target):
    def trick(course, student):
        place = course.folder / "submitted" / student / UNIT
        place.mkdir(parents=True)
        make(target(course), place / FILE)
    return trick


def source(course):
    return course.folder / "source" / UNIT


def honest(course):
    return course.folder / "submitted" / "m-honest" / UNIT


def aside(course):
    """A folder with a link in its path."""
    (course.folder / "aside").mkdir(exist_ok=True)
    link = course.folder / "aside" / "way"
    if not link.is_symlink():
        link.symlink_to(course.folder / "source")
    return link / UNIT


def bound(course, student):
    """A folder that holds the way up, and through it another student's."""
    place = course.folder / "submitted" / student / UNIT
    place.mkdir(parents=True)
    (place / "..up").symlink_to("..")
    (place / FILE).symlink_to(f"..up/../m-honest/{UNIT}/{FILE}")


def chain(course, student):
    place = course.folder / "submitted" / student
    place.mkdir()
    (place / "one").symlink_to("two")
    (place / "two").symlink_to(source(course))
    (place / UNIT).symlink_to("one")


def loop(course, student):
    place = course.folder / "submitted" / student
    place.mkdir()
    (place / UNIT).symlink_to(UNIT)


# Each would earn the points of another's work, if it were followed.
LINKS = {
    "the unit's folder to the source": folder_to(source), "the unit's folder to another student": folder_to(honest),
    "the unit's folder to another student, relative": folder_to(lambda c: f"../m-honest/{UNIT}"),
    "the student's folder to another student": student_to(lambda c: honest(c).parent),
    "the student's folder to source/": student_to(lambda c: c.folder / "source"),
    "the notebook to the source": notebook_to(os.symlink, lambda c: source(c) / FILE),
    "the notebook to another student": notebook_to(os.symlink, lambda c: honest(c) / FILE),
    "a hard link to the source": notebook_to(os.link, lambda c: source(c) / FILE),
    "a hard link to another student": notebook_to(os.link, lambda c: honest(c) / FILE),
    "a link inside of the path": folder_to(aside), "a chain of links": chain, "a link to itself": loop,
    "/proc/self/cwd": folder_to(lambda c: f"/proc/self/cwd/{os.path.relpath(source(c))}"),
    "/proc/self/root": folder_to(lambda c: f"/proc/self/root{source(c)}"),
    "/proc/self/fd": folder_to(lambda c: f"/proc/self/fd/{c.descriptor}"),
    "a link named like the way up": bound,
}


def blocked(kind, *parts):
    """Something stands at KIND/S/… where a folder or file has to be."""
    def trick(make):
        def made(course, student):
            course.hand_in(student, course.notebook())
            place = course.folder.joinpath(kind, student, *parts)
            place.parent.mkdir(parents=True, exist_ok=True)
            make(course, place)
        return made
    return trick


def as_file(course, place):
    place.write_text("a file")


def as_folder(course, place):
    place.mkdir()


def as_link(course, place):
    place.symlink_to(course.folder / "outside")


def files_and_folders(course, student):
    """Twice handed in: what was a file is a folder then, and the other way round."""
    course.hand_in(student, course.notebook())
    course.hand_in(student, "1", "a.txt")
    course.hand_in(student, "1", "b/c")
    target = course.folder / "autograded" / student / UNIT
    (target / "a.txt").mkdir(parents=True)
    (target / "b").symlink_to(course.folder / "outside")


def put(name, make):
    def trick(course, student):
        course.hand_in(student, course.notebook())
        make(course.folder / "submitted" / student / UNIT / name)
    return trick


def long_path(course, student):
    """As long as a path may be below submitted/, and so too long below autograded/."""
    course.hand_in(student, course.notebook())
    here = os.getcwd()
    os.chdir(course.folder / "submitted" / student / UNIT)
    for _ in range(17):
        os.mkdir("d" * 250)
        os.chdir("d" * 250)
    Path("x.csv").write_text("1")
    os.chdir(here)


def endless_socket(path):
    here = os.getcwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


# {name: (what is done, whether scores are due all the same, a part of what is told)}
ODD = {
    "autograded/S is a file": (blocked("autograded")(as_file), True, "is a file. Move it away"),
    "autograded/S/UNIT is a file": (blocked("autograded", UNIT)(as_file), True, "is a file. Move it away"),
    "autograded/S is a link": (blocked("autograded")(as_link), True, "is a link. Move it away"),
    "autograded/S/UNIT is a link": (blocked("autograded", UNIT)(as_link), True, "is a link. Move it away"),
    "the autograded notebook is a folder": (blocked("autograded", UNIT, FILE)(as_folder), True, "is a folder."),
    "the autograded notebook is a link": (blocked("autograded", UNIT, FILE)(as_link), True, ""),
    "feedback/S is a file": (blocked("feedback")(as_file), True, "is a file. Move it away"),
    "feedback/S/UNIT is a file": (blocked("feedback", UNIT)(as_file), True, "is a file. Move it away"),
    "feedback/S is a link": (blocked("feedback")(as_link), True, "is a link. Move it away"),
    "the page is a folder": (blocked("feedback", UNIT, "toy.html")(as_folder), True, "is a folder."),
    "the journal's file is a folder": (blocked(".autograder", UNIT)(
        lambda c, p: (p.parents[1] / UNIT / f"{p.parent.name}.json").mkdir(parents=True)), None, "is a folder."),
    "files where folders were": (files_and_folders, True, "a.txt (a.txt is a folder)"),
    "submitted/S/UNIT is a file": (lambda c, s: c.hand_in(s, "x", f"../{UNIT}x").rename(
        c.folder / "submitted" / s / "x") and (c.folder / "submitted" / s / UNIT).rmdir() or (
        c.folder / "submitted" / s / "x").rename(c.folder / "submitted" / s / UNIT), False, "is a file"),
    "the notebook is a folder": (lambda c, s: c.hand_in(s, "x", f"{FILE}/x"), False, f"{FILE} is a folder"),
    "the notebook is a pipe": (lambda c, s: (c.hand_in(s, "x", "x").unlink(), os.mkfifo(
        c.folder / "submitted" / s / UNIT / FILE)), False, f"{FILE} is a pipe"),
    "timestamp.txt is a pipe": (put("timestamp.txt", os.mkfifo), True, "timestamp.txt cannot be read: it is a pipe"),
    "timestamp.txt is a folder": (put("timestamp.txt", os.mkdir), True, "timestamp.txt cannot be read"),
    "timestamp.txt is a link": (put("timestamp.txt", lambda p: p.symlink_to("/etc/hostname")), True, "it is a link"),
    "timestamp.txt is binary": (put("timestamp.txt", lambda p: p.write_bytes(bytes(range(256)))), True, "no time"),
    "timestamp.txt has a gigabyte": (put("timestamp.txt", lambda p: os.truncate(os.open(p, os.O_CREAT | os.O_RDWR),
                                                                                2**30)), True, "no time"),
    "a socket beside": (put("s", endless_socket), True, "left out beside the notebook: s"),
    "a name that is not UTF-8 beside": (put(os.fsdecode(b"b\xff"), lambda p: p.write_text("x")), True, "b\\xff"),
    "a path as long as it may be": (long_path, True, ""),
    "a byte order mark": (lambda c, s: c.hand_in(s, b"\xef\xbb\xbf" + c.hand_in(s, c.notebook()).read_bytes()), True,
                          ""),
}
STUDENTS = ["a", "n", "z"]      # the first of the class, one in its midst, the last
NAMES = ["o'neil [b]", "-rf", "*?[!x]", "é" * 127, "q" * 128, "~"]
NO_STUDENTS = {os.fsdecode(b"b\xff"): "not UTF-8 text", "l" * 129: "at most 128 letters", "l" * 255: "at most 128",
               "new\nline": "Rename it"}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("links") / "c"
    build.build(TOY, UNIT, folder)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "outside").mkdir()
    with grading.pool(2, with_keras=False) as pool:
        course = Course(folder, pool)
        course.descriptor = os.open(source(course), os.O_RDONLY)
        yield course
        os.close(course.descriptor)


@pytest.fixture(scope="module")
def graded(course):
    course.hand_in("m-honest", course.notebook())
    for number, trick in enumerate(LINKS.values()):
        trick(course, f"l{number:02}")
    for number, (trick, _, _) in enumerate(ODD.values()):
        for student in STUDENTS:
            trick(course, f"{student}{number:02}")
    for name in (*NAMES, *NO_STUDENTS):
        course.hand_in(name, course.notebook())
    course.hand_in("aa-first", course.notebook())
    course.hand_in("zz-last", course.notebook())
    return course.grade()


@pytest.mark.parametrize("number, name", list(enumerate(LINKS)))
def test_a_link_earns_nothing_and_is_told(course, graded, number, name):
    result = graded[f"l{number:02}"]
    assert not result.graded and not result.failures
    assert "link" in result.findings[0] and "Ask the student" in result.findings[0], result.findings
    assert set(course.scores(f"l{number:02}").values()) == {None}
    assert not (course.folder / "autograded" / f"l{number:02}" / UNIT / FILE).exists()


def test_a_hard_link_to_another_student_is_told_on_both_sides(course, graded):
    """Nobody can tell by the file whose it is."""
    assert not graded["m-honest"].graded and "submitted/l08" in graded["m-honest"].findings[0]


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.parametrize("number, name", list(enumerate(ODD)))
def test_what_stands_in_the_way_stops_nobody(course, graded, number, name, student):
    _, due, told = ODD[name]
    result = graded[f"{student}{number:02}"]
    assert result.graded == (due is not False)
    if due is not None:
        assert course.scores(f"{student}{number:02}") == (FULL if due else dict.fromkeys(FULL))
    assert not told or any(told in text for text in (*result.findings, *result.failures)), result
    assert bool(result.failures) == ("Move it away" in " ".join(result.failures))


@pytest.mark.parametrize("student", ["aa-first", "zz-last", *NAMES])
def test_the_others_are_graded_whatever_their_names(course, graded, student):
    assert graded[student].graded and not graded[student].findings and not graded[student].failures
    assert course.scores(student) == FULL
    for kind, file in (("autograded", FILE), ("feedback", "toy.html")):
        assert (course.folder / kind / student / UNIT / file).is_file()


@pytest.mark.parametrize("student", NO_STUDENTS)
def test_a_folder_that_can_be_no_student_is_told(graded, student):
    result = graded[shown(student)]
    assert not result.graded and NO_STUDENTS[student] in result.findings[0]


def test_nothing_was_written_through_a_link(course, graded):
    assert list((course.folder / "outside").iterdir()) == []


def test_the_next_run_tries_again_what_stood_in_the_way(course, graded):
    place = course.folder / "autograded" / "a00"
    assert graded["a00"].failures
    place.unlink()
    again = course.grade("a00")["a00"]
    assert again.graded and not again.failures and (place / UNIT / FILE).is_file()
    assert course.grade("a00")["a00"].unchanged


def test_a_hard_link_beside_the_notebook_is_left_out(course):
    """What is handed in beside a notebook is at hand for its code: a name for the solutions must not be."""
    place = course.hand_in("hard", course.notebook(step=SEES)).parent
    os.link(source(course) / FILE, place / "helper.py")
    handed = Unit(course.folder, UNIT).find("hard")
    assert handed.beside == {} and "helper.py (is the same file as one in source" in handed.findings[0]


def test_a_swap_while_a_class_is_graded(course):
    """The folder and a link to the source change places all the time: no run gives the source's points."""
    own = course.hand_in("swap", course.notebook(**dict.fromkeys(FULL, "0"))).parent
    away, link = own.with_name("away"), own.with_name("link")
    link.symlink_to(source(course))
    stop = threading.Event()

    def swap():
        while not stop.is_set():
            for now, then in ((own, away), (link, own), (own, link), (away, own)):
                os.rename(now, then)

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        results = []
        while len(results) < 20:
            with contextlib.suppress(GradingError):     # it was listed at a moment at which it was not there
                results.append(course.grade("swap", force=True)["swap"])
        assert not any(earned for result in results for earned, _ in result.scores.values()), results
    finally:
        stop.set()
        thread.join()
    written = course.folder / "autograded" / "swap" / UNIT / FILE      # gone where the last run met no folder
    assert not written.exists() or "return np.where(z >= 0" not in written.read_text()


def test_nbgraders_own_way_refuses_links(course):
    """`nbgrader autograde`, as formgrader's button calls it: whoever has links is not graded, the others are."""
    names = [f"{letter}-{kind}" for letter in "abc" for kind in ("honest", "thief")]
    folder = course.folder.parent / "nbgrader"
    for kind in ("source", "release"):
        shutil.copytree(course.folder / kind, folder / kind)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    own = Course(folder, course.pool)
    with own.book():
        pass
    for name in names[::2]:
        own.hand_in(name, own.notebook())
    other = folder / "submitted" / "a-honest" / UNIT
    (folder / "submitted" / "a-thief").mkdir()
    (folder / "submitted" / "a-thief" / UNIT).symlink_to(other)
    (folder / "submitted" / "b-thief").symlink_to(other.parent)
    (own.hand_in("c-thief", own.notebook()).parent / "data.csv").symlink_to(folder / "source" / UNIT / FILE)
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([scripts / "nbgrader", "autograde", UNIT], cwd=folder, env=environment, text=True,
                          capture_output=True, timeout=300)
    assert done.returncode != 0
    for name in names:
        assert (folder / "autograded" / name / UNIT / FILE).is_file() == ("honest" in name), name
        if "thief" in name:
            assert f"The submission of {name} has links" in done.stderr
            assert not (folder / "autograded" / name / UNIT).exists()
        else:
            assert sum(s or 0 for s in own.scores(name).values()) == 5.5
