"""Looking back at a sprint, on its page."""

from bot.handlers.my_sprint import my_sprint
from bot.handlers.register import STUDENTS, Action

ACTIONS = {
    "look_back": Action(my_sprint, STUDENTS),
}
