"""What is handed in is found and read, or told for what it is and where it belongs; nothing stops at one student."""

import contextlib
import io
import os
import shutil
import socket
import string
import threading
import zipfile

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toy_course import FILE, TOY, UNIT

from autograder.author import build
from autograder.demo import classroom
from autograder.grade import notebooks
from autograder.grade.folders import DEEPEST, Folder, shown
from autograder.grade.misplaced import IGNORED
from autograder.grade.submissions import LARGEST_BESIDE, LARGEST_FILE, Submissions, wrong_id

OTHER = "02_other"
LONG = "é" * 127       # 254 bytes: no ending fits behind it


def notebook(*names):
    cells = [nbformat.v4.new_code_cell(f"# {n}", metadata={"nbgrader": {"grade_id": n}}) for n in names]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()


TOY_NOTEBOOK, OTHERS_NOTEBOOK = notebook("title", "step", "ramp"), notebook("title", "momentum", "decay")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A course of two units, of which nothing is handed in."""
    folder = tmp_path_factory.mktemp("built")
    build.build(TOY, UNIT, folder)
    (folder / "source" / OTHER).mkdir()
    (folder / "source" / OTHER / "other.ipynb").write_bytes(OTHERS_NOTEBOOK)
    return folder


@pytest.fixture
def course(built, tmp_path):
    return Class(shutil.copytree(built, tmp_path / "course"))


class Class:
    def __init__(self, folder):
        self.folder, self.submitted = folder, folder / "submitted"
        source = notebooks.read(folder / "source" / UNIT / FILE)
        self.release = (folder / "release" / UNIT / FILE).read_text(encoding="utf-8")
        self.names = {n for c in source.cells if (n := notebooks.name_of(c))}

    def put(self, path, content=b"x"):
        path = self.submitted / os.fsdecode(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def answered(self):
        """The hand-out with its exercises answered."""
        out = nbformat.reads(self.release, 4)
        return nbformat.writes(classroom.answered(out, classroom.solutions(build.lesson_of(TOY, UNIT)))).encode()

    def find(self, student):
        return self.look.find(student)

    @property
    def look(self):
        return Submissions(self.folder, UNIT, self.names, self.release)

    def told(self):
        return [str(m) for m in self.look.misplaced()]


def zipped(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, os.urandom(2**18))
    return out.getvalue()


# -- what is read ----------------------------------------------------------------------------------------------------


def test_a_submission_comes_with_its_time_and_its_other_files(course):
    place = f"amina/{UNIT}"
    course.put(f"{place}/{FILE}", TOY_NOTEBOOK)
    course.put(f"{place}/timestamp.txt", b"2025-03-01 10:00:00 UTC\n")
    course.put(f"{place}/my helpers/a.py", b"A = 1")
    course.put(f"{place}/my helpers/__pycache__/a.pyc")
    handed = course.find("amina")
    assert handed.content == TOY_NOTEBOOK and handed.findings == ()
    assert handed.timestamp == "2025-03-01 10:00:00 UTC" and handed.beside == {"my helpers/a.py": b"A = 1"}


def test_a_byte_order_mark_is_no_part_of_a_file(course):
    course.put(f"amina/{UNIT}/{FILE}", b"\xef\xbb\xbf" + TOY_NOTEBOOK)
    course.put(f"amina/{UNIT}/timestamp.txt", b"\xef\xbb\xbf2025-03-01 10:00:00 UTC")
    handed = course.find("amina")
    assert handed.content == TOY_NOTEBOOK and handed.timestamp == "2025-03-01 10:00:00 UTC"
    assert len(notebooks.parse(handed.content, FILE).cells) == 3


def test_more_than_memory_should_hold_stays_on_the_disk(course):
    place = course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK).parent
    for name, size in (("a.bin", LARGEST_BESIDE + 1), ("b.bin", LARGEST_BESIDE - 1), ("c.bin", 2), ("d.bin", 1)):
        with open(place / name, "wb") as file:
            file.truncate(size)
    handed = course.find("amina")
    assert set(handed.beside) == {"b.bin", "d.bin"} and handed.left == ("a.bin", "c.bin")
    with open(place / FILE, "wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert course.find("amina").findings == (f"{FILE} has 200 MB. Ask the student to clear its outputs.",)


# Anything but a plain file: (how it is made, what is told).
ODD = {
    "a folder": lambda path: path.mkdir(), "a link": lambda path: path.symlink_to("/etc/hostname"),
    "a pipe": os.mkfifo, "no file": lambda path: socket_at(path),
}


def socket_at(path):
    here = os.getcwd()
    os.chdir(path.parent)       # a socket's address has at most 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_plain_file_is_told_and_not_read(course, kind):
    place = course.put(f"amina/{UNIT}/x").parent
    ODD[kind](place / FILE)
    handed = course.find("amina")
    assert not handed.file and handed.findings[0].startswith(f"{FILE} is {kind}")
    shutil.rmtree(place)
    course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK)
    ODD[kind](place / "timestamp.txt")
    handed = course.find("amina")
    assert handed.file and handed.timestamp == ""
    assert any(f.startswith(f"timestamp.txt cannot be read: it is {kind}") for f in handed.findings), handed.findings


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("place", ["amina", f"amina/{UNIT}"])
def test_what_is_no_folder_is_told_and_not_entered(course, kind, place):
    if kind == "a folder":
        place = course.submitted / place
        (place.parent).mkdir(parents=True)
        place.write_text("a file")
        kind = "a file"
    else:
        place = course.submitted / place
        place.parent.mkdir(parents=True)
        ODD[kind](place)
    if place.name == UNIT:
        assert course.look.students() == ["amina"]
        handed = course.find("amina")
        assert not handed.file and f"submitted/amina/{UNIT} is {kind}" in handed.findings[0], handed.findings
    else:
        assert any("submitted/amina" in text for text in course.told()), course.told()


def test_a_time_of_a_gigabyte_is_read_in_part(course):
    course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK)
    with open(course.put(f"amina/{UNIT}/timestamp.txt"), "wb") as file:
        file.truncate(2**30)
    assert len(course.find("amina").timestamp) <= 200


def test_links_and_pipes_beside_a_notebook_are_told(course):
    place = course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK).parent
    (place / "all").symlink_to(course.folder / "source")
    os.mkfifo(place / "pipe")
    assert course.find("amina").findings == ("left out beside the notebook: all (a link), pipe (a pipe)",)


def test_what_cannot_be_read_is_a_finding(course, monkeypatch):
    """As root reads everything, reading itself is made to fail, at each step."""
    course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK)
    course.put(f"amina/{UNIT}/a.csv")
    course.put(f"amina/{UNIT}/timestamp.txt")
    real, opened = os.open, []

    for broken in ("amina", UNIT, FILE, "a.csv", "timestamp.txt"):
        def refusing(path, *args, broken=broken, **options):
            opened.append(path)
            if path == broken:
                raise PermissionError(13, "Permission denied", path)
            return real(path, *args, **options)

        with monkeypatch.context() as context:
            context.setattr(os, "open", refusing)
            handed = course.find("amina")
        assert any("Permission denied" in f and broken in f for f in handed.findings), (broken, handed.findings)
        assert bool(handed.file) == (broken in ("a.csv", "timestamp.txt"))


def test_a_submission_that_vanishes_while_it_is_read_is_a_finding(course, monkeypatch):
    place = course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK).parent
    real = Folder.kinds

    def vanishing(self):
        found = real(self)
        shutil.rmtree(place, ignore_errors=True)
        return found

    monkeypatch.setattr(Folder, "kinds", vanishing)
    handed = course.find("amina")
    assert not handed.file and "cannot be read: No such file or directory" in handed.findings[0]


def test_folders_deeper_than_any_honest_one_end(course):
    place = course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK).parent
    here = os.getcwd()
    os.chdir(place)
    for _ in range(300):
        os.mkdir("deeper")
        os.chdir("deeper")
    os.chdir(here)
    assert any(f"more than {DEEPEST} folders deep" in f for f in course.find("amina").findings)


# -- which notebook counts, and what is there instead -----------------------------------------------------------------


@pytest.mark.parametrize("files, told", [
    ({f"{UNIT}/{FILE}": TOY_NOTEBOOK}, f"there is: {UNIT}/{FILE}. Move it to submitted/amina/{UNIT}/"),
    ({"work.zip": zipped("a.txt", "my/toy.ipynb")}, "work.zip (a zip with my/toy.ipynb in it). Unpack it into"),
    ({"work.zip": b"PK no zip"}, "work.zip (a zip). Unpack it"),
    ({"toy.py": b"1"}, "toy.py (a script). Ask the student for the notebook"),
    ({"toy.html": b"1"}, "toy.html (a web page). Ask"), ({"toy.pdf": b"1"}, "toy.pdf (a PDF). Ask"),
    ({"toy.docx": b"1"}, "toy.docx (a Word file). Ask"), ({"toy.txt": b"1"}, "toy.txt (a text). Ask"),
    ({"toy.7z": b"1"}, "toy.7z (an archive). Unpack"),
    ({".ipynb_checkpoints/toy-checkpoint.ipynb": TOY_NOTEBOOK}, "(an older copy, which JupyterLab keeps). Ask"),
    ({"other.ipynb": OTHERS_NOTEBOOK}, f"no other notebook has its cells: other.ipynb (a notebook of {OTHER})"),
    ({"x.ipynb": notebook()}, "no other notebook has its cells: x.ipynb. Ask"),
])
def test_what_there_is_instead_of_the_notebook_is_told(course, files, told):
    for name, content in files.items():
        course.put(f"amina/{UNIT}/{name}", content)
    handed = course.find("amina")
    assert not handed.file and len(handed.findings) == 1
    assert handed.findings[0].startswith(f"{FILE} is missing") and told in handed.findings[0], handed.findings


@pytest.mark.parametrize("name", [b"Toy.ipynb", b"toy.IPYNB", b"toy (1).ipynb", b"t\xf6y.ipynb", b"-rf.ipynb",
                                  b"[*]?.ipynb", b"a\nb.ipynb"])
def test_a_renamed_notebook_is_found_by_its_cells(course, name):
    course.put(f"amina/{UNIT}/".encode() + name, TOY_NOTEBOOK)
    handed = course.find("amina")
    assert handed.content == TOY_NOTEBOOK and handed.file.encode() and "was graded" in handed.findings[0]


# -- the notebook is as it was handed out, and the work is elsewhere ---------------------------------------------------

WORK = {
    f"{UNIT}/toy.zip": zipped("toy.ipynb"), f"{UNIT}/final.zip": zipped("a/toy.ipynb"), "toy.zip": b"PK",
    f"{UNIT}/toy.html": b"1", f"{UNIT}/toy.py": b"1", f"{UNIT}/toy.pdf": b"1", f"{UNIT}/answers.docx": b"1",
    f"{UNIT}/toy.png": b"1", f"{UNIT}/.ipynb_checkpoints/toy-checkpoint.ipynb": None, f"{UNIT}/work/toy.ipynb": None,
    f"{UNIT} (1)/{FILE}": None, FILE: None, "toy.ipynb.txt": None, "a/b/Untitled.ipynb": None,
    f"{OTHER}/toy (1).ipynb": None, f"{UNIT}/scratch.ipynb": notebook(), f"{UNIT}/broken.ipynb": b"{",
}


@pytest.mark.parametrize("path", WORK)
def test_work_beside_an_untouched_notebook_waits_for_a_person(course, path):
    course.put(f"amina/{UNIT}/{FILE}", course.release.encode())
    assert course.find("amina").file == FILE
    course.put(f"amina/{path}", WORK[path] or course.answered())
    handed = course.find("amina")
    assert not handed.file and path in handed.findings[-1] and "waits for a person" in handed.findings[-1]
    course.put(f"amina/{UNIT}/{FILE}", course.answered())
    assert course.find("amina").file == FILE


@pytest.mark.parametrize("path, content", [
    (f"{UNIT}/.ipynb_checkpoints/toy-checkpoint.ipynb", None), (f"{UNIT}/work/toy.ipynb", None), (FILE, None),
    (f"{OTHER}/other.ipynb", OTHERS_NOTEBOOK), (f"{OTHER}/other.zip", b"PK"), ("other.zip", b"PK"),
    (f"{UNIT}/Untitled.ipynb", OTHERS_NOTEBOOK), ("other/Untitled.ipynb", notebook()), (f"{UNIT}/data.csv", b"1"),
    (f"{UNIT}/._{FILE}", b"\0\5\x16\7"), (f"{UNIT}/timestamp.txt", b"2025-03-01 10:00:00 UTC"),
    (f"{UNIT}/help.py", b"H")])
def test_what_is_no_work_keeps_no_untouched_notebook_waiting(course, path, content):
    (course.folder / "source" / UNIT / "help.py").write_bytes(b"H")
    course.put(f"amina/{UNIT}/{FILE}", course.release.encode())
    course.put(f"amina/{path}", course.release.encode() if content is None else content)
    handed = course.find("amina")
    assert handed.file == FILE and not any("waits" in f for f in handed.findings), handed.findings


def test_what_a_mac_puts_into_a_zip_is_no_notebook(course):
    course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK)
    for name in (f"._{FILE}", "._data.csv", "__MACOSX/x"):
        course.put(f"amina/{UNIT}/{name}", b"\0\5\x16\7")
    handed = course.find("amina")
    assert handed.file == FILE and handed.findings == () and handed.beside == {}


# -- misplaced -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path, content, told", [
    (f"dora/toy/{FILE}", TOY_NOTEBOOK, f"the folder's name is not {UNIT}. Move it to submitted/dora/{UNIT}/"),
    (f"dora/01_Toy/{FILE}", TOY_NOTEBOOK, f"the folder's name is not {UNIT}"),
    (f"dora/1/{FILE}", TOY_NOTEBOOK, f"the folder's name is not {UNIT}"),
    (f"{UNIT}/carl/{FILE}", TOY_NOTEBOOK, f"the folders are exchanged, the student's comes first. Move it to "
                                          f"submitted/carl/{UNIT}/"),
    (f"{UNIT}/{FILE}", TOY_NOTEBOOK, f"it is in no student's folder. Move it to submitted/STUDENT/{UNIT}/"),
    (f"dora/{FILE}", TOY_NOTEBOOK, f"it is in no unit's folder. Move it to submitted/dora/{UNIT}/"),
    (f"dora/home/{UNIT}/{FILE}", TOY_NOTEBOOK, f"not in a folder {UNIT} right below the student's"),
    ("dora/mine/Untitled.ipynb", TOY_NOTEBOOK, f"not in a folder {UNIT} right below the student's"),
    (FILE, TOY_NOTEBOOK, "it is in no student's folder"),
    ("class.zip", zipped("toy.ipynb"), "(a zip with toy.ipynb in it) was not graded: it is in no student's folder"),
    ("dora/toy.py", b"1", "(a script) was not graded"), ("dora/essay.docx", b"1", "(a Word file) was not graded"),
    ("dora/toy/page.html", b"1", "(1 file: page.html (a web page)) was not graded"),
    (b"dora/b\xff/x\xfe.txt", b"1", "submitted/dora/b\\xff (1 file: x\\xfe.txt (a text)) was not graded"),
])
def test_misplaced_work_is_told_with_its_place(course, path, content, told):
    course.put(f"amina/{UNIT}/{FILE}", TOY_NOTEBOOK)
    course.put(path, content)
    found = course.told()
    assert len(found) == 1 and told in found[0], found


@pytest.mark.parametrize("path, content", [
    (f"dora/{OTHER}/x.zip", b"1"), ("dora/other/other.ipynb", OTHERS_NOTEBOOK), ("dora/other.zip", b"1"),
    ("dora/Untitled.ipynb", OTHERS_NOTEBOOK), (f"{OTHER}/dora/other.ipynb", OTHERS_NOTEBOOK),
    (f"dora/{UNIT}/data/x.csv", b"1"), ("dora/work.zip", zipped("other.ipynb")), (".DS_Store", b"1"),
    ("dora/.ipynb_checkpoints/x.ipynb", b"1")])
def test_what_is_another_units_or_nobodys_is_not_told(course, path, content):
    course.put(path, content)
    assert course.told() == []


def test_where_there_is_another_submission_it_is_told(course):
    course.put(f"dora/{UNIT}/{FILE}", TOY_NOTEBOOK)
    course.put(f"dora/{FILE}", TOY_NOTEBOOK)
    assert "where there is another submission of dora" in course.told()[0]


def test_a_zip_is_listed_from_its_end_only(course):
    """Neither a long list nor one that lies costs more than the part that is read."""
    course.put("a.zip", zipped(*(f"{i}.ipynb" for i in range(60))))
    (course.submitted / "b.zip").write_bytes(b"PK\x05\x06" + b"\xff" * 18)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for i in range(9000):
            file.writestr(f"{i}.ipynb", b"")
    course.put("c.zip", out.getvalue())
    first, second, third = course.told()
    assert "(a zip with 0.ipynb, 1.ipynb, 2.ipynb, 3.ipynb, 4.ipynb, and 55 more in it)" in first
    assert "(a zip)" in second and "(a zip)" in third


@pytest.mark.parametrize("student, why", [("a" * 129, "at most 128 letters"), (os.fsdecode(b"b\xff"), "not UTF-8")])
def test_a_folder_that_names_no_student_is_told(student, why):
    assert why in wrong_id(student)


@pytest.mark.parametrize("student", ["o'neil [b]", "-rf", "*?[!x]", LONG, "a" * 128, " ", "~", "$HOME", "é",
                                     "e\u0301", "\u202e", "con"])
def test_odd_students_are_students(course, student):
    course.put(f"{student}/{UNIT}/{FILE}", TOY_NOTEBOOK)
    course.put(f"x/{UNIT}/{FILE}", TOY_NOTEBOOK)
    assert wrong_id(student) == "" and course.look.students([student]) == [student]
    assert course.find(student).content == TOY_NOTEBOOK and course.told() == []


# -- whatever there is -----------------------------------------------------------------------------------------------

BYTES = st.binary(min_size=1, max_size=12).filter(lambda b: b"/" not in b and b"\0" not in b and b not in (b".", b".."))
WORDS = st.sampled_from([UNIT, OTHER, FILE, "toy", "01_Toy", "other", "other.ipynb", "amina", "bruno", "work.zip",
                         "timestamp.txt", ".ipynb_checkpoints", "data", "x.csv"]).map(str.encode)
NAMES = WORDS | BYTES | st.text(string.printable, min_size=1, max_size=8).map(str.encode).filter(
    lambda b: b"/" not in b and b not in (b".", b".."))
CONTENTS = st.sampled_from([b"", b"x", TOY_NOTEBOOK, OTHERS_NOTEBOOK, b"{", zipped("toy.ipynb")])
THINGS = CONTENTS | st.sampled_from(["link", "pipe"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.lists(NAMES, min_size=1, max_size=5), THINGS), max_size=8))
def test_every_file_is_graded_or_told_or_another_units(course, arrangement):
    shutil.rmtree(course.submitted, ignore_errors=True)
    course.submitted.mkdir()
    for parts, content in arrangement:
        path = os.path.join(os.fsencode(course.submitted), *parts)
        with contextlib.suppress(FileExistsError, NotADirectoryError, IsADirectoryError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if content == "link":
                os.symlink(course.folder / "source" / UNIT, path)
            elif content == "pipe":
                os.mkfifo(path)
            else:
                with open(path, "xb") as file:
                    file.write(content)
    look = course.look
    told = {m.path: str(m) for m in look.misplaced()}
    students = [n for n in os.listdir(course.submitted) if look.holds(n)]
    handed = {student: look.find(student) for student in students}
    for above, _, names in os.walk(course.submitted):
        for name in names:
            check_is_accounted_for(course, os.path.relpath(os.path.join(above, name), course.submitted), told, handed)


def check_is_accounted_for(course, path, told, handed):
    parts = path.split("/")
    if any(p in IGNORED or p.startswith("._") or p.endswith(".pyc") for p in parts):
        return
    if any(f"submitted/{shown('/'.join(parts[:n]))}" in told for n in range(1, len(parts) + 1)):
        return
    if len(parts) > 1 and parts[1] == UNIT and parts[0] in handed:
        one = handed[parts[0]]
        below = "/".join(parts[2:])
        named = shown(below) in (one.file, "timestamp.txt") or below in one.beside or below in one.left
        assert named or any(shown(p) in f or " more" in f for f in one.findings for p in parts[2:]) or (
            not one.file and one.findings), (path, one.findings)
        return
    meant = "".join(parts).lower()
    content = course.submitted / path
    assert "other" in meant or "2" in meant or (
        content.is_file() and content.read_bytes() == OTHERS_NOTEBOOK), (path, told)


def test_a_swap_while_it_is_read_gives_nothing_of_others(course):
    """A folder and a link to the solutions change places all the time; what is read is the student's own or nothing."""
    own = course.submitted / "thief" / UNIT
    (own).mkdir(parents=True)
    (own / FILE).write_bytes(TOY_NOTEBOOK)
    (own / "a.txt").write_bytes(b"own")
    solutions = course.folder / "source" / UNIT
    (solutions / "a.txt").write_bytes(b"secret")
    aside, link = own.with_name("aside"), own.with_name("link")
    link.symlink_to(solutions)
    stop = threading.Event()

    def swap():
        while not stop.is_set():
            for now, then in ((own, aside), (link, own), (own, link), (aside, own)):
                os.rename(now, then)

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        look, seen, followed = course.look, set(), 0
        for _ in range(3000):
            handed = look.find("thief")
            assert handed.content in (b"", TOY_NOTEBOOK) and handed.beside.get("a.txt") in (None, b"own")
            seen.add(bool(handed.file))
            with contextlib.suppress(OSError):      # who goes by the path does get it
                followed += (own / FILE).read_bytes() not in (b"", TOY_NOTEBOOK)
    finally:
        stop.set()
        thread.join()
    assert seen == {True, False} and followed
