"""Sprints, goals, tasks and habits, as services."""
