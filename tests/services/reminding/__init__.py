"""Reminders: when they are due, and what becomes of them."""
