"""Scores as CSV, as nbgrader exports them, but that a score which nobody has given yet is no zero."""

from __future__ import annotations

import csv
from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.plugins.export import CsvExportPlugin

OPEN = "needs_manual_grade"      # the added column: True while a person has to look at something


class Grades(CsvExportPlugin):
    """For c.ExportApp.plugin_class. A file that could not be graded has empty scores, whoever handed in nothing 0."""

    def export(self, gradebook) -> None:
        super().export(gradebook)
        path = Path(self.to or "grades.csv")
        with open(path, newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row[OPEN] = ""
            try:
                submission = gradebook.find_submission(row["assignment"], row["student_id"])
            except MissingEntry:
                continue
            row[OPEN] = str(submission.needs_manual_grade)
            grades = [g for n in submission.notebooks for g in n.grades]
            if all(g.auto_score is None and g.manual_score is None for g in grades):
                row["raw_score"] = row["score"] = ""
        if rows:
            with open(path, "w", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
