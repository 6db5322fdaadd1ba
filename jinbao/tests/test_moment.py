"""A moment comes back as it went in, on either store."""

from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import Column, Engine, MetaData, Table, Text, select

from jinbao.engine import writing
from jinbao.moment import Moment
from jinbao.register import Changes

BEIJING = timezone(timedelta(hours=8))


def test_a_moment_in_beijing_comes_back_as_the_same_moment(engine: Engine) -> None:
    metadata = MetaData()
    table = Table("seen", metadata, Column("by", Text, primary_key=True), Column("at", Moment))
    metadata.create_all(engine)
    noon = datetime(2010, 6, 15, 12, 0, 0, 250_000, tzinfo=BEIJING)
    with writing(engine).begin() as connection:
        changes = Changes(connection)
        changes.put(table, by="Luo Xiulan", at=noon)
        changes.put(table, by="Deng Guofu", at=None)
        changes.flush()
    with engine.connect() as connection:
        seen = {row.by: row.at for row in connection.execute(select(table))}
    assert seen == {"Luo Xiulan": noon, "Deng Guofu": None}
    assert seen["Luo Xiulan"].tzinfo is UTC
