"""Invented names that sound right: of townships, villages, communities and people."""

from itertools import product
from random import Random

from identity.demo.facts import RegionKind
from jinbao.identifiers import Sex

TOWN_FIRST = "霁晴澄岚鹭栎枫蓼芷苇萤砚杏梨榆槐桑樟棠苔茗荻蒲箬"
TOWN_LAST = "坪溪坝岩桥塘湾岭垭滩沱坡泉渡堡川"
VILLAGE_FIRST = "上中下新老青白红黄金银铜石竹松柏梅兰桂荷柳桐茶橘龙凤云雨霞月星双三五七九东西南北"
VILLAGE_LAST = "湾沟坝林岩坡塘井田坳堰岗坎窝冲院嘴坪"
COMMUNITY_LAST = "园苑街路桥门巷坊"

SUFFIX = {RegionKind.STREET: "街道", RegionKind.TOWN: "镇", RegionKind.RURAL_TOWNSHIP: "乡"}

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
    "叶杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范石廖贾韦夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史"
    "陶黎贺顾毛郝龚邵万覃武钱戴严莫孔向常汤单查"
)
MALE_GIVEN = "国建明志强军平刚勇德贵福全安清云华文武林海江涛波杰斌超兴荣昌富友良才永光大忠成"
FEMALE_GIVEN = "秀桂玉淑芳英兰珍琴华霞红梅菊春莲凤琼容碧群会素先天翠月丽娟艳萍蓉燕敏静雪佳慧"


def town_names(count: int, luck: Random) -> list[str]:
    return luck.sample(["".join(pair) for pair in product(TOWN_FIRST, TOWN_LAST)], count)


def village_names(count: int, luck: Random) -> list[str]:
    stems = luck.sample(["".join(pair) for pair in product(VILLAGE_FIRST, VILLAGE_LAST)], count)
    return [f"{stem}村" for stem in stems]


def community_names(count: int, luck: Random) -> list[str]:
    stems = luck.sample(["".join(pair) for pair in product(TOWN_FIRST, COMMUNITY_LAST)], count)
    return [f"{stem}社区" for stem in stems]


def given_name(sex: Sex, luck: Random) -> str:
    characters = MALE_GIVEN if sex is Sex.MALE else FEMALE_GIVEN
    return "".join(luck.choices(characters, k=luck.choice((1, 2, 2, 2))))


def surname(luck: Random) -> str:
    return luck.choice(SURNAMES)
