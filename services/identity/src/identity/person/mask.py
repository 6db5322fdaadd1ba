"""What of a person's data is shown to someone who has not said why they look."""

import re

STAR = "*"
HIDDEN = "****"
SHORTEST_ACCOUNT = 8

# The surnames of two characters in 百家姓, one after the other.
COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "万俟司马上官欧阳夏侯诸葛闻人东方赫连皇甫尉迟公羊澹台公冶宗政濮阳淳于单于太叔申屠公孙仲孙轩辕令狐钟离宇文长孙慕容鲜于闾丘"
        "司徒司空亓官司寇子车颛孙端木巫马公西漆雕乐正壤驷公良拓跋夹谷宰父谷梁百里东郭南门呼延羊舌微生梁丘左丘东门西门南宫第五",
    )
)

_DETAIL = "村社组号路巷弄栋"
# The unit that ends a township, but not as the first character of its name (镇舟镇) and not in the name of a
# city or county (镇江市, 新乡市).
_TOWNSHIP = re.compile(rf"[^\d{_DETAIL}]{{2,40}}?(?:街道|(?<![县区])[镇乡](?!.?[市县区]))")
_COUNTY = re.compile(rf"[^\d{_DETAIL}]{{1,30}}(?<!小)[县区市旗]")
_MOBILE = re.compile(r"((?:\+?86[- ]?)?1\d\d)\d{4}(\d{4})")


def name(text: str) -> str:
    """张三 → 张*, 欧阳娜娜 → 欧阳**: the surname stays whole, since an officer would look for 欧 in vain.

    One character at least is hidden: 欧阳 alone is taken as the surname 欧 with a given name.
    """
    surname = text[:2] if text[:2] in COMPOUND_SURNAMES else text[:1]
    letters = text.rstrip("· ")
    shown = len(surname if surname != letters else letters[:-1])
    return text[:shown] + "".join(c if c in "· " else STAR for c in text[shown:])


def id_number(text: str) -> str:
    """Region and sequence stay, the birthday goes; of any other document only its ends are shown."""
    match len(text):
        case 18:
            return _middle(text, 6, 4)
        case 15:
            return _middle(text, 6, 3)
        case _:
            return _middle(text, 1, 2)


def phone(text: str) -> str:
    """Of a mobile number the network and the last four; of any other number the last two."""
    if mobile := _MOBILE.fullmatch(text):
        return mobile[1] + HIDDEN + mobile[2]
    return _middle(text, 0, 2)


def bank_account(text: str) -> str:
    """The last four, as banks print them; how long the number is already tells the bank."""
    return HIDDEN + text[-4:] if len(text) >= SHORTEST_ACCOUNT else HIDDEN


def address(text: str) -> str:
    """Down to the township, else to the county; what cannot be read is not shown at all."""
    known = _TOWNSHIP.match(text) or _COUNTY.match(text)
    return (known[0] if known else "") + HIDDEN


def _middle(text: str, head: int, tail: int) -> str:
    if len(text) - head - tail < len(HIDDEN):
        return STAR * len(text)
    return text[:head] + STAR * (len(text) - head - tail) + text[len(text) - tail :]
