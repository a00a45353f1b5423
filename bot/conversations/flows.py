"""Every conversation that can be held."""

from bot.conversations.checkin import CHECKIN
from bot.conversations.invite import INVITE
from bot.conversations.join import JOIN

FLOWS = (JOIN, CHECKIN, INVITE)
