"""Every conversation that can be held."""

from bot.conversations import classes
from bot.conversations.checkin import CHANGE, CHECKIN
from bot.conversations.invite import INVITE
from bot.conversations.join import JOIN
from bot.conversations.reason import REASON
from bot.conversations.reinvite import REINVITE

FLOWS = (JOIN, CHECKIN, CHANGE, INVITE, REINVITE, REASON, *classes.FLOWS)
