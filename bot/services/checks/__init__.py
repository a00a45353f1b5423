"""Checks: asked for, opened by a coach, held question by question, and what follows from them."""
