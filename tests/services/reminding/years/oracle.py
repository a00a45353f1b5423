"""What a student should hear, and when: written from the rules alone, without a look at how the engine keeps them.

The rules: each time of a day is said once, on its day, while there is something to say; in the first moment after it
in which the house looks and nothing keeps it from speaking. What keeps it: a break, a holiday, three messages on one
day, quiet hours, a message within the last half hour, a talk. If that lasts beyond the day, the time is passed over;
news waits. What is due within half an hour comes along, with the third message all that is still to come on its day.
What was put off comes when it was asked for, and waits for nothing but a talk. Where nobody reads, nothing waits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from tests.services.reminding.years.lives import DAY, MINUTE, Choice, Event
from tests.services.reminding.years.student import (
    HALF_AN_HOUR,
    NEVER,
    THREE,
    About,
    Key,
    Once,
    Slot,
    Student,
    about_of,
    counts,
)

Coming = TypeVar("Coming", Slot, Once)


@dataclass
class Oracle(Student):
    """One student, and what is still to come to them; `slots` counts what came to its end."""

    chosen_at: dict[Key, datetime] = field(default_factory=dict)
    ended: set[tuple[date, Key]] = field(default_factory=set)
    waiting: dict[tuple[date, Key], datetime] = field(default_factory=dict)
    once: list[Once] = field(default_factory=list)
    slots: int = 0

    def __post_init__(self) -> None:
        self.known = self.life.choice
        self._times_are(self.begin)

    def hears_of(self, event: Event) -> None:
        match event.what:
            case "checks_in" | "ticks" | "finishes":
                assert event.day is not None
                self.done.add((event.subject or "checkin", event.day))
            case "chooses":
                assert event.chosen is not None
                self._chooses(event.at, event.chosen)
            case "talks":
                self.talked_at = event.at
            case "news":
                self.once.append(Once(("news", event.subject), event.at, self.day_of(event.at), asked_for=False))
            case "puts_off":
                assert event.until is not None
                about = event.kind, event.subject
                self.once = [one for one in self.once if one.about != about]
                self.once.append(Once(about, event.until, self.day_of(event.until), asked_for=True))
            case "blocks":
                self.away = True
            case "leaves":
                self.gone = True
            case "returns":
                self.away = False

    def another_sprint(self, number: int, now: datetime) -> None:
        self.sprint = number
        self._times_are(now)

    def _chooses(self, now: datetime, choice: Choice) -> None:
        ahead = {slot.key: slot for slot in self._ahead(now)}
        self.known, self.waiting = choice, {}
        self._times_are(now)
        today = self.day_of(now)
        for key, slot in ahead.items():
            here = self.when(max(slot.day, today), key[2])
            if key not in self.chosen_at or slot.day > today or here is None:
                continue
            if slot.at <= now and (slot.day == today or here <= now):
                self.waiting[today, key] = now  # it was due where they lived, and is said
            elif slot.at > now and slot.day == today and here <= now:
                self.waiting[today, key] = slot.at  # it is over here, and was not there: it comes when it would have
        self._skip_what_was_over(now, {slot.key: slot.day for slot in ahead.values()})
        for one in self.once:
            if not one.asked_for and one.at > now and one.day < today - DAY:
                one.at = now

    def _skip_what_was_over(self, now: datetime, next_day: dict[Key, date]) -> None:
        """What a journey leaps over is over; what lies behind a day that was had already does not come again."""
        for key in self.chosen_at:
            for day in (self.day_of(now) + n * DAY for n in range(-2, 3)):
                at = self.when(day, key[2])
                if (day, key) not in self.waiting and ((at and at <= now) or day < next_day.get(key, day)):
                    self.ended.add((day, key))

    def _times_are(self, now: datetime) -> None:
        keys = set(self.keys())
        for gone in set(self.chosen_at) - keys:
            del self.chosen_at[gone]
            self.said_at.pop(gone, None)
            self.ended = {one for one in self.ended if one[1] != gone}
            self.waiting = {one: at for one, at in self.waiting.items() if one[1] != gone}
        for key in keys - set(self.chosen_at):
            self.chosen_at[key] = now

    def next_look(self, now: datetime) -> datetime:
        """Return when the next thing of this student's is due."""
        moments = [slot.at for slot in self._ahead(now)] + [one.at for one in self.once]
        return max(min(moments, default=NEVER), now)

    def look(self, now: datetime) -> set[About]:
        """Return what is to be said now, in one message; nothing where it is empty."""
        self._forget_other_days(now)
        due = [slot for slot in self._ahead(now) if slot.at <= now]
        once = [one for one in self.once if one.at <= now]
        if not due and not once:
            return set()
        self._let_wait(now, due, once)
        due = [slot for slot in due if self._is_free(slot, now)]
        once = [one for one in once if one in self.once and one.at <= now]
        here: list[Slot | Once] = [*due, *once]
        said = [one for one in here if self.is_open(one, now)]
        if said:
            soon = [one for one in self._along(now) if one.at < now + HALF_AN_HOUR]
            is_third = self.unasked.get(self.day_of(now), 0) == THREE - 1 and any(map(counts, [*said, *soon]))
            said += self._along(now) if is_third else soon
        for one in [*here, *said]:
            self._ends(one)
        if any(map(counts, said)):
            self.unasked[self.day_of(now)] = self.unasked.get(self.day_of(now), 0) + 1
        for one in said:
            if counts(one):
                self.said_at[one.key if isinstance(one, Slot) else one.about] = now
        return {about_of(one) for one in said}

    def _let_wait(self, now: datetime, due: list[Slot], once: list[Once]) -> None:
        rest, busy = self.rest(now), now + 2 * MINUTE if self.is_talking(now) else None
        for slot in due:
            wait = rest or busy
            if self.away or self.gone or (wait and self.day_of(wait) > self.day_of(now)):
                self._ends(slot)
            elif wait:
                self.waiting[slot.day, slot.key] = wait
        for one in once:
            wait = (None if one.asked_for else rest) or busy
            if self.away or self.gone or (not one.asked_for and self.known.write_at == "never"):
                self.once.remove(one)
            elif wait:
                one.at = wait

    def _is_free(self, slot: Slot, now: datetime) -> bool:
        return (slot.day, slot.key) not in self.ended and self.waiting.get((slot.day, slot.key), now) <= now

    def _along(self, now: datetime) -> list[Slot | Once]:
        if self.rest(now) or self.is_talking(now):
            return []
        news = [one for one in self.once if not one.asked_for and self.known.write_at != "never"]
        return [*self._later_today(now, self._ahead(now)), *self._later_today(now, news)]

    def _later_today(self, now: datetime, those: Sequence[Coming]) -> Iterator[Coming]:
        for one in those:
            is_today = one.at > now and self.day_of(one.at) == self.day_of(now)
            if is_today and not self.is_quiet(one.at) and self.is_open(one, now):
                yield one

    def _ends(self, one: Slot | Once) -> None:
        if isinstance(one, Once):
            if one in self.once:
                self.once.remove(one)
            return
        if (one.day, one.key) not in self.ended:
            self.ended.add((one.day, one.key))
            self.slots += 1
        self.waiting.pop((one.day, one.key), None)

    def _ahead(self, now: datetime) -> list[Slot]:
        """Return the next time of each, that has not come to its end: today's, or else a later one."""
        return [slot for key, since in self.chosen_at.items() if (slot := self._next(key, since, self.day_of(now)))]

    def _next(self, key: Key, since: datetime, day: date) -> Slot | None:
        for one in (day + n * DAY for n in range(5)):
            at = self.when(one, key[2])
            # What a journey brings along was there before it, however early its time is here.
            was_there = at is not None and (at > since or (one, key) in self.waiting)
            if at is not None and was_there and (one, key) not in self.ended:
                return Slot(one, key, self.waiting.get((one, key), at))
        return None

    def _forget_other_days(self, now: datetime) -> None:
        """Yesterday's times are over."""
        today = self.day_of(now)
        for day, key in [one for one in self.waiting if one[0] < today]:
            del self.waiting[day, key]
        self.ended = {one for one in self.ended if one[0] >= today - 3 * DAY}
