"""Writes the longer texts of the screens from views: entries, options, programmes."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

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
from wargame.tui.glyphs import Glyphs
from wargame.tui.wording import (
    BAD,
    LEAD,
    QUIET,
    WARN,
    cell,
    count,
    hang,
    judged,
    lines,
    points,
    signed,
    signed_points,
    styled,
    tone,
)

INDENT = "  "


def paragraphs(text: str, width: int, indent: str = "") -> Content:
    """Return deck prose wrapped to `width`.

    Authors break their lines where their editor ends; only an empty line or a dash begins anew.
    """
    blocks: list[str] = []
    for line in text.strip().split("\n"):
        goes_on = bool(blocks and blocks[-1] and line.strip()) and not line.startswith("- ")
        if goes_on:
            blocks[-1] += f" {line.strip()}"
        else:
            blocks.append(line.strip())
    return Content("\n").join([hang(block, width, indent) for block in blocks])


def change(line: ChangeLine, title_width: int, glyphs: Glyphs) -> Content:
    """Return one movement of an indicator in one line: name, values, difference, judgement."""
    moved = line.after - line.before
    stopped = f" (asked {signed(line.asked)}, stopped by the range)" if line.clipped else ""
    return Content.assemble(
        cell(line.title, title_width, glyphs.more),
        f" {line.before:>4} {glyphs.to} {line.after:<4} ",
        (f"{signed(moved):>4} {judged(good=line.good)}".rstrip(), tone(good=line.good)),
        (stopped, QUIET),
    )


def changes(rows: tuple[ChangeLine, ...], width: int, glyphs: Glyphs, indent: str) -> Content:
    """Return movements below each other, their values in one column."""
    longest = max((cell_len(row.title) for row in rows), default=0)
    title_width = max(8, min(longest, width - len(indent) - 24))
    return lines(*(hang(change(row, title_width, glyphs), width, indent) for row in rows))


def entry_body(entry: Entry, width: int, glyphs: Glyphs) -> Content:
    """Return what stands below the headline of an opened entry."""
    chance = Content.assemble(("Chance: ", QUIET), entry.odds) if entry.odds else ""
    because = Content.assemble(("Because of: ", QUIET), entry.because) if entry.because else ""
    cited = ", ".join(entry.source)
    source = Content.assemble(("Source: ", QUIET), (cited, QUIET)) if cited else ""
    parts: list[Content] = []
    if entry.detail:
        parts.append(paragraphs(entry.detail, width, INDENT))
    if entry.changes:
        parts.append(changes(entry.changes, width, glyphs, INDENT))
    parts += [hang(part, width, INDENT) for part in (chance, because, source) if part]
    return lines(*parts)


def _item(item: PreviewItem) -> Content:
    if not item.text:
        return styled(item.title)
    word = judged(good=item.good)
    told = f"{item.text} ({word})" if word else item.text
    return Content.assemble(f"{item.title} ", (told, tone(good=item.good)))


def preview(rows: tuple[PreviewLine, ...], width: int) -> Content:
    """Return what an option would do, as far as the difficulty shows it."""
    if not rows:
        return hang(styled("Effects are not shown at this preview level.", QUIET), width, INDENT)
    parts: list[Content] = []
    for row in rows:
        odds = "" if row.odds is None else f" {row.odds} %"
        head = Content.assemble((f"{row.title}{odds}: ", "bold"))
        told = Content(", ").join([_item(item) for item in row.items])
        parts.append(hang(head + (told or "no effect shown"), width, INDENT, INDENT * 2))
    return lines(*parts)


def advice(option: OptionView, width: int) -> Content:
    """Return the advisers' arguments for this option, each with the rule it rests on.

    A click on an adviser asks the screen for the rule.
    """
    parts = [
        hang(
            Content.assemble(
                (f"{one.adviser}: ", "bold"), one.because, (f" [rule: {one.rule_title}]", QUIET)
            ).stylize(Style.from_meta({"@click": f"screen.rule({number})"})),
            width,
            INDENT,
            INDENT * 2,
        )
        for number, one in enumerate(option.advice)
    ]
    return (
        lines(*parts)
        if parts
        else hang(styled("No adviser argues for this.", QUIET), width, INDENT)
    )


def rules(option: OptionView, width: int) -> Content:
    """Return the rules the advisers rest on, in full."""
    return Content("\n\n").join(
        [
            lines(
                hang(styled(one.rule_title, "bold"), width),
                paragraphs(one.rule_says, width),
                hang(
                    styled(f"Named by {one.adviser}. Source: {', '.join(one.source)}", QUIET), width
                ),
            )
            for one in option.advice
        ]
    )


def option_state(option: OptionView) -> Content:
    """Return price, requirement and why the option is closed, in one passage."""
    price = count(option.capital, "point") if option.capital else "none"
    parts = [Content.assemble(("Capital: ", QUIET), (price, "bold"))]
    if option.needs:
        parts.append(Content.assemble(("Needs: ", QUIET), option.needs))
    if option.steps:
        parts.append(Content.assemble(("Steps: ", QUIET), ", ".join(option.steps)))
    return Content("   ").join(parts)


def option_detail(option: OptionView, width: int) -> Content:
    """Return everything about one course of action but its full sources."""
    closed = (
        Content.assemble(("Closed: ", f"bold {BAD}"), option.why_not) if not option.open else ""
    )
    return lines(
        paragraphs(option.intent, width),
        hang(option_state(option), width),
        hang(closed, width) if closed else "",
        styled("What it would do", LEAD),
        preview(option.preview, width),
        styled("Advisers", LEAD),
        advice(option, width),
        hang(styled(f"Source: {', '.join(option.source)}", QUIET), width) if option.source else "",
    )


def situation(inject: InjectView, when: str, width: int) -> Content:
    """Return what this seat reads about an inject, the private part marked as such.

    `when` says in words when it is due.
    """
    private = [
        lines(styled(f"For {title} only", f"bold {WARN}"), paragraphs(text, width))
        for title, text in inject.private
    ]
    sender = f"{inject.method} from {inject.sender}" if inject.sender else inject.method
    return lines(
        hang(
            Content.assemble(
                (f"{sender[:1].upper()}{sender[1:]}. {inject.place}, {inject.phase}. ", QUIET),
                (f"{when[:1].upper()}{when[1:]}.", WARN if inject.must else QUIET),
            ),
            width,
        ),
        paragraphs(inject.situation, width),
        *private,
        preview(inject.neglect, width) if inject.neglect and not inject.answered else "",
    )


STATUS = {
    "available": "can start",
    "closed": "closed",
    "running": "running",
    "stalled": "stalled",
    "done": "done",
    "abandoned": "given up",
}
"""Status of an initiative in words."""


def initiative_detail(one: InitiativeView, width: int, glyphs: Glyphs) -> Content:
    """Return everything about one programme but its full sources."""
    closed = Content("")
    if one.why_not:
        closed = hang(Content.assemble(("Not now: ", f"bold {BAD}"), one.why_not), width)
    stages = []
    for number, stage in enumerate(one.stages, start=1):
        done = f" {glyphs.done} done" if stage.done else ""
        told = f"{stage.title} ({count(stage.turns, 'turn')}){done}"
        stages.append(hang(told, width, f"{INDENT}{number}. "))
    needs = hang(Content.assemble(("Needs: ", QUIET), one.needs), width) if one.needs else ""
    state = f"{STATUS[one.status].capitalize()}, {one.progress} of {count(one.total, 'turn')} done"
    price = f"Costs {one.capital} capital to start"
    if one.upkeep:
        price += f" and {one.upkeep} every turn"
    return lines(
        hang(styled(one.title, "bold"), width),
        hang(f"{state}. {price}.", width),
        closed,
        needs,
        paragraphs(one.says, width),
        hang(Content.assemble(("Trade-off: ", f"bold {WARN}"), one.trade_off), width)
        if one.trade_off
        else "",
        styled("Stages", LEAD),
        *stages,
        styled("What it would do", LEAD),
        preview(one.preview, width),
        hang(styled(f"Source: {', '.join(one.source)}", QUIET), width) if one.source else "",
    )


def ledger_detail(row: LedgerRow, via: str, width: int, glyphs: Glyphs) -> Content:
    """Return one row of the ledger in full; `via` names the indicator it came through."""
    is_score = row.asked is None
    before = points(row.before) if is_score else str(row.before)
    after = points(row.after) if is_score else str(row.after)
    moved = row.after - row.before
    by = signed_points(moved) if is_score else signed(moved)
    asked = "" if row.asked is None or row.asked == moved else f" (asked {signed(row.asked)})"
    through = f", through {via}" if via else ""
    return lines(
        hang(
            Content.assemble(
                (f"{row.title} ", "bold"), f"{before} {glyphs.to} {after}, {by}{asked}{through}"
            ),
            width,
        ),
        hang(Content.assemble(("Because of: ", QUIET), row.because), width),
        hang(Content.assemble(("Held back: ", WARN), row.note), width) if row.note else "",
        hang(
            styled(
                f"Source: {', '.join(row.source) or 'none'}. Line {row.line} of the record.", QUIET
            ),
            width,
        ),
    )
