"""What every student of a class is to be told of the school's sprint and project today, each in their own zone."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch, Preferences, Reminder, User
from bot.services import scope
from bot.services.reminding import project_news, sprint_news
from bot.services.reminding.occasions import chance
from bot.services.reminding.planning import News


async def due(unit: Unit) -> list[News]:
    """Return the news of today that is neither said nor waiting, and when it is to be said."""
    occasions = [*await sprint_news.occasions(unit), *await project_news.occasions(unit)]
    if not occasions:
        return []
    about = Reminder.subject_id.in_({one.subject_id for one in occasions})
    told = await unit.session.execute(select(Reminder.user_id, Reminder.kind, Reminder.subject_id).where(about))
    known = {(user_id, kind, subject_id) for user_id, kind, subject_id in told}
    students = await unit.session.execute(
        select(User.id, Preferences, Batch)
        .join(Preferences, Preferences.user_id == User.id)
        .join(Batch, Batch.name == User.batch)
        .where(scope.in_sight(), Preferences.write_at != "never")
    )
    return [
        News(user_id, one.kind, one.subject_id, at)
        for user_id, chosen, batch in students
        for one in occasions
        if (user_id, one.kind, one.subject_id) not in known
        and (at := chance(chosen, batch, one.days_of(batch), unit.now)) is not None
    ]
