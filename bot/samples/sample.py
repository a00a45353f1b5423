"""What a sample is, and every flow by its name."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.flows import FLOWS
from bot.services.who import Who

FLOW = {flow.name: flow for flow in FLOWS}

# A flow, whose it is in words, the person, and the draft that it begins with.
Sample = tuple[Flow, str, Who, dict[str, Any]]
