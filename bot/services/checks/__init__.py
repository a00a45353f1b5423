"""Checks of mastery: how they are held, asked for, and what comes of them."""
