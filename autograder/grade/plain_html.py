"""Shows texts that others wrote as HTML: escaped, without signs that act, and shortened where they are long."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

LINES, TEXT = 300, 20_000        # of one text; the middle of a longer one is left out and said so
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\^_])")


def without_controls(text: str) -> str:
    """The text with a replacement character for each control character."""
    return _CONTROL.sub("\ufffd", text)


def terminal_text(text: str) -> str:
    """What a terminal would show at the end: without colours, and of a progress bar its last state."""
    text = _ANSI.sub("", text)
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.replace("\b", "").split("\n"))


def shortened(text: str) -> tuple[str, str]:
    """A text that is not too long, and what to say about what was left out of its middle."""
    many = text.count("\n") + 1
    if len(text) <= TEXT and many <= LINES:
        return text, ""
    short = text if len(text) <= TEXT else text[: TEXT * 3 // 4] + "\n…\n" + text[-(TEXT // 4) :]
    lines = short.split("\n")
    if len(lines) > LINES:
        short = "\n".join([*lines[: LINES * 3 // 4], "…", *lines[-(LINES // 4) :]])
    return short, f"(Shortened: the whole has {len(text):,} characters in {many:,} lines.)"


def note(text: str) -> Markup:
    return Markup('<p class="note">{}</p>').format(text)


def preformatted(text: str, remark: str = "") -> Markup:
    """The text as it is, with a remark below it."""
    return Markup(f"<pre>{html.escape(without_controls(text))}</pre>") + (note(remark) if remark else "")
