"""Makes Markdown documents: every text that goes into a template is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from wargame.core.phrases import Say, english
from wargame.core.plain import plain

if TYPE_CHECKING:
    from jinja2 import Environment

_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#|~!&^$]")
_AT_START = re.compile(r"^(\s*)([+\-=:]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)
_LINK = re.compile(r"(?<=:)//|(?<=www)\.", re.IGNORECASE)


class Raw(str):
    """Markdown that is meant as such."""

    __slots__ = ()


def escape(text: str) -> Raw:
    """Return a text as Markdown that shows it letter by letter."""
    # lines that begin with blanks would be read as code
    text = re.sub(r"^ +", "", plain(text), flags=re.MULTILINE)
    text = _MARKUP.sub(r"\\\g<0>", text)
    # a number is escaped after its digits: "1\." and not "\1."
    text = _AT_START.sub(lambda m: m[1] + (m[2] + "\\" if m[2].isdigit() else "\\" + m[2]), text)
    return Raw(_LINK.sub(r"\\\g<0>", text))


def cell(text: str) -> Raw:
    """Return a text as Markdown for a cell of a table: on one line."""
    return Raw(" ".join(escape(text).split()))


def quote(text: str) -> Raw:
    """Return a text as a quotation."""
    return Raw("\n".join(f"> {line}".rstrip() for line in escape(text).split("\n")))


def _finalize(value: object) -> object:
    return escape(value) if isinstance(value, str) and not isinstance(value, Raw) else value


@cache
def environment() -> Environment:
    """Return what fills Markdown templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("wargame.report"),
        autoescape=False,  # noqa: S701 - Markdown has an escaping of its own, done by finalize
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # what a macro made is Markdown already
    made.filters |= {"cell": cell, "quote": quote, "raw": Raw}
    return made


def _sayer(say: Say) -> Callable[..., Raw]:
    def told(sentence: str, **values: object) -> Raw:
        shown = {name: _inline(value) for name, value in values.items()}
        return Raw(say(sentence).format(**shown))

    return told


def _inline(value: object) -> object:
    return cell(value) if isinstance(value, str) and not isinstance(value, Raw) else value


def render(template: str, **content: object) -> str:
    """Return a Markdown document of a template, its fixed sentences in English."""
    return render_in(english, template, **content)


def render_in(say: Say, template: str, **content: object) -> str:
    """Return a Markdown document of a template, with no more than one blank line in a row.

    `say` says its fixed sentences in some language.
    """
    text = environment().get_template(template).render(content, say=_sayer(say))
    return re.sub(r"\n{3,}", "\n\n", text)
