"""The profiles of a unit's wrong answers, by which checks recognise mistakes: mistakes.json beside its lesson.

`learn` runs each wrong answer past the visible part of its check and keeps what came on every line; the build packs
that into the check cell. The file is committed, so that a build runs nothing, and holds a digest for each exercise of
all that its profiles depend on.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from autograder.author import answers as answer_files
from autograder.author.lesson import CHECK, Lesson
from autograder.check import check_text, known_mistakes
from autograder.check.known_mistakes import Known
from autograder.grade.journal import write_atomically

FILE, ANSWERS = "mistakes.json", "answers.py"
FORMAT = 2       # raised where the words of checks give other lines or signatures than before


def packed(lesson: Lesson) -> dict[str, str]:
    """{exercise: its known mistakes as the text for its check cell}, as the unit's file has them."""
    return {name: known_mistakes.pack(known) for name, (_, known) in _kept(lesson).items() if known}


def stale(lesson: Lesson) -> list[str]:
    """The exercises whose profiles are missing or older than their lesson or answers."""
    kept = _kept(lesson)
    digests = _digests(lesson)
    return [name for name in {**digests, **kept} if kept.get(name, ("",))[0] != digests.get(name)]


def keep(lesson: Lesson, learned: dict[str, list[Known]]) -> None:
    """Write the unit's file: what was learned now, and of the other exercises what it had."""
    kept, out = _kept(lesson), {}
    for name, now in _digests(lesson).items():
        digest, known = (now, learned[name]) if name in learned else kept.get(name, ("", []))
        out[name] = {"digest": digest, "mistakes": [[one.name, one.says, one.profile] for one in known]}
    lines = [f'{json.dumps(name)}: {{"digest": "{one["digest"]}", "mistakes": [\n'
             + ",\n".join(json.dumps(mistake, ensure_ascii=False) for mistake in one["mistakes"]) + "]}"
             for name, one in out.items()]
    write_atomically(lesson.path.with_name(FILE), "{" + ",\n".join(lines) + "}\n")


def _kept(lesson: Lesson) -> dict[str, tuple[str, list[Known]]]:
    try:
        data = json.loads(lesson.path.with_name(FILE).read_text(encoding="utf-8"))
        return {name: (one["digest"], [Known(*fields) for fields in one["mistakes"]]) for name, one in data.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise answer_files.AnswersError(f"{lesson.path.with_name(FILE)} cannot be read ({error}); delete it and run: "
                                        f"autograder build {lesson.unit}") from None


def _digests(lesson: Lesson) -> dict[str, str]:
    """A digest of what decides an exercise's profiles; none for an exercise without wrong answers."""
    path = lesson.path.with_name(ANSWERS)
    answers = answer_files.read(path) if path.is_file() else answer_files.Answers((), {}, {})
    out = {}
    for name in lesson.exercises:
        wrong = [(a.how, a.says, a.source) for a in answers.of(name) if not a.right]
        if wrong:
            check = check_text.without_hidden(lesson.cell(CHECK, name).source)
            whole = json.dumps([FORMAT, lesson.before(name), check, wrong])
            out[name] = hashlib.sha256(whole.encode()).hexdigest()[:16]
    return out


def refresh(root: Path, lesson: Lesson, jobs: int | None = None) -> list[str]:
    """Learn what is stale; gives the names of those exercises."""
    names = stale(lesson)
    if names:
        from autograder.author import learn  # IPython, and Keras where the lesson uses it

        keep(lesson, learn.profiles(root, lesson.unit, names, jobs))
    return names
