"""Chinese personal names: surnames, and where one name ends and the next begins.

The surnames are those of the Hundred Family Surnames still in use and of the
modern registers, simplified and traditional side by side, the most frequent first:
their order decides between two readings of `朱东阳高攀`.
"""

from __future__ import annotations

from .patterns import HAN, lazy

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施"
    "文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉"
    "翁蓝骆路游靳辛管柴蒙鲍华喻祁房滕屈饶解牟艾尤时穆农司古吉车项连芦麦褚娄戚岑党宫景席费卜冷晏卫柏米宗桂瞿全苟"
    "闵佟应臧边卞姬邬和师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储芮湛禤原"
    "栗燕楚鄢扶谌笪公仉鹿邰皮都阳权窦蔚暴逄濮寿通东支种朴干后云台冼盖适缪奚宿伏相水居衣银亓尉邸占展雍"
    "漆承蒲皇靖尧信邴琚粟诸甫经要狄车练钮暨衡乌巴弓牧隗山侍强蔺卓屠"
    "張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭蔣餘於葉魏蘇呂盧鐘鍾譚陸範韋賈鄒閆龍黎賀顧龔萬錢戴嚴湯齊喬龐顏倪莊聶魯嶽"
    "歐關蘭寧紀單華駱遊靳喻饒時農車項連蘆麥婁黨宮費衛閔應臧邊鄔師欒鄺談樂儲諶竇逄種樸後雲臺適繆葯藺鈕烏尉諸經"
    "闞闫覃鄢鞏龎鬱蕳簡简赖賴丘邱洪鄞凃塗温溫沉翁游古江詹柯彭莊黃巫官卓施"
    "昌凤花酆廉殷傅元平萧禹贝计茅危昝裘宣贲杭嵇滑荀羊家羿汲糜松井富宓蓬郗仰秋伊钭厉戎祖束幸韶郜蓟薄印怀从"
    "鄂索咸籍阴能苍双闻莘贡劳堵宰郦却璩扈郏浦别阎充慕茹习宦鱼容慎戈庾终步满弘国广禄阙殳沃利越夔隆厍晁勾融"
    "訾阚那空毋乜养须丰巢蒯红竺逯益桓鳳鮑羅畢貝計藍賁榮厲薊從陰蒼雙聞貢勞郟閻習魚終滿國廣祿東養須豐荊紅權"
    "蓋征折"
)
COMPOUND_SURNAMES = (
    "欧阳", "上官", "司马", "诸葛", "皇甫", "东方", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯", "独孤", "南宫",
    "端木", "申屠", "轩辕", "呼延", "百里", "东郭", "西门", "赫连", "澹台", "宇文", "长孙", "鲜于", "闾丘", "万俟",
    "歐陽", "司馬", "諸葛", "東方", "尉遲", "公孫", "獨孤", "南宮", "軒轅", "長孫", "鮮于", "范姜", "張簡",
)
NO_NAMES = frozenset((
    "顾问", "高级", "高工", "主任", "方面", "于是", "明年", "时间", "项目", "单位", "安全", "平安", "周年", "和谐", "文化", "成长", "金融",
    "水利", "常务", "幸福", "农业", "农民", "高校", "石油", "马路", "黄金", "白银", "成果", "温暖", "温馨", "田间", "江湖", "林业", "毛利",
    "陶瓷", "汽车", "花卉", "车间", "路上", "党员", "计划", "经济", "经理", "通讯", "师生", "师范", "相关", "相信", "支部", "支持", "全国",
    "全文", "应用", "万元", "万人", "万里", "干部", "后记", "云南", "台湾", "台北", "向前", "向上", "沙发", "包装", "包括", "管理", "鲜花",
    "顧問", "時間", "項目", "經濟", "農業", "農民", "黨員", "計畫", "應用", "萬元", "幹部", "臺灣", "台灣", "金融", "新北", "高雄", "台中",
    "左一", "左二", "左三", "左四", "右一", "右二", "右三", "右四", "后排", "後排", "中间", "司机", "车主", "万余", "余人", "方言", "石板", "简介", "簡介",
))
"""Words that begin with a surname and name nobody."""
_WESTERN_NAME = lazy(r"[A-Z][A-Za-z.’'\-]*(?:[ ·][A-Z][A-Za-z.’'\-]*){0,4}")
_TRANSLITERATED = lazy(rf"{HAN}{{1,8}}(?:[·•]{HAN}{{1,10}}){{1,4}}")
_RANK: dict[str, int] = {surname: rank for rank, surname in reversed(list(enumerate(SURNAMES)))}
_COMPOUND = frozenset(COMPOUND_SURNAMES)
_RARE = 400


def surname_rank(name: str) -> int | None:
    """How frequent the surname of `name` is (0 is first), or None if it begins with none."""
    if name[:2] in _COMPOUND and len(name) >= 3:
        return _RARE // 2
    return _RANK.get(name[:1])


def is_name(text: str) -> bool:
    """Whether this is a person's name: Chinese (2 to 4 characters), transliterated or Western."""
    text = text.strip()
    if _TRANSLITERATED.fullmatch(text) or _WESTERN_NAME.fullmatch(text):
        return True
    if text in NO_NAMES or not 2 <= len(text) <= 4 or surname_rank(text) is None or not all(map(_in_name, text)):
        return False
    return len(text) <= 3 or text[:2] in COMPOUND_SURNAMES


def _in_name(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in "〇·•"


def split_names(run: str) -> list[str] | None:
    """The names in a run without separators (`朱东阳高攀` → 朱东阳, 高攀), or None if it is none.

    All ways to cut the run into names are tried; fewer names and more frequent
    surnames win.
    """
    best = _best_cut(run)
    return None if best is None else best[1]


def _best_cut(run: str) -> tuple[int, list[str]] | None:
    if not run:
        return 0, []
    found: tuple[int, list[str]] | None = None
    for length in (3, 2, 4):
        head = run[:length]
        rank = surname_rank(head)
        if len(head) < length or rank is None or not is_name(head):
            continue
        rest = _best_cut(run[length:])
        if rest is None:
            continue
        cost = _RARE + rank + rest[0]
        if found is None or cost < found[0]:
            found = cost, [head, *rest[1]]
    return found
