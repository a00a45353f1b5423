"""Pictures: from a recipe, a kind and its values, to a PNG. Knows nothing else of the house."""

from bot.drawing.kinds import KINDS, draw

__all__ = ["KINDS", "draw"]
