"""The bots that are measured, each a program of its own: `python -m benchmarks.bots.NAME`."""

import os

ADDRESS, TOKEN = os.environ.get("BOT_API_URL", ""), os.environ.get("BOT_TOKEN", "")
STORE = os.environ.get("DATABASE_URL", "")
