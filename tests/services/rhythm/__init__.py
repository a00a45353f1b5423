"""Sprints, goals, tasks and habits: the rules."""
