"""The bots that are measured, each a program of its own: `python -m benchmarks.bots NAME`."""

import os
import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from bot.__main__ import main as marbles


def echo() -> None:
    """The library's own loop, answering every message; it stores nothing."""

    async def answer(update: Update, _context: Any) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    address, token = os.environ["BOT_API_URL"], os.environ["BOT_TOKEN"]
    application = Application.builder().token(token).base_url(f"{address}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling(drop_pending_updates=False, bootstrap_retries=0)


if __name__ == "__main__":
    if sys.argv[1] == "echo":
        echo()
    else:
        sys.argv[1:] = ["run"]
        sys.exit(marbles())
