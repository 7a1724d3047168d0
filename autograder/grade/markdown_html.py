"""Makes HTML of a few harmless elements of Markdown. Nothing is loaded, and TeX stays as it was written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import mistune
import nh3
from markupsafe import Markup

from autograder.check.plain_values import encodable
from autograder.exam.limits import remembered
from autograder.grade.highlighter import highlighted
from autograder.grade.plain_html import preformatted, without_controls

_FOLDS = re.compile(r"(</?(?:details|summary)>)")
_ATTACHMENT = re.compile(r'<img alt="([^"]*)" data-attachment="([^"]*)">')
_MATH = r"\$\$(?P<block>(?:[^$]|\$(?!\$)){1,5000})\$\$"
_BLOCK_MATH = r"^ {0,3}" + _MATH.replace("block", "display") + r"[ \t]*(?:\n|$)"
_INLINE_MATH = _MATH + r"|\$(?![\s$])(?P<inline>(?:[^$\\]|\\[\s\S]){1,1000}?)(?<!\s)\$(?!\d)"


class _Renderer(mistune.HTMLRenderer):
    """Of the student's own HTML only <details> and <summary> act, which fold hints; the rest is shown as text."""

    def heading(self, text, level, **attrs):
        return super().heading(text, min(level + 1, 6))     # the page's title is its only <h1>

    def link(self, text, url, title=None):
        if not url.lower().startswith(("https://", "http://", "mailto:", "#")):
            return text
        return f'<a href="{html.escape(url)}" rel="noopener noreferrer">{text}</a>'

    def image(self, text, url, title=None):
        alt = html.escape(html.unescape(mistune.util.striptags(text)))
        if url.startswith("attachment:"):
            name = html.escape(url.removeprefix("attachment:"))
            return f'<img alt="{alt}" data-attachment="{name}">'
        return f"<em>[picture: {alt}]</em>"                 # from elsewhere: not loaded

    def block_code(self, code, info=None):
        if (info or "").strip().lower() in ("python", "py", "python3", "ipython"):
            return str(highlighted(code.rstrip("\n")))
        return str(preformatted(code))

    def inline_html(self, html):
        return _escaped(html)

    def block_html(self, html):
        shown = _escaped(html.strip())
        return shown + "\n" if _FOLDS.search(html) else f"<p>{shown}</p>\n"

    def table_cell(self, text, align=None, head=False):
        style = f' style="text-align:{align}"' if align in ("left", "center", "right") else ""
        return f'<th scope="col"{style}>{text}</th>' if head else f"<td{style}>{text}</td>"


def _escaped(text):
    return "".join(part if i % 2 else html.escape(part) for i, part in enumerate(_FOLDS.split(text)))


def _math(md):
    """TeX stays as it was written, with no Markdown inside of it."""
    def block(parser, match, state):
        state.append_token({"type": "tex", "raw": f"$${match['display'].strip()}$$", "attrs": {"block": True}})
        return match.end()

    def inline(parser, match, state):
        tex = f"${match['inline']}$" if match["inline"] else f"$${match['block'].strip()}$$"
        state.append_token({"type": "tex", "raw": tex, "attrs": {"block": not match["inline"]}})
        return match.end()

    md.block.register("tex_block", _BLOCK_MATH, block, before="list")
    md.inline.register("tex", _INLINE_MATH, inline, before="codespan")
    md.renderer.register("tex", lambda _, text, block: (
        f'<span class="tex{" block" if block else ""}">{html.escape(text)}</span>'))


_MARKDOWN = mistune.create_markdown(renderer=_Renderer(), plugins=["table", "strikethrough", _math])
# What the renderer makes. Elements that a student left open are closed here, and none ends that was not begun.
_CLEANER = nh3.Cleaner(
    tags=nh3.ALLOWED_TAGS,
    attributes={"a": {"href"}, "img": {"alt", "data-attachment"}, "ol": {"start"}, "pre": {"class"}, "span": {"class"},
                "td": {"style"}, "th": {"scope", "style"}},
    filter_style_properties={"text-align"}, url_schemes={"http", "https", "mailto"})


@remembered(512)
def rendered(source: str) -> Markup:
    """Markdown as HTML; pictures in it are marked for `with_attachments`."""
    source = encodable(without_controls(source.replace("\r\n", "\n")))
    try:
        return Markup(_CLEANER.clean(str(_MARKDOWN(source))))
    except RecursionError:      # quotes in quotes in quotes
        return preformatted(source)


def with_attachments(rendered: Markup, picture: Callable[[str, str], str]) -> Markup:
    """With `picture(name, alt)` in the place of each attached picture."""
    if "data-attachment" not in rendered:
        return rendered
    return Markup(_ATTACHMENT.sub(lambda m: picture(html.unescape(m[2]), html.unescape(m[1])), rendered))
