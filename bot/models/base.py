"""What every table shares: text ids, instants in milliseconds, local days, closed lists of words."""

import secrets
from base64 import b32encode
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Dialect, Enum, Index, Integer, MetaData, String, TypeDecorator, text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.orm.properties import MappedColumn

Id = str
Json = Any


def new_id() -> Id:
    """Return 16 random base32 characters (80 bits): two of them fit into a button's 64 bytes."""
    return b32encode(secrets.token_bytes(10)).decode().lower()


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, stored as Unix milliseconds as the contract asks."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        """Aware datetime → milliseconds; a naive one is a bug and raises."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"A moment without a zone: {value!r}")
        return round(value.timestamp() * 1000)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> datetime | None:
        """Milliseconds → aware datetime."""
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


class LocalDay(TypeDecorator[date]):
    """A day of somebody's own calendar, stored as `YYYY-MM-DD`."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Dialect) -> str | None:
        """Date → ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, _dialect: Dialect) -> date | None:
        """ISO text → date."""
        return None if value is None else date.fromisoformat(value)


class Base(DeclarativeBase):
    """Every table of the house hangs on this metadata."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own protocol
        datetime: Instant,
        date: LocalDay,
        Json: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[int]: JSON(none_as_null=True),
        list[Json]: JSON(none_as_null=True),
    }


def key() -> MappedColumn[Id]:
    """Return the primary key of a contract table."""
    return mapped_column(String, primary_key=True, default=new_id)


def sequence() -> MappedColumn[int]:
    """Return the primary key of a queue: numbers in order of arrival."""
    return mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def one_of(*words: str) -> Enum:
    """Return the type of a closed list of words, stored exactly as written and checked on the way in."""
    return Enum(*words, native_enum=False, validate_strings=True, create_constraint=False, length=32)


def only_one(name: str, *columns: str, where: str) -> Index:
    """Return a unique index over the rows that `where` picks, on both databases; the others may repeat themselves."""
    return Index(name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))
