"""The library's own loop, answering every message with its words; it stores nothing. An argument: so many at once."""

import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from benchmarks.bots import ADDRESS, TOKEN


async def answer(update: Update, _context: Any) -> None:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


def main() -> None:
    builder = Application.builder().token(TOKEN).base_url(f"{ADDRESS}/bot")
    if sys.argv[1:]:
        builder.concurrent_updates(int(sys.argv[1]))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling(bootstrap_retries=0)


if __name__ == "__main__":
    main()
