"""Marbles: a coaching bot for Telegram."""
