"""One submission, examined: its code runs in a candidate process, the check cells in an examiner that asks it."""
