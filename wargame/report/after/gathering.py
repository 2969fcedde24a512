"""Folds the record of an exercise into the room: the one place that knows how they fit together."""

from __future__ import annotations

from wargame.core import room_facts as r
from wargame.core.facilitator_events import PaceTaken
from wargame.exercise.room import Room, Signed
from wargame.journal.lines import Entry, Remarked, Rewind
from wargame.journal.record import Record


def room_in(record: Record) -> Room | None:
    """Return the room as it stood at the end; None if nobody ever had a seat or took the pace."""
    lines = sorted([*record.acts, *record.remarks], key=lambda each: each.line)
    if not any(_is_of_a_room(each) for each in lines):
        return None
    room = Room()
    for each in lines:
        match each:
            case Entry():
                room.follow(each.line, each.events)
            case Rewind():
                room.go_back(each.to, each.turn)
            case Remarked(line, _, remark, seat, at):
                if isinstance(remark, r.RoomFact):
                    room.fold(Signed(line, seat, at, remark))
    return room


def _is_of_a_room(line: Entry | Rewind | Remarked) -> bool:
    if isinstance(line, Entry):
        return any(isinstance(event, PaceTaken) for event in line.events)
    return isinstance(line, Remarked) and isinstance(line.remark, r.SeatGiven)
