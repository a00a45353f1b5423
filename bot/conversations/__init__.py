"""Conversations as data: the kinds of steps, the runner, and one file per flow."""
