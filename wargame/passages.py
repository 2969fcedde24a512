"""Writes the longer texts from views: entries, options, programmes. Knows no width and no colour.

The screens lay these paragraphs out with colours, `wargame.plain` as plain lines; what is said, and
in which order, is decided here once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wargame.core.views import (
    ChangeLine,
    Entry,
    InitiativeView,
    InjectView,
    LedgerRow,
    OptionView,
    PreviewItem,
    PreviewLine,
)
from wargame.language import _
from wargame.wording import (
    STATUS,
    capital_first,
    count,
    judged,
    points,
    signed,
    signed_points,
)

Tone = Literal["", "quiet", "strong", "lead", "good", "bad", "warn", "strong-bad", "strong-warn"]
"""What a piece of text means; a word, a letter or a sign always says the same."""

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, to be wrapped for the width there is."""

    pieces: tuple[tuple[str, Tone], ...]
    first: str = ""
    """Leads the first line."""
    rest: str | None = None
    """Leads the lines below; as many spaces as `first` is wide if it is None."""
    rule: int | None = None
    """Number of the adviser whose rule it rests on: a click may ask for that."""


@dataclass(frozen=True, slots=True)
class Movements:
    """Movements of indicators, one below the other."""

    rows: tuple[ChangeLine, ...]
    first: str = ""


Passage = tuple[Paragraph | Movements, ...]
"""Paragraphs below each other."""


def para(*pieces: str | tuple[str, Tone], first: str = "", rest: str | None = None) -> Paragraph:
    """Return a paragraph of pieces, of which those without a tone are plain."""
    toned: list[tuple[str, Tone]] = []
    for piece in pieces:
        toned.append((piece, "") if isinstance(piece, str) else piece)
    return Paragraph(tuple(toned), first, rest)


def prose(text: str, indent: str = "", tone: Tone = "") -> Passage:
    """Return deck prose as paragraphs.

    Authors break their lines where their editor ends; only an empty line or a dash begins anew.
    """
    return tuple(para((block, tone), first=indent) for block in _blocks(text))


def flowing(text: str) -> str:
    """Return deck prose with a line for each paragraph, as it is to be edited."""
    return "\n".join(_blocks(text))


def _blocks(text: str) -> list[str]:
    blocks: list[str] = []
    for line in text.strip().split("\n"):
        goes_on = bool(blocks and blocks[-1] and line.strip()) and not line.startswith("- ")
        if goes_on:
            blocks[-1] = joined(blocks[-1], line.strip())
        else:
            blocks.append(line.strip())
    return blocks


def joined(before: str, after: str) -> str:
    """Return two lines of one paragraph as one; between wide letters there is no space."""
    is_wide = bool(before and after) and before[-1] > "\u2e7f" and after[0] > "\u2e7f"
    return before + after if is_wide else f"{before} {after}"


def stopped(line: ChangeLine) -> str:
    """Return why a movement is not the one that was asked for; empty if it is."""
    if not line.clipped:
        return ""
    return _(" (asked {change}, stopped by the range)").format(change=signed(line.asked))


def cited(source: tuple[str, ...]) -> Passage:
    """Return what is cited, in one quiet line; nothing if nothing is."""
    if not source:
        return ()
    return (para((_("Source: {sources}").format(sources=", ".join(source)), "quiet")),)


def entry_body(entry: Entry) -> Passage:
    """Return what stands below the headline of an opened entry."""
    parts: list[Paragraph | Movements] = []
    if entry.detail:
        parts += prose(entry.detail, INDENT)
    if entry.changes:
        parts.append(Movements(entry.changes, INDENT))
    if entry.odds:
        parts.append(para((_("Chance: "), "quiet"), entry.odds, first=INDENT))
    if entry.because:
        parts.append(para((_("Because of: "), "quiet"), entry.because, first=INDENT))
    if entry.source:
        sources = ", ".join(entry.source)
        parts.append(para((_("Source: "), "quiet"), (sources, "quiet"), first=INDENT))
    return tuple(parts)


def _tone(*, good: bool | None) -> Tone:
    if good is None:
        return ""
    return "good" if good else "bad"


def _items(items: tuple[PreviewItem, ...]) -> list[str | tuple[str, Tone]]:
    pieces: list[str | tuple[str, Tone]] = []
    for number, item in enumerate(items):
        between = _(", ") if number else ""
        if not item.text:
            pieces.append(between + item.title)
            continue
        word = judged(good=item.good)
        told = _("{text} ({judged})").format(text=item.text, judged=word) if word else item.text
        pieces += [f"{between}{item.title} ", (told, _tone(good=item.good))]
    return pieces


def preview(rows: tuple[PreviewLine, ...]) -> Passage:
    """Return what an option would do, as far as the difficulty shows it."""
    if not rows:
        return (para((_("Effects are not shown at this preview level."), "quiet"), first=INDENT),)
    parts = []
    for row in rows:
        odds = "" if row.odds is None else f" {row.odds} %"
        told = _items(row.items) or [_("no effect shown")]
        title = _("{title}: ").format(title=row.title + odds)
        head: tuple[str, Tone] = (title, "strong")
        parts.append(para(head, *told, first=INDENT, rest=INDENT * 2))
    return tuple(parts)


def advice(option: OptionView) -> Passage:
    """Return the advisers' arguments for this option, each with the rule it rests on."""
    parts = [
        Paragraph(
            (
                (_("{title}: ").format(title=one.adviser), "strong"),
                (one.because, ""),
                (_(" [rule: {rule}]").format(rule=one.rule_title), "quiet"),
            ),
            INDENT,
            INDENT * 2,
            rule=number,
        )
        for number, one in enumerate(option.advice)
    ]
    nobody = para((_("No adviser argues for this."), "quiet"), first=INDENT)
    return tuple(parts) or (nobody,)


def rules(option: OptionView) -> tuple[Passage, ...]:
    """Return the rules the advisers rest on, in full, a passage for each."""
    parts = []
    for one in option.advice:
        named = _("Named by {adviser}. Source: {sources}").format(
            adviser=one.adviser, sources=", ".join(one.source)
        )
        title = para((one.rule_title, "strong"))
        parts.append((title, *prose(one.rule_says), para((named, "quiet"))))
    return tuple(parts)


def option_state(option: OptionView) -> Paragraph:
    """Return price, requirement and steps of an option."""
    price = count(option.capital, "point") if option.capital else _("none")
    pieces: list[str | tuple[str, Tone]] = [(_("Capital: "), "quiet"), (price, "strong")]
    if option.needs:
        pieces += ["   ", (_("Needs: "), "quiet"), option.needs]
    if option.steps:
        pieces += ["   ", (_("Steps: "), "quiet"), ", ".join(option.steps)]
    return para(*pieces)


def option_detail(option: OptionView) -> Passage:
    """Return everything about one course of action but its full sources."""
    closed = para((_("Closed: "), "strong-bad"), option.why_not)
    return (
        *prose(option.intent),
        option_state(option),
        *(() if option.open else (closed,)),
        para((_("What it would do"), "lead")),
        *preview(option.preview),
        para((_("Advisers"), "lead")),
        *advice(option),
        *cited(option.source),
    )


def situation(inject: InjectView, when: str) -> Passage:
    """Return what this seat reads about an inject, the private part marked as such.

    `when` says in words when it is due.
    """
    private: list[Paragraph | Movements] = []
    for title, text in inject.private:
        private.append(para((_("For {cell} only").format(cell=title), "strong-warn")))
        private += prose(text)
    way = _(inject.method)
    if inject.sender:
        way = _("{method} from {sender}").format(method=way, sender=inject.sender)
    where = _("{way}. {place}, {phase}. ").format(
        way=capital_first(way), place=inject.place, phase=_(inject.phase)
    )
    due = _("{when}.").format(when=capital_first(when))
    head = para((where, "quiet"), (due, "warn" if inject.must else "quiet"))
    worsens = inject.neglect and not inject.answered
    return (
        head,
        *prose(inject.situation),
        *private,
        *(preview(inject.neglect) if worsens else ()),
    )


def initiative_detail(one: InitiativeView, done: str = "") -> Passage:
    """Return everything about one programme but its full sources; `done` is a sign for stages."""
    stages = []
    for number, stage in enumerate(one.stages, start=1):
        mark = " ".join(["", *([done] if done else []), _("done")]) if stage.done else ""
        told = f"{stage.title} ({count(stage.turns, 'turn')}){mark}"
        stages.append(para(told, first=f"{INDENT}{number}. "))
    state = _("{status}, {progress} of {total} done").format(
        status=capital_first(_(STATUS[one.status])),
        progress=one.progress,
        total=count(one.total, "turn"),
    )
    price = _("Costs {capital} capital to start").format(capital=one.capital)
    if one.upkeep:
        price = _("Costs {capital} capital to start and {upkeep} every turn").format(
            capital=one.capital, upkeep=one.upkeep
        )
    return (
        para((one.title, "strong")),
        para(_("{state}. {price}.").format(state=state, price=price)),
        *((para((_("Not now: "), "strong-bad"), one.why_not),) if one.why_not else ()),
        *((para((_("Needs: "), "quiet"), one.needs),) if one.needs else ()),
        *prose(one.says),
        *((para((_("Trade-off: "), "strong-warn"), one.trade_off),) if one.trade_off else ()),
        para((_("Stages"), "lead")),
        *stages,
        para((_("What it would do"), "lead")),
        *preview(one.preview),
        *cited(one.source),
    )


def ledger_detail(row: LedgerRow, via: str, to: str = "to") -> Passage:
    """Return one row of the ledger in full; `via` names the indicator it came through."""
    is_score = row.is_score
    before = points(row.before) if is_score else str(row.before)
    after = points(row.after) if is_score else str(row.after)
    moved = row.after - row.before
    by = signed_points(moved) if is_score else signed(moved)
    asked = ""
    if row.asked is not None and row.asked != moved:
        asked = _(" (asked {change})").format(change=signed(row.asked))
    through = _(", through {indicator}").format(indicator=via) if via else ""
    where = _("Source: {sources}. Line {line} of the record.").format(
        sources=", ".join(row.source) or _("none"), line=row.line
    )
    return (
        para((f"{row.title} ", "strong"), f"{before} {to} {after}, {by}{asked}{through}"),
        para((_("Because of: "), "quiet"), row.because),
        *((para((_("Held back: "), "warn"), row.note),) if row.note else ()),
        para((where, "quiet")),
    )
