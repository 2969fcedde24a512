"""Makes HTML documents of one file each: no network, no script, everything escaped."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from wargame.core.phrases import Say, english
from wargame.core.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from markupsafe import Markup


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; the lines of each are joined."""
    parts = re.split(r"\n\s*\n", plain(text).strip())
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def css_text(text: str) -> Markup:
    """Return a text as a string of CSS in which nothing can end it: letters by their numbers."""
    from markupsafe import Markup

    shown = plain(text, lines=False)
    return Markup('"' + "".join(f"\\{ord(letter):06x}" for letter in shown) + '"')  # noqa: S704 - nothing but digits


def _finalize(value: object) -> object:
    from markupsafe import Markup

    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """Return what fills HTML templates."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("wargame.report"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"paragraphs": paragraphs, "css_text": css_text}
    return made


def _sayer(say: Say) -> Callable[..., Markup]:
    from markupsafe import Markup

    def told(sentence: str, **values: object) -> Markup:
        shown = {name: _finalize(value) for name, value in values.items()}
        # Markup escapes what is put into it.
        return Markup(say(sentence)).format(**shown)  # noqa: S704 - a sentence of ours

    return told


def render(template: str, **content: object) -> str:
    """Return an HTML document of a template, its fixed sentences in English."""
    return render_in(english, template, **content)


def render_in(say: Say, template: str, **content: object) -> str:
    """Return an HTML document of a template; `say` says its fixed sentences in some language."""
    return environment().get_template(template).render(content, say=_sayer(say))
