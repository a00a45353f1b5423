"""The library with one SQLAlchemy ORM transaction a message: find the person, keep the words, commit, answer."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Integer, select
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import Update
from telegram.ext import Application, MessageHandler, filters

from benchmarks.bots import ADDRESS, STORE, TOKEN
from bot.db import create_engine

Number = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "persons"
    id: Mapped[int] = mapped_column(Number, primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)


class Word(Base):
    __tablename__ = "words"
    id: Mapped[int] = mapped_column(Number, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    text: Mapped[str]
    said_at: Mapped[int] = mapped_column(BigInteger)


engine = create_engine(STORE)
sessions = async_sessionmaker(engine, expire_on_commit=False)


async def make_tables(_application: Any) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


async def answer(update: Update, _context: Any) -> None:
    assert update.message is not None
    assert update.effective_user is not None
    async with sessions.begin() as session:
        known = select(Person).where(Person.telegram_id == update.effective_user.id)
        person = (await session.scalars(known)).one_or_none()
        if person is None:
            person = Person(telegram_id=update.effective_user.id)
            session.add(person)
            await session.flush()
        said_at = int(datetime.now(UTC).timestamp())  # noqa: TID251 - not ours
        session.add(Word(person_id=person.id, text=update.message.text or "", said_at=said_at))
    await update.message.reply_text(update.message.text or "")


def main() -> None:
    application = Application.builder().token(TOKEN).base_url(f"{ADDRESS}/bot").post_init(make_tables).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling(bootstrap_retries=0)


if __name__ == "__main__":
    main()
