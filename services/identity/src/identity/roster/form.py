"""The columns of the enrolment form (参保登记表) and the words that may stand in them.

The layout is the handbook's own, after the fields of the paper form (domain handbook 17.16).
"""

from enum import StrEnum

from msgspec import Struct

from jinbao.identifiers import Sex


class Category(StrEnum):
    ORDINARY = "ORDINARY"
    SEVERELY_DISABLED = "SEVERELY_DISABLED"
    LOW_INCOME = "LOW_INCOME"


class Relation(StrEnum):
    """To the head of the household."""

    HEAD = "HEAD"
    SPOUSE = "SPOUSE"
    CHILD = "CHILD"
    CHILD_IN_LAW = "CHILD_IN_LAW"
    GRANDCHILD = "GRANDCHILD"
    PARENT = "PARENT"
    PARENT_IN_LAW = "PARENT_IN_LAW"
    GRANDPARENT = "GRANDPARENT"
    SIBLING = "SIBLING"
    OTHER = "OTHER"


SEXES = {"男": Sex.MALE, "女": Sex.FEMALE}

CATEGORIES = {
    "一般": Category.ORDINARY,
    "重度残疾": Category.SEVERELY_DISABLED,
    "低保": Category.LOW_INCOME,
}

RELATIONS = (
    dict.fromkeys(("户主", "本人"), Relation.HEAD)
    | dict.fromkeys(("配偶", "夫", "妻", "丈夫", "妻子"), Relation.SPOUSE)
    | dict.fromkeys(
        ("子女", "子", "女", "儿子", "女儿", "长子", "次子", "三子", "长女", "次女", "三女"), Relation.CHILD
    )
    | dict.fromkeys(("儿媳", "女婿"), Relation.CHILD_IN_LAW)
    | dict.fromkeys(("孙子女", "孙子", "孙女", "外孙子", "外孙女"), Relation.GRANDCHILD)
    | dict.fromkeys(("父母", "父亲", "母亲", "父", "母"), Relation.PARENT)
    | dict.fromkeys(("岳父", "岳母", "公公", "婆婆"), Relation.PARENT_IN_LAW)
    | dict.fromkeys(("祖父", "祖母", "外祖父", "外祖母"), Relation.GRANDPARENT)
    | dict.fromkeys(("兄弟姐妹", "兄", "弟", "姐", "妹", "兄弟", "姐妹"), Relation.SIBLING)
    | {"其他": Relation.OTHER}
)


class Column(Struct, frozen=True):
    header: str
    required: bool = True
    digits: bool = False
    """Holds digits that are a name and not a quantity: as a number cell it has lost some of them."""


NAME = Column("姓名")
SEX = Column("性别")
ID_NUMBER = Column("公民身份号码", digits=True)
ETHNICITY = Column("民族", required=False)
VILLAGE = Column("户籍地代码")
RESIDENCE = Column("居住地址", required=False)
PHONE = Column("联系电话", required=False, digits=True)
HOUSEHOLD = Column("户号")
RELATION = Column("与户主关系")
CATEGORY = Column("参保类别")
# Whoever is sixty when the scheme starts pays nothing and leaves this empty; who may is not said here.
GRADE = Column("缴费档次", required=False)
APPLIED_ON = Column("申请日期")
BANK = Column("开户银行", required=False)
ACCOUNT = Column("银行账号", required=False, digits=True)
HANDLER = Column("经办人", required=False)

COLUMNS = (
    NAME,
    SEX,
    ID_NUMBER,
    ETHNICITY,
    VILLAGE,
    RESIDENCE,
    PHONE,
    HOUSEHOLD,
    RELATION,
    CATEGORY,
    GRADE,
    APPLIED_ON,
    BANK,
    ACCOUNT,
    HANDLER,
)
