"""Every flow, in a small class made for this."""

from bot.conversations import checkin, classes, coaching, invite, join, my_time, reason, roster
from bot.db import Unit
from bot.models import Chat
from bot.samples import (
    checks,
    consents,
    curriculum,
    goals,
    habits,
    jar,
    looking_back,
    path,
    projects,
    reading,
    reminders,
    rhythm_coach,
    vision,
    week,
)
from bot.samples.sample import FLOW, Sample
from bot.services import accounts, batches, feeling_words, feelings, seeding
from bot.services.invites import Opened
from bot.services.who import Who


async def samples(unit: Unit) -> list[Sample]:
    """Return every flow as each sort of person would begin it, in a small class made for this."""
    await seeding.starter_content(unit)
    lena, nia = await accounts.add_user(unit, "Lena", "admin"), await accounts.add_user(unit, "Nia", "student", "2156")
    chat = Chat(telegram_id=1, kind="private")
    unit.session.add(chat)
    group, _ = await batches.named(unit, "2156", "Europe/Berlin")
    await unit.session.flush()
    student, coach = Who(1, chat, "Europe/Berlin", user=nia), Who(2, chat, "Europe/Berlin", user=lena)
    word = (await feeling_words.categories(unit))[0].words[0].id
    entry = await feelings.record(unit, student, [word], student.today(unit.now))
    await feelings.write(unit, student, entry.id, "a good day")
    invited = join.draft_for_invite(Opened("i" * 16, nia, "Lena", None, "2156"), "Europe/Berlin")
    by_class = join.draft_for_invite(Opened("i" * 16, None, "Lena", None, "2156"), "Europe/Berlin")
    stranger = Who(3, chat, "Europe/Berlin")
    return [
        (join.JOIN, "a student with an invite", stranger, invited),
        (join.JOIN, "a newcomer with a class's invite", stranger, by_class),
        (join.JOIN, "a coach named by the operator", stranger, join.draft_for_operator("Europe/Berlin")),
        (checkin.CHECKIN, "a student", student, checkin.draft_for(unit, student)),
        (checkin.CHECKIN_YESTERDAY, "a student", student, checkin.draft_for_yesterday(unit, student)),
        (checkin.SAYS_FOR, "a coach", coach, {"student": nia.id, "name": "Nia"}),
        (checkin.CHANGE, "a student who changes it", student, checkin.draft_for(unit, student, entry.id)),
        (invite.INVITE, "a coach", coach, {"bot": "marbles_bot"}),
        (roster.ROSTER, "a coach", coach, {}),
        (roster.ROSTER, "a coach, for a class", coach, {"batch": group.id}),
        (FLOW[classes.NEW], "a coach", coach, {}),
        (FLOW[classes.INVITE_COACH], "a coach", coach, {"bot": "marbles_bot"}),
        (FLOW[classes.RENAME], "a coach", coach, {"batch": group.id}),
        (FLOW[classes.ZONE], "a coach", coach, {"batch": group.id}),
        (FLOW[classes.HOLIDAY], "a coach", coach, {"batch": group.id}),
        (my_time.MY_TIME, "a student", student, {}),
        (FLOW[coaching.FIND], "a coach", coach, {}),
        (FLOW[coaching.NOTE], "a coach", coach, {"student": nia.id}),
        *consents.samples(coach, nia.id, group.id),
        (FLOW[coaching.BROADCAST], "a coach", coach, {}),
        *await path.samples(unit, student, coach),
        *await checks.samples(unit, student, coach),
        *await habits.samples(unit, student, coach),
        *await reminders.samples(unit, student),
        *await week.samples(unit, student, coach),
        *await curriculum.samples(unit, coach, nia.id),
        *await goals.samples(unit, student, coach),
        *await rhythm_coach.samples(unit, coach),
        *await looking_back.samples(unit, student, coach),
        *await reading.samples(unit, student, coach),
        *await projects.samples(unit, student, coach, group.id),
        *await vision.samples(unit, student),
        *await jar.samples(unit, coach, group.id),
        *jar.of_student(student),
        (reason.REASON, "a coach", coach, {"kind": "newcomer", "card": "n" * 16, "name": "Nia"}),
    ]
