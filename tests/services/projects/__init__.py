"""Projects: the rules."""
