"""Writes a graded result: to the journal, then to autograded/, feedback/ and the gradebook. The only writer while a
class is graded."""

from __future__ import annotations

import json
from dataclasses import replace

from autograder.grade import exchange
from autograder.grade import journal as journals
from autograder.grade.graded_files import GradedFiles, in_the_way
from autograder.grade.grading import Graded, Known, Result, Unit, waiting
from autograder.grade.journal import Journal
from autograder.grade.messages import Entry


class ResultWriter:
    """Writes the results of a unit. Makes the folders for them, and the course's secret. Raises OSError."""

    def __init__(self, unit: Unit, book, sandboxed: bool = True):
        self.unit, self.book, self.sandboxed = unit, book, sandboxed
        self.journal, self.files = Journal(unit.folder, unit.name), GradedFiles(unit.folder, unit.name)
        self.journal.make()
        self.files.make()
        self.secret = journals.secret(unit.folder)
        self.known = Known.of(book)

    def write(self, result: Result) -> Graded | None:
        """Journal, files, gradebook, in this order; the journal's last word says that all of it is done. None where an
        unchanged result is not whole any more: the submission has to be examined again."""
        student, entry = result.student, result.entry
        before = self.known.sum(student, result.before)
        if result.unchanged:
            if not self._settle(result.handed, entry):
                return None
        # A lost examiner says nothing about the student: what was graded before stays.
        elif entry.is_graded or not entry.failures or not result.before:
            try:
                self.journal.write(student, entry)
                entry = self._write_page(result.handed, self._record(result.handed, entry),
                                         written=bool(entry.feedback))
            except (OSError, ValueError) as error:
                entry = _failed(entry, error)
        graded = self.known.graded(student, entry, self.unit.maxima, before)
        return replace(graded, unchanged=result.unchanged)

    def _settle(self, handed, entry):
        """Write what is left of a result of an earlier run, if that was killed. What a person has graded since, and a
        due date or penalty that has changed, are taken over without examining. False where that cannot be."""
        student = handed.student
        if not entry.recorded:
            entry = self._record(handed, entry)
            if entry.failures:
                return False
        elif entry.is_graded and self.files.digest("autograded", student) != entry.autograded:
            return False      # `nbgrader autograde` was here since, and what it has found is in the gradebook
        elif not _agree(self.known.scores.get(student), entry) or entry.timestamp != handed.timestamp \
                or entry.late != self.known.late_of(student) or entry.is_graded and not self.files.addressed(student):
            entry = self._record(handed, entry)
        try:
            self._write_page(handed, entry)
        except (OSError, ValueError):     # something has changed them
            return False
        return True

    def _record(self, handed, entry):
        """Files and gradebook; gives the journal's entry."""
        student, own, left = handed.student, self.unit.shipped(), []
        try:
            if (entry.files or {}).get("autograded"):
                left = self.files.write(handed, self.unit.submissions, entry.files, own, self._address(handed))
            elif not entry.is_graded:
                self.files.remove(student, own)
            else:
                self.files.address(student, self._address(handed))
        except OSError as error:     # the next run tries again
            entry = _failed(entry, error)
        grades = entry.grades or dict.fromkeys(self.unit.maxima)    # no notebook: a person has to look
        people = self.known.people.get(student, {})
        given = {cell for cell, (manual, *_) in people.items() if manual is not None}
        kept = None if entry.recorded else given - set(entry.earlier)
        late = self.book.record(student, handed.timestamp, grades, entry.comments, kept)
        self.known.late.pop(student, None)
        if late:
            self.known.late[student], self.known.settings = late, self.known.settings or self.book.settings
        if kept is not None:
            self.known.people[student] = waiting(people, given - kept)
        entry = replace(entry, recorded=True, timestamp=handed.timestamp, files=None,
                        findings=list(dict.fromkeys([*entry.findings, *left])))
        # If a power failure takes this back, the next run records the result again.
        self.journal.write(student, entry, durable=False)
        return entry

    def _write_page(self, handed, entry, written=False):
        """Let the page be ours, if it was not `written` just now, and tell what people gave and the late penalty, if it
        does not yet; gives the journal's entry."""
        student = handed.student
        people, late = self.known.people.get(student, {}), self.known.late_of(student)
        if (people, late) == (entry.people, entry.late) and (
                not entry.is_graded or written or self.files.digest("feedback", student) == entry.feedback):
            return entry
        entry = replace(entry, people=people, late=late)
        if entry.is_graded:
            page = self._page(student, entry, self.files.read_notebook(student))
            entry = replace(entry, feedback=journals.digest(page.encode(errors="surrogatepass")))
            self.files.write_page(student, page, self._address(handed))
        self.journal.write(student, entry)
        return entry

    def _page(self, student, entry, autograded: bytes) -> str:
        """The feedback page anew, of a result that the journal keeps."""
        from autograder.grade import task

        return task.page(json.loads(autograded), self.unit.name, student, self.sandboxed, entry, self.unit.maxima,
                         entry.people, entry.late)

    def _address(self, handed):
        return exchange.address(handed, self.unit.name, self.secret)

    def address(self, student: str) -> None:
        """Put beside a student's page what the exchange needs."""
        self.files.address(student, self._address(self.unit.find(student)))

    def page_now(self, student: str, autograded: bytes) -> str | None:
        """The page of an autograded notebook with what people have written by now; None where it is not of our making,
        as after `nbgrader autograde`."""
        entry = self.journal.read(student)
        if not entry or entry.autograded != journals.digest(autograded):
            return None
        return self._page(student, replace(entry, people=self.known.people.get(student, {}),
                                           late=self.known.late_of(student)), autograded)


def _failed(entry, error):
    """An entry of the journal that tells what stood in the way of one student's files."""
    return replace(entry, failures={**entry.failures, "its files": in_the_way(error)})


def _agree(recorded: tuple[int, float] | None, entry: Entry) -> bool:
    """Whether the gradebook's (how many, their sum) of a student is what the entry says. No submission is None."""
    scores = [s for s in (entry.grades or {}).values() if s is not None]
    return recorded is not None and recorded[0] == len(scores) and abs(recorded[1] - sum(scores)) < 1e-6
