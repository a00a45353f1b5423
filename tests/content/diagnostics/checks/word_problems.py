"""To come."""

from bot.content.diagnostics.sampling import Check

CHECKS: dict[str, Check] = {}
