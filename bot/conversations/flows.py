"""Every conversation that can be held."""

from bot.conversations import (
    assigning,
    books,
    classes,
    coaching,
    consents,
    curriculum,
    goal,
    habit,
    jar,
    library,
    path,
    project_things,
    sitting,
    tasks,
    vision_areas,
    vision_card,
    vision_photo,
)
from bot.conversations.checkin import CHANGE, CHECKIN, CHECKIN_YESTERDAY, SAYS_FOR
from bot.conversations.claim import CLAIM
from bot.conversations.commenting import COMMENTING
from bot.conversations.content_files import CONTENT_FILE
from bot.conversations.dictation import DICTATION
from bot.conversations.invite import INVITE
from bot.conversations.join import JOIN
from bot.conversations.looking_back import LOOKING_BACK
from bot.conversations.my_time import MY_TIME
from bot.conversations.odd import ODD
from bot.conversations.projects import PROJECT
from bot.conversations.reason import REASON
from bot.conversations.reflection import REFLECTION
from bot.conversations.reminder_time import REMINDER_TIME
from bot.conversations.roster import ROSTER
from bot.conversations.sharpening import SHARPEN
from bot.conversations.sprints import SPRINT

FLOWS = (
    JOIN,
    CHECKIN,
    CHECKIN_YESTERDAY,
    CHANGE,
    SAYS_FOR,
    INVITE,
    MY_TIME,
    REMINDER_TIME,
    REASON,
    ROSTER,
    ODD,
    CLAIM,
    CONTENT_FILE,
    SPRINT,
    LOOKING_BACK,
    COMMENTING,
    SHARPEN,
    PROJECT,
    REFLECTION,
    DICTATION,
    *sitting.FLOWS,
    *classes.FLOWS,
    *coaching.FLOWS,
    *consents.FLOWS,
    *path.FLOWS,
    *goal.FLOWS,
    *curriculum.FLOWS,
    *assigning.FLOWS,
    *habit.FLOWS,
    *tasks.FLOWS,
    *books.FLOWS,
    *library.FLOWS,
    *project_things.FLOWS,
    *vision_areas.FLOWS,
    *vision_card.FLOWS,
    *vision_photo.FLOWS,
    *jar.FLOWS,
)
