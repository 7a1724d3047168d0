"""Finds a unit's cells in a submission where nbgrader's metadata do not tell them: dropped, moved, or written anew.

A cell is told by its metadata, then by its id, its text as it was handed out, and the names that it defines. Where two
cells could be one exercise, nobody guesses: the exercise waits for a person.
"""

from __future__ import annotations

import ast
import copy
import re
from collections import Counter
from dataclasses import dataclass, field

import nbformat

from autograder.check import names
from autograder.exam.limits import LONGEST_PARSED, remembered
from autograder.grade.misplaced import some
from autograder.grade.naming import check_of
from autograder.grade.notebooks import name_of, plain_text, untouched


@dataclass
class Match:
    """A submission's cells with their names. `homes` holds the id of the cell that an exercise is defined in."""

    cells: list
    findings: list[str] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)      # exercise -> why a person has to look
    answered: set[str] = field(default_factory=set)            # written answers that seem to stand elsewhere
    placed: set[str] = field(default_factory=set)              # exercises that were found in another cell
    unsure: str = ""                                           # why the whole submission waits for a person

    @property
    def explained(self) -> set[str]:
        """Cells that were not deleted, though they are not there."""
        absent = {n for n, why in self.waiting.items() if why == NOT_HANDED_OUT}
        return {*self.homes, *self.waiting, *(check_of(n) for n in absent)}


NOT_HANDED_OUT = "it was not in the student's hand-out, an older one: neither it nor its check is there"


def match(submitted, release) -> Match:
    """Name a submission's cells. Both are notebooks, and stay as they are."""
    return _Matching(submitted, release).result()


def worked_on(notebook, release) -> int:
    """How many of the unit's exercises and written answers a notebook holds that are not as they were handed out.

    It is asked where nothing limits what it takes: Python's parser is kept out of it.
    """
    matched = _Matching(notebook, release, parse=False).result()
    blank = {name_of(c): c for c in release.cells if name_of(c)}
    changed = {n for c in matched.cells if (n := name_of(c)) in blank and blank[n].metadata.nbgrader["solution"]
             and not untouched(c, blank[n])}
    return 0 if matched.unsure else len({*changed, *matched.homes, *matched.answered})


def is_blank(notebook, release) -> bool:
    """Whether none of the unit's exercises is touched and no written answer stands in its own cell. Texts of the
    student's own elsewhere say nothing about that."""
    found = match(notebook, release)
    blank = {name_of(c): c for c in release.cells if name_of(c)}
    return not (found.unsure or found.homes or any(why != NOT_HANDED_OUT for why in found.waiting.values()) or any(
        blank[n].metadata.nbgrader["solution"] and not untouched(c, blank[n])
        for c in found.cells if (n := name_of(c)) in blank))


class _Matching:
    def __init__(self, submitted, release, parse=True):
        self.cells = list(submitted.cells)
        self.parse = parse
        self.made = {}              # source -> what it defines
        self.same = {}              # (place, name) -> whether the cell is as that one was handed out
        self.plain = [plain_text(c.source) for c in self.cells]
        self.blank = {name_of(c): c for c in release.cells if name_of(c)}
        self.labels = [n if (n := name_of(c)) in self.blank else "" for c in self.cells]
        self.release = release
        self.recognised = {}        # name -> the place of its cell, which has no metadata
        self.out = Match(self.cells)
        self.left_out = set()       # untouched copies beside a finished one
        self.by_place = set()       # exercises of which nothing but the place of a cell speaks

    def result(self) -> Match:
        if not self._ordinary():
            self._find()
        self._written_elsewhere()
        return self.out

    def _find(self):
        self.texts = {}             # what was handed out: text -> names, '' for what has none
        for cell in self.release.cells:
            self.texts.setdefault(plain_text(cell.source), []).append(name_of(cell))
        self.exercises = {n: definitions(c.source) for n, c in self.blank.items()
                          if c.metadata.nbgrader["solution"] and c.cell_type == "code"}
        self._forget_wrong_labels()
        self._by_id()
        self._by_text()
        self._given_by_names()
        self._choose_copies()
        for name in self.exercises:
            self._exercise(name)
        self._written_by_place()
        self._tell()

    def _ordinary(self):
        """Whether each cell is there once, and each exercise is answered where it belongs. Nothing is parsed."""
        if sorted(filter(None, self.labels)) != sorted(self.blank):
            return False
        for i, name in enumerate(self.labels):
            if name:
                blank, cell = self.blank[name], self.cells[i]
                if blank.metadata.nbgrader["locked"]:
                    if cell.source != blank.source and not self._untouched(i, name):
                        return False
                elif blank.cell_type == "code" and (
                        self._elsewhere(name) if self._untouched(i, name) else
                        not all(re.search(rf"^(?:async def |def |class )?{n}\b", cell.source, re.M)
                                for n in sum(definitions(blank.source), ()))):
                    return False
        return True

    def _elsewhere(self, name):
        wanted = sum(definitions(self.blank[name].source), ())
        return any(n in c.source for c, label in zip(self.cells, self.labels, strict=True) if label != name
                   and not (label and self.blank[label].metadata.nbgrader["locked"]) for n in wanted)

    # -- single cells ------------------------------------------------------------------------------------------

    def _forget_wrong_labels(self):
        for i, name in enumerate(self.labels):
            if name and not self._untouched(i, name) and self._contradicts(i, name):
                self.labels[i] = ""

    def _by_id(self):
        ids = {c.id: n for n, c in self.blank.items() if n in self._lost()}
        for i in self._unnamed():
            name = ids.get(self.cells[i].id)
            if name and not self._contradicts(i, name):
                self._name(i, name)

    def _contradicts(self, i, name):
        """Whether a cell holds the text of another one, or the answer to another exercise that has none."""
        texts = [n for n in self.texts.get(self.plain[i], ()) if n]
        if texts and name not in texts:
            return True
        if name in self.exercises and self._defines(i, self.exercises[name], some=True):
            return False
        return any(self._defines(i, wanted) and not self._answers(exercise)
                   for exercise, wanted in self.exercises.items() if exercise != name)

    def _by_text(self):
        tried = Counter()           # of equal texts, no more are looked at than the hand-out has
        for i in self._unnamed():
            names_of_text = self.texts.get(self.plain[i], ())
            tried[self.plain[i]] += 1
            if tried[self.plain[i]] > len(names_of_text):
                continue
            for name in names_of_text:
                if name and name not in self.labels and (
                        name not in self.exercises or not self._candidates(name)):
                    self._name(i, name)
                    break

    def _given_by_names(self):
        """A given cell that was changed defines what it defined before; the original's text counts anyway."""
        for name in self._lost():
            if self._locked(name) and not self.blank[name].metadata.nbgrader["grade"]:
                wanted = tuple(map(frozenset, definitions(self.blank[name].source)))
                alike = [i for i in self._own() if self._code(i) and self._defined(i) == wanted]
                if len(alike) == 1 and any(wanted):
                    self._name(alike[0], name)

    def _choose_copies(self):
        """Of a cell's copies, those that are as they were handed out give way to a finished one; of a read-only cell's
        copies, one that is as it was handed out counts. Else it is the last: it has run last."""
        for name, count in Counter(filter(None, self.labels)).items():
            if count < 2:
                continue
            places = [i for i, label in enumerate(self.labels) if label == name]
            same = [i for i in places if self._untouched(i, name)]
            finished = sorted(set(places) - set(same))
            if name in self.exercises:
                finished = [i for i in finished if self._defines(i, self.exercises[name], some=True)
                            ] or finished
            if self._locked(name):
                finished, same = (same or finished), []
            which = "last" if not same else "finished" if finished else "last"
            if finished:
                self.left_out.update(same)
            kept = (finished or places)[-1]
            for i in places:
                if i != kept:
                    self.labels[i] = ""
            self.out.findings.append(f"cell '{name}' is there {count} times; the {which} one counts")

    # -- exercises -----------------------------------------------------------------------------------------------

    def _exercise(self, name):
        """Find the cell that an exercise is answered in, if it is not the one of its name."""
        at = next((i for i, label in enumerate(self.labels) if label == name), None)
        if at is not None and (self._answers(name) or not self._candidates(name)):
            self._named_otherwise(name, at)
            return
        candidates = self._candidates(name)
        if not candidates:
            self._in_its_place(name)
            self._absent(name)
            return
        chosen = self._certain(name, candidates)
        if chosen is None:
            places = " and ".join(str(i + 1) for i in candidates)
            self.out.waiting[name] = (f"cells {places} could be it" if all(map(self._code, candidates)) else
                                      f"its code seems to stand in cell {places}, which is no code cell")
            return
        if at is not None:           # untouched, or somebody else's text
            self.labels[at] = ""
            if self._untouched(at, name):
                self.left_out.add(at)
                why = "was left as it was"
            else:
                why = "does not define it"
            self.out.findings.append(f"the cell of exercise '{name}' {why}; cell {chosen + 1}, which defines "
                                     f"{self._listed(name)}, counts")
        if self.labels[chosen]:
            self.out.homes[name] = self.cells[chosen].id
            self.out.findings.append(f"exercise '{name}' was found in the cell '{self.labels[chosen]}'")
        else:
            self.labels[chosen] = name
            self.out.placed.add(name)
            if at is None:
                self.recognised[name] = chosen

    def _candidates(self, name):
        """The student's own cells that define what an exercise is to define: code cells, else others."""
        wanted = self.exercises[name]
        own = [i for i in self._own() if self.labels[i] != name
               and not (self.labels[i] and self._locked(self.labels[i]))]
        code = [i for i in own if self._code(i)]
        return ([i for i in code if self._defines(i, wanted)]
                or [i for i in code if self._defines(i, wanted, some=True)]
                or [i for i in own if not self._code(i) and self._defines(i, wanted)])

    def _certain(self, name, candidates):
        """The one candidate that it must be, or None."""
        if not all(map(self._code, candidates)):
            return candidates[0] if len(candidates) == 1 and self._is_python(candidates[0]) else None
        if len({self.plain[i] for i in candidates}) == 1:
            return candidates[-1]
        # What stands where the exercise stood: after the hand-out's cell before it, up to its check.
        order = list(self.blank)
        before = {n: i for i, n in enumerate(self.labels) if n}
        check = before.get(check_of(name))
        begin = max((before[n] for n in order[: order.index(name)] if n in before), default=-1)
        inside = [i for i in candidates if check is not None and begin < i < check]
        return inside[-1] if inside else None

    def _in_its_place(self, name):
        """The one code cell of the student's own between the hand-out's cell before an exercise and its check is the
        exercise's cell, whatever it defines."""
        texts = [plain_text(c.source) for c in self.release.cells]
        place = next(i for i, c in enumerate(self.release.cells) if name_of(c) == name)
        before = [i for i, c in enumerate(self.cells) if place and plain_text(c.source) == texts[place - 1]
                  or place and self.labels[i] and self.labels[i] == name_of(self.release.cells[place - 1])]
        check = [i for i, label in enumerate(self.labels) if label == check_of(name)]
        if len(before) == len(check) == 1:
            inside = [i for i in self._own() if before[0] < i < check[0] and self._code(i)]
            if len(inside) == 1 and not self.labels[inside[0]]:
                self._name(inside[0], name)
                self.by_place.add(name)
                self._named_otherwise(name, inside[0])

    def _named_otherwise(self, name, at):
        """Says what the cell of an exercise defines instead of what it is to define."""
        source = self.cells[at].source
        wanted = sum(self.exercises[name], ())
        defined = [n for n in sorted(frozenset().union(*self._defined(at))) if n not in wanted]
        if defined and not self._untouched(at, name) and "import *" not in source \
                and not self._defines(at, self.exercises[name], some=True):
            self.out.findings.append(f"cell {at + 1}, which is that of exercise '{name}', defines "
                                     f"{some([f'`{n}`' for n in defined])} and not {self._listed(name)}")

    def _absent(self, name):
        """No cell defines it. Where its check is not there either, it may be newer than the student's hand-out."""
        if name not in self.labels and check_of(name) in self.blank and check_of(name) not in self.labels:
            self.out.waiting[name] = NOT_HANDED_OUT

    def _answers(self, name):
        """Whether a cell of this name was worked on, and is no text of another cell."""
        return any(label == name and not self._untouched(i, name)
                   and self._defines(i, self.exercises[name], some=True)
                   for i, label in enumerate(self.labels))

    # -- written answers -------------------------------------------------------------------------------------------

    def _written_elsewhere(self):
        """An untouched written answer is no empty one where the student's own text stands elsewhere."""
        texts = None
        for at, name in enumerate(self.labels):
            blank = self.blank.get(name)
            if not blank or blank.cell_type == "code" or not self._untouched(at, name):
                continue
            if self.cells[at].get("attachments") and not blank.get("attachments"):
                self._written(name, "a picture is attached to it")
                continue
            if texts is None:
                texts = {plain_text(c.source) for c in self.release.cells}
                own = [i for i in range(len(self.cells)) if self._is_own_text(i, texts)]
            if own:
                near = sorted(own, key=lambda i: abs(i - at))
                self._written(name, f"cell {near[0] + 1} holds text of the student's own" if not near[1:] else
                              f"cells {some([str(i + 1) for i in near])} hold text of the student's own")

    def _written(self, name, why):
        self.out.answered.add(name)
        self.out.findings.append(f"the written answer '{name}' was left as it was, but {why}: a person has to look")

    def _is_own_text(self, i, texts):
        text, label = self.plain[i], self.labels[i]
        if not text.strip() or text in texts or i in self.left_out:
            return False
        if label and (self._code(i) or not self._locked(label) or self._untouched(i, label)):
            return False
        return not self._code(i) or self._is_prose(i)

    def _written_by_place(self):
        """A written answer without metadata stands behind the cell that it followed in the hand-out."""
        for place, cell in enumerate(self.release.cells):
            name = name_of(cell)
            if name in self._lost() and cell.cell_type != "code" and place:
                before = plain_text(self.release.cells[place - 1].source)
                places = [i + 1 for i, text in enumerate(self.plain[:-1]) if text == before]
                if len(places) == 1 and places[0] in self._own() and not self.labels[places[0]] \
                        and not self._code(places[0]):
                    self._name(places[0], name)

    # -- what comes of it --------------------------------------------------------------------------------------------

    def _tell(self):
        out = self.out
        if self.recognised:
            listed = ", ".join(f"'{n}'" for n in self.blank if n in self.recognised)
            out.findings.insert(0, f"nbgrader's metadata are missing or wrong in {len(self.recognised)} cells, "
                                   f"which were told by their ids, texts and names: {listed}")
        known = [n for n in self.exercises if n in self.labels and n not in self.by_place or n in out.homes
                 or out.waiting.get(n, NOT_HANDED_OUT) != NOT_HANDED_OUT]
        if 2 * len(known) < len(self.exercises):
            out.unsure = (f"only {len(known)} of the unit's {len(self.exercises)} exercises can be told in this "
                          "notebook: nbgrader's metadata and the exercises' names are gone. It waits for a person.")
        out.findings += [f"exercise '{n}' waits for a person: {why}" for n, why in out.waiting.items()]
        out.cells = []
        for i, cell in enumerate(self.cells):
            if i in self.left_out:
                continue
            if self.labels[i] != name_of(cell):
                cell = nbformat.from_dict({**cell, "metadata": {k: copy.deepcopy(v) for k, v in cell.metadata.items()
                                                                if k != "nbgrader"}})
                if self.labels[i]:
                    meta = copy.deepcopy(self.blank[self.labels[i]].metadata.nbgrader)
                    meta.pop("checksum", None)       # nobody knows what was handed out
                    cell.metadata["nbgrader"] = meta
            out.cells.append(cell)

    def _name(self, i, name):
        self.labels[i] = name
        self.recognised[name] = i

    def _lost(self):
        return [n for n in self.blank if n not in self.labels]

    def _unnamed(self):
        return [i for i, label in enumerate(self.labels) if not label and i not in self.left_out]

    def _own(self):
        """Cells that hold no text of the hand-out."""
        return [i for i, text in enumerate(self.plain) if i not in self.left_out and text not in self.texts]

    def _untouched(self, i, name):
        if (i, name) not in self.same:
            self.same[i, name] = untouched(self.cells[i], self.blank[name])
        return self.same[i, name]

    def _is_python(self, i):
        return not self.parse or syntax_tree(self.cells[i].source) is not None

    def _is_prose(self, i):
        """Whether a code cell holds no code: comments only, or what is no Python; magics are none of it."""
        source = self.cells[i].source
        code = "\n".join(line for line in source.split("\n") if not line.lstrip().startswith(("%", "!", "?")))
        if source.lstrip().startswith("%%") or not code.strip():
            return False
        if not self.parse:
            return all(line.startswith("#") for line in code.split("\n") if line)
        tree = syntax_tree(code)
        return tree is None or all(isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant) for n in tree.body)

    def _defined(self, i):
        """(functions, variables) as sets, once for each text."""
        source = self.cells[i].source
        if source not in self.made:
            self.made[source] = tuple(map(frozenset, definitions(source, parse=self.parse)))
        return self.made[source]

    def _defines(self, i, wanted, some=False):
        """Whether a cell defines these (functions, variables): all, or `some` of them."""
        functions, variables = self._defined(i)
        defined = [*(n in functions for n in wanted[0]), *(n in functions or n in variables for n in wanted[1])]
        return any(defined) if some else bool(defined) and all(defined)

    def _code(self, i):
        return self.cells[i].cell_type == "code"

    def _locked(self, name):
        return self.blank[name].metadata.nbgrader["locked"]

    def _listed(self, name):
        return " and ".join(f"`{n}`" for n in sum(self.exercises[name], ()))


# Possessive, and within a line: no text makes the search go back, or over what it has seen already.
_FUNCTION = re.compile(r"^(?:async[ \t]++def|def|class)[ \t]++(\w++)", re.M)
_VARIABLE = re.compile(r"^(\w++(?:[ \t]*+,[ \t]*+\w++)*+)[ \t]*+(?::[^=\n]++)?+=(?!=)", re.M)


@remembered(500)
def definitions(source, *, parse=True):
    """(functions, variables) that a cell leaves behind, sorted; of what is no Python, as far as its lines tell."""
    tree = syntax_tree(source) if parse else None
    if tree is None:
        functions = set(_FUNCTION.findall(source))
        variables = {n.strip() for found in _VARIABLE.findall(source) for n in found.split(",")}
    else:
        functions = {n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}
        functions |= {t.id for n in tree.body if isinstance(n, ast.Assign)
                      and isinstance(n.value, (ast.Lambda, ast.Name, ast.Attribute))
                      for t in n.targets if isinstance(t, ast.Name)}
        variables = names.top_level(tree)
    return tuple(sorted(functions)), tuple(sorted(variables - functions))


def syntax_tree(source):
    """The syntax tree; None for what is no Python, and for what is too long to be looked at."""
    try:
        return ast.parse(source) if len(source) <= LONGEST_PARSED else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
