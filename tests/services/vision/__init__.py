"""The vision board: the rules."""
