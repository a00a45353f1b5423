"""A student's path: what is assigned, what is done, what is mastered."""
