"""Takes out of what a student handed in whatever would run where an instructor opens it, and keeps what a person reads.

Formgrader and nbgrader's feedback pages show a submission on Jupyter's own origin: a script in them could start a
kernel or set a score, and so could a picture whose address is one of Jupyter's own. A kernel imports modules, and reads
settings, from the notebook's folder. So what is written to autograded/ passes through here, and what those pages show
does so once more. It grades nothing. See docs/safety.md.
"""

from __future__ import annotations

import binascii
import mimetypes
import os
import re
import string
from collections.abc import Collection
from html import unescape
from html.entities import html5
from urllib.parse import unquote

import nh3

from autograder.check.plain_values import encodable
from autograder.exam.limits import remembered
from autograder.grade.notebooks import METADATA

PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8"}
LARGEST_HTML, ALL_HTML = 50_000, 500_000     # characters, of an output and of a notebook; beyond it: the plain form
LEFT_OUT = "(not shown here: {})"


def notebook(nb) -> None:
    """Make a whole notebook inert, in place. It may hold anything that nbformat reads."""
    import nbformat  # not above: it takes long, and a class in which nothing has changed needs none


    nb.metadata = nbformat.from_dict(METADATA)
    cleaned = Outputs()
    for cell in nb.cells:
        known = cell.metadata.get("nbgrader")
        named = isinstance(known, dict) and _NAME.fullmatch(str(known.get("grade_id")))
        cell.metadata = nbformat.from_dict({"nbgrader": known} if named else {})
        if cell.cell_type == "code":
            cell.pop("attachments", None)
            cell.outputs = nbformat.from_dict(cleaned.of(cell.get("outputs")))
            cell.execution_count = _count(cell.get("execution_count"))
        prose(cell)


def prose(cell) -> None:
    """Make a cell that is no code inert, in place."""
    import nbformat  # not above: it takes long, and a class in which nothing has changed needs none

    if cell.cell_type != "code":
        kept = attachments(cell.pop("attachments", None))
        cell.source = markdown(text_of(cell.get("source")), frozenset(kept))
        if kept:
            cell.attachments = nbformat.from_dict(kept)


_NAME = re.compile(r"[\w-]+")


def text_of(value) -> str:
    """A text, which nbformat may store as a list of texts."""
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _count(value):
    return value if type(value) is int else None


# -- outputs -------------------------------------------------------------------------------------------------------


class Outputs:
    """Makes the outputs of one notebook inert: text, pictures, TeX, and HTML without its active parts are kept."""

    def __init__(self):
        self.room = ALL_HTML

    def of(self, given) -> list:
        """A cell's outputs as plain dictionaries; `given` may be anything."""
        return [one for one in map(self._output, given if isinstance(given, list) else []) if one]

    def _output(self, one):
        one = one if isinstance(one, dict) else {}
        kind = one.get("output_type")
        if kind == "stream":
            return {"output_type": kind, "name": "stderr" if one.get("name") == "stderr" else "stdout",
                    "text": text_of(one.get("text"))}
        if kind == "error":
            trace = one.get("traceback")
            return {"output_type": kind, "ename": text_of(one.get("ename")), "evalue": text_of(one.get("evalue")),
                    "traceback": [line for line in trace if isinstance(line, str)] if isinstance(trace, list) else []}
        if kind not in ("display_data", "execute_result"):
            return None
        data = self._data(one.get("data"))
        if not data:
            return None
        out = {"output_type": kind, "data": data, "metadata": {}}
        return {**out, "execution_count": _count(one.get("execution_count"))} if kind == "execute_result" else out

    def _data(self, data):
        kept, left = {}, []
        for mime, value in (data if isinstance(data, dict) else {}).items():
            shown = self._shown(mime, text_of(value))
            if shown is None:
                left.append(_plain_name(mime))
            else:
                kept[mime] = shown
        if left and not kept:
            kept["text/plain"] = LEFT_OUT.format(", ".join(left))
        return kept

    def _shown(self, mime, text):
        if mime == "text/plain":
            return text
        if mime == "text/latex":
            return _without_commands(text)
        if mime == "text/markdown":
            return markdown(text)
        if mime == "text/html":
            self.room -= len(text)
            return html(text) if len(text) <= LARGEST_HTML and self.room >= 0 else None
        return picture(mime, text)


def _plain_name(mime):
    return re.sub(r"[^\w/+.-]", "_", str(mime))[:80]


def picture(mime: str, data: str) -> str | None:
    """A picture's base64 text, None where it is not one of the kind that it says."""
    data = data.replace("\n", "").strip()
    # Decoding all of it would take ten times as long.
    padding = data.encode("ascii", "replace").translate(None, _BASE64).decode()
    if len(data) % 4 or padding not in ("", "=", "==") or not data.endswith(padding):
        return None
    return data if binascii.a2b_base64(data[:16]).startswith(PICTURES.get(mime) or b"no such kind") else None


_BASE64 = (string.ascii_letters + string.digits + "+/").encode()


def attachments(given) -> dict:
    """The pictures among a cell's attachments."""
    kept = {}
    for name, bundle in (given if isinstance(given, dict) else {}).items():
        shown = {mime: data for mime, value in (bundle if isinstance(bundle, dict) else {}).items()
                 if (data := picture(mime, text_of(value)))}
        if shown and _ATTACHED.fullmatch(name):
            kept[name] = shown
    return kept


_ATTACHED = re.compile(r"[\w.-]+", re.ASCII)      # as JupyterLab makes them; others can be meant in several ways


# -- Markdown ------------------------------------------------------------------------------------------------------

# Any of these may stand for itself, but for its attributes.
_TAGS = {*nh3.ALLOWED_TAGS, "big", "font", "tfoot"}
# What begins a tag, a comment or an automatic link. With a space behind it, "<" is a sign like any other.
_TAG = re.compile(rf"<(?!/?(?:{'|'.join(sorted(_TAGS))})[ \t]*/?>)(?=[a-zA-Z/!?])", re.IGNORECASE)
_AUTOMATIC = re.compile(r"<(https?://[^\s<>\"'`=]*)>")
# `](` and `]:` are the ways to a link's address, beside an address that stands in the text; `![` the way to a picture.
_ADDRESS = re.compile(r"\](?=([(:])\s*<?(\S{0,400}))")
_BARE = re.compile(r"(https?:)(?=(//[^\s<]{0,400}))", re.IGNORECASE)
LONGEST_ADDRESS = 390
_IMAGE = re.compile(r"!(?=\[)(?!\[[^\[\]]*\]\(attachment:([^\s()]+)\))")
# TeX that reaches out of the formula: links, styles, names of elements, extensions of MathJax.
_COMMAND = re.compile(r"\\(?=(?:href|url|style|class|cssId|unicode|require|bbox|mmlToken|data|csname|html[A-Za-z]*|"
                      r"includegraphics)(?![A-Za-z]))")
# What a page turns into a sign. Elsewhere `\\` and the letters behind it are looked at as they stand.
_ENTITY = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|[a-zA-Z0-9]+;)")
_NO_MATTER = set("<>&\"'`|*_~#")      # signs that begin nothing where an entity stands for them


@remembered(1024)
def markdown(source: str, attached: frozenset = frozenset()) -> str:
    """Markdown whose HTML, links, pictures and TeX run nothing, whatever program turns it into a page.

    Which `<` belongs to code and which to HTML depends on that program. So nothing here asks for it: a space takes the
    meaning from each sign that could begin something, and the text stays readable. What has none of them is left alone.
    """
    if "&" in source:
        source = _ENTITY.sub(lambda m: m[0] if _no_matter(m[0]) else f"& {m[0][1:]}", source)
    if "<" in source:
        source = _TAG.sub("< ", _AUTOMATIC.sub(lambda m: m[1] if allowed(m[1]) else m[0], source))
    if "://" in source:
        source = _BARE.sub(lambda m: m[1] if allowed(m[1] + m[2]) else f"{m[1]} ", source)
    if "](" in source or "]:" in source:
        source = _ADDRESS.sub(lambda m: m[0] if _harmless(m[1], m[2], attached) else "] ", source)
    if "![" in source:
        source = _IMAGE.sub("! ", source)
    return _without_commands(source)


def _harmless(sign, word, attached):
    """Whether the address at the beginning of the word is."""
    address = _END.split(word, maxsplit=1)[0]
    if address.startswith("attachment:"):
        return sign == "(" and address.removeprefix("attachment:") in attached
    return allowed(address) and allowed(f"#{word}")


_END = re.compile(r"[()<>\"']")


def _no_matter(entity):
    """Whether it stands for signs that can be no part of TeX's commands or of what begins a formula."""
    if not entity.startswith("&#"):
        signs = html5.get(entity[1:], "\xa0")        # an unknown one is text
    else:
        signs = unescape(entity) if len(entity) <= LONGEST_ENTITY else ""
    return bool(signs) and all(sign in _NO_MATTER or not sign.isascii() for sign in signs)


LONGEST_ENTITY = 12


def _without_commands(text):
    return _COMMAND.sub(r"\\ ", text) if "\\" in text else text


_HOST = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?=[/?#]|[^\w.:@\\-]*\.?$)|mailto:[\w.+-]+@|#", re.IGNORECASE)


def allowed(address: str) -> bool:
    """Whether a link may lead there: to a public site or within the page, but not to a Jupyter server.

    A mere look at an address of formgrader can load settings, which are Python, from any folder.
    """
    return (bool(_HOST.match(address)) and len(address) <= LONGEST_ADDRESS
            and "formgrader" not in unquote(unescape(address)).lower())


# -- HTML ----------------------------------------------------------------------------------------------------------

_STYLES = {"background", "background-color", "border", "border-bottom", "border-collapse", "border-left",
           "border-right", "border-top", "color", "font-style", "font-weight", "margin", "margin-top", "max-height",
           "overflow", "overflow-wrap", "padding", "table-layout", "text-align", "text-decoration", "vertical-align",
           "white-space"}
_EVERYWHERE = {"style", "title", "class"}
_ATTRIBUTES = {"*": _EVERYWHERE, "a": {"href"}, "details": {"open"}, "font": {"color"},
               "img": {"src", "alt", "width", "height"}, "ol": {"start"},
               "td": {"colspan", "rowspan", "align"}, "th": {"colspan", "rowspan", "align", "scope"}}
_DATA = re.compile(r"data:(image/(?:png|jpeg|gif));base64,([A-Za-z0-9+/=]*)")
_SHORT = re.compile(r"highlight|[a-z]{1,2}\d?")      # classes that colour code


def _attribute(tag, name, value):
    if name == "src":
        found = _DATA.fullmatch(value)
        return value if found and picture(*found.groups()) else None
    if name == "href":
        return value if allowed(value) else None
    if name == "class":
        return value if tag in ("div", "span") and _SHORT.fullmatch(value) else None
    if name == "style":
        return None if re.search(r"url|\\|expression|-\d", value, re.IGNORECASE) else value
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS, attributes=_ATTRIBUTES, attribute_filter=_attribute,
    tag_attribute_values={"div": {"role": {"status"}}, "span": {"role": {"status"}}, "pre": {"tabindex": {"0"}}},
    filter_style_properties=_STYLES, url_schemes={"http", "https", "mailto", "data"},
    clean_content_tags={"script", "style", "title", "textarea", "template", "noscript", "iframe"})


@remembered(256)
def html(text: str) -> str:
    """HTML with harmless elements and attributes only. It loads nothing, and the page's scripts take it for nothing."""
    return _without_commands(_CLEANER.clean(encodable(text)))


# -- names ---------------------------------------------------------------------------------------------------------


# Endings of data that no program runs, or reads as its settings, unasked. All else is kept as text.
_DATA_FILES = re.compile("csv|tsv|txt|md|rst|log|dat|json|jsonl|png|jpe?g|gif|bmp|webp|tiff?|pdf|docx|xlsx|pptx|odt|"
                         "ods|np[yz]|h5|hdf5|keras|mat|parquet|feather|zip|gz|bz2|xz|tar|bin|wav|mp3", re.IGNORECASE)
_SETTINGS = re.compile(r"(config|jupy|python|kernel|nbgrader).*\.json$", re.IGNORECASE | re.DOTALL)
LONGEST_NAME = 240       # bytes of a name that gets an ending more


def file_name(path: str) -> str:
    """The name that a student's file gets beside the autograded notebook: only what is plainly data keeps its own.

    A kernel that is started there imports modules from this folder; IPython, Jupyter, Matplotlib and pdb read settings
    from it; formgrader serves a file as what its name says. Folders have no dot: `x.dist-info` names modules to load,
    and `.x` is for settings. So no folder here has the name of a file.
    """
    folder, slash, name = path.rpartition("/")
    above = folder.replace(".", "_") + slash
    if name.startswith("."):
        name = f"_{name[1:]}"
    stem, _, ending = name.rpartition(".")
    served = mimetypes.guess_type(f"/{name}")[0] or ""
    if stem and _DATA_FILES.fullmatch(ending) and not _ACTIVE.search(served) and not _SETTINGS.search(name):
        return above + name
    whole = name.encode("utf-8", "surrogateescape")
    short = name if len(whole) <= LONGEST_NAME else whole[:LONGEST_NAME].decode("utf-8", "ignore")
    return f"{above}{short}.txt"


_ACTIVE = re.compile(r"html|\bxml|svg|xsl|script|rfc822|multipart")      # such as page.html.gz


def file_names(paths: Collection[str], taken: Collection[str] = ()) -> dict[str, str]:
    """{path: its `file_name`}, no two alike, and none that is `taken`."""
    names = {path: file_name(path) for path in paths}
    used = {*taken, *(path for path, name in names.items() if name == path)}
    for path, name in names.items():
        if name != path:
            root, ending = os.path.splitext(name)
            number = 1
            while name in used:
                number += 1
                name = f"{root}.{number}{ending}"
            used.add(name)
            names[path] = name
    return names


def odd_signs(student: str) -> str:
    """The signs of a student's name that formgrader, which puts names into its pages as they are, takes for HTML."""
    return "".join(dict.fromkeys(re.findall(r'[<>"\\\x00-\x1f\x7f]', student)))
