"""A student's habits, which stand on the page of the sprint."""

from bot.handlers.my_sprint import my_sprint
from bot.handlers.register import STUDENTS, Action

ACTIONS = {
    "habits": Action(my_sprint, STUDENTS),
}
