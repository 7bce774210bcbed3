"""Rules of Chinese that decide a character by what stands beside it: classifiers, copulas, surnames, units.

They are written by hand for any text; none is taken from a source.  A firm rule overrules phrases of the
dictionary that read across it (`十五天后` is no 天后, a queen of heaven); the others speak where no phrase did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, Protocol


class Words(Protocol):
    """What the rules ask of a text's words."""

    def at(self, position: int) -> bool:
        """Whether a word begins or ends there."""


class Decided(NamedTuple):
    """The character at `at` has this form here, whatever a phrase says if `firm`; `evidence` is what was read."""

    at: int
    form: str
    firm: bool
    evidence: str


class _Rule(NamedTuple):
    character: str
    form: str
    pattern: str
    firm: bool = False
    alone: bool = False
    """Whether the character must be a word by itself."""


_NUMBER = r"[\d０-９零〇一二两三四五六七八九十百千万亿]"
_STOP = r"(?:^|(?<=[\s，。；：、！？（）()「」『』“”‘’《》【】—]))"
_DEPARTMENT = (
    "学程文语理管计化物史律济会音美体工医术政哲数外法影视系院各科两全校建设业艺播融育作务传创运画电愈商农林渔"
    "牧药食服资机械护幼保休养旅卫一二三四五六七八九十"
)
_FOLLOWS_DEPARTMENT = (
    "教|副|学生|主任|毕|讲|老师|助|博|硕|研究|同学|校友|师|特聘|荣|名誉|兼|系|大[一二三四]|[一二三四]年|就读|所|友|办|"
    "级|列|统|数|谱|及|与|和|的|等|之|车|企|股|品牌|资本|产品|平台|高管|队|会|在|上|着|紧|好|牢|住|了|有"
)
_NO_SURNAME_YU = (
    "招一二三四五六七八九十两百下年生地额款者数量温热音韵波威震党孽烬悸兴暇粮味光晖晕荫毒痛辉裕割弦切角弧项钱票缺众皆均则为时命罪留存电"
    "利泽的详依请同由免待俟按照见"
)
_ANIMAL = "猪犬狗猫船禽羊牛鸡鸭鹅鸟马猴兽鹿鼠兔鱼"
_NO_CLASSIFIER = "有是能会剩占需用要卖花为可在做收带差得看想好怕求因涨增减降见知"
_BEFORE_SEX = tuple(zip("钟范余涂游郁岳", "鍾范余涂游郁岳", strict=True))
"""Surnames that stand for a man or woman in reports of courts and police (游男, 余女)."""
_FIRST = (
    ("钟", "鍾", "声楼头点表摆停响敲慢快的是在上下里面乳爱情鼎鼓磬不也还已就都有挂"),
    ("涂", "涂", "上满抹在改了着过好完出的成药油黑白红料不"),
    ("郁", "郁", "闷结闭积热金香的"),
)
"""Surnames that are words too: their form, and what follows the word."""
_FREQUENT = "陈林黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖徐周苏庄吕何萧罗潘朱詹施赵卢梁颜柯孙魏翁戴宋邓杜傅侯曹薛"
"""Surnames before a given name, which no word ends with."""

_RULES = (
    _Rule("系", "系", r"(?<=时报)@|(?<=军)@(?=大老|人马|票|立委)|(?<=相关)@(?=所)", firm=True),
    _Rule("系", "繫",
          r"(?<![关联体统维干派])@(?=[上紧牢住](?!司|级|面)|着?(?:红领巾|安全带|安全绳|鞋带|领带|领结|围[巾裙]"
          r"|腰带|丝带|绳|蝴蝶结))", firm=True, alone=True),
    # 係, the copula of notices and reports (该款项系预付), which is no department (物理系) and ties nothing
    _Rule("系", "係", r"(?<=[亦则均乃实确即皆并仍纯])@(?!列|统|数|上|着|紧|好|牢|住|有|所|[，。；、）])", alone=True),
    _Rule("系", "係",
          rf"(?<=[^{_DEPARTMENT}日德美韩欧水根派色山星阳沟渠\W])(?<!该)(?<!本)"
          rf"@(?!{_FOLLOWS_DEPARTMENT}|[\W_]|$)", alone=True),
    _Rule("系", "係",
          r"(?<=[\d年月」』”》）)，])@(?=[^\W\d_A-Za-z])(?!列|统|数|主任|所|学|友|办|级|谱|上|着|紧)", alone=True),
    _Rule("系", "係", r"@(?=我国|全球|全国|全台|唯一|一[个种项座件]|于[\d本去今昨])", alone=True),
    _Rule("系", "係", r"(?<=经查)@(?!统|列)", firm=True),
    _Rule("系", "係", r"(?<=案)@(?=[于在由为因指以])", firm=True, alone=True),
    # 隻, the classifier of animals and of one of a pair
    _Rule("只", "只", r"(?<=\d)@(?=[剩能会是要需])|(?<=大多)@", firm=True),
    _Rule("只", "隻", rf"(?<=[百千万十])@(?=左右|以上|以下|的|[、。；]|[{_ANIMAL}])", firm=True),
    _Rule("只", "隻", rf"(?<=[百千万十\d][多余来几])@(?![{_NO_CLASSIFIER}])", firm=True),
    _Rule("只", "隻",
          rf"(?<=[多几数])@(?=[{_ANIMAL}]|[^\W\d_A-Za-z]{{0,2}}股|基金|个股|新股|[眼手脚耳]|动物|宠物|小["
          rf"{_ANIMAL}])", firm=True),
    _Rule("只", "隻", rf"(?<=[{_ANIMAL}])@(?=[、，。；：的数和与及等均皆]|$)"),
    _Rule("只", "只", rf"(?<=[只头匹条][{_ANIMAL}])@(?=[可能会是有要用需不剩怕想])", firm=True),
    # 麪 of a dish
    _Rule("面", "麪", r"(?<=[蛋肉腩酱吞饺丸扒虾丝羹卤哩豆])@(?=[、，。；：和与及或的很都也等店馆家档摊厂]|$)"),
    # 後 after a number of days, 后 of the temples of goddesses
    _Rule("后", "後", r"(?<=[\d一二两三四五六七八九十百几数半多余]天)@(?!宫|娘|赛)", firm=True),
    _Rule("后", "後", r"(?<=[\d一二两三四五六七八九十百几数半多余] 天)@(?!宫|娘|赛)", firm=True),
    _Rule("后", "後", r"(?<=[进入失传接点罚射控得丢]球|解封|冰封|查封)@", firm=True),
    _Rule("后", "后", r"(?<=[圣慈天])@(?=宫)", firm=True),
    # 於 of 属于海洋, of which the dictionary's 于海洋 is nobody
    _Rule("于", "於", r"(?<=[属源植自来位基处生对关])@(?=海洋)", firm=True),
    # 餘 follows a number or another word; where a word begins with 余 it is the surname, but in 余生, 余地 …
    _Rule("余", "餘", rf"(?<={_NUMBER})@(?=[^\W\d])"),
    _Rule("余", "餘", r"(?<=[其之年月天岁元人次])@"),
    _Rule("余", "余", rf"{_STOP}@(?=[^\W\d_{_NO_SURNAME_YU}])"),
    _Rule("余", "余", rf"(?<=[和与及由请对向员长授师生者士记任人])@(?=[^\W\d_{_NO_SURNAME_YU}][^\W\d_])", alone=True),
    # a surname with what stands for the rest of the name
    *(_Rule(one, form, r"@(?=姓|嫌|氏(?!族)|某(?![些种个一年月日时处地项类公单医校企机省市县区]))",
            firm=True, alone=True)
      for one, form in zip("钟范余涂游郁岳谷丰种仇朴曲沈于叶", "鍾范余涂游郁岳谷豐种仇朴曲沈于葉", strict=True)),
    _Rule("余", "余", r"(?<=施)@(?=[^\W\d_A-Za-z]{2})", firm=True),
    _Rule("钟", "鍾", r"(?<=[员长授师生者士记任人])@(?=[^\W\d_A-Za-z]{2})", alone=True),
    _Rule("钟", "鍾",
          r"@(?=[^\W\d_A-Za-z]{2}(?:理事长|主任|老师|教授|先生|女士|小姐|[县市局科里处校院]长|议员|委员|表示|"
          r"指出))", alone=True),
    _Rule("钟", "鍾",
          r"(?<=[、和与及同])@(?=[^\W\d_A-Za-z]{2}(?:[、，。）]|同|等|的|一[起同]|都|均|也|$))", alone=True),
    _Rule("钟", "鍾",
          rf"(?:{_STOP}|(?<=[和与及]))@(?=家|厝|[先女][生士]|[院校处局科部市县镇区村董厂省]长|老师|教授|医生|"
          rf"主任|教练|总)"),
    # at the beginning of a clause, by itself and before two characters: a person (钟伟强于左路起脚)
    *(_Rule(one, form, rf"{_STOP}@(?=[^\W\d{none}][^\W\d])", alone=True) for one, form, none in _FIRST),
    *(_Rule(one, form,
          rf"(?<!{_NUMBER})(?<![年月日])@(?=[男女](?![孩生性子人士方儿友童主女男朋优团双单队足乒排篮神星装]))",
          alone=True) for one, form in _BEFORE_SEX),
    *(_Rule(one, form, rf"{_STOP}@(?=[父母妻夫](?:的|在|[，。、；]|[^\W\d_A-Za-z])(?<![父母]人))")
      for one, form in _BEFORE_SEX),
    *(_Rule(one, form,
          rf"{_STOP}@(?=[^\W\d_A-Za-z]{{1,2}}(?:[\s、（]|等[人\d一二三四五六七八九十]|说|表示|指出|认为|强调|"
          rf"坦言|直言))")
      for one, form in zip("钟涂游郁岳谷", "鍾涂游郁岳谷", strict=True)),
    _Rule("范", "范", rf"{_STOP}@(?=[^\W\d_A-Za-z])"),
    _Rule("范", "范", r"(?<=[、员长授师生者士记任人家和与及由])@(?=[^\W\d_A-Za-z])", alone=True),
    # the unit of districts and of distance after a number, a sound in foreign names
    _Rule("里", "里", r"(?<=[\d]个)@(?!面|头|边)", firm=True),
    _Rule("里", "里", r"(?<=\d)@(?!面|头|边)", firm=True),
    _Rule("里", "里", r"(?<=[^\W\d_A-Za-z])@(?=[（(][A-Z])", firm=True),
    _Rule("里", "里", r"(?:(?<=[·‧•])|(?<=[·‧•].)|(?<=[·‧•]..)|(?<=[·‧•]...))@", firm=True),
    _Rule("里", "里", r"@(?=[^\W\d_A-Za-z]{0,4}[·‧•])", firm=True),
    _Rule("里", "里", r"(?<=[惠美绘由真百麻友江])@(?=[子奈香加沙美佳惠菜]|绪)", firm=True),
    _Rule("里", "里", r"(?<=村)@(?=邻)", firm=True),
    # the clapper's 衝衝衝, water's 沖, sounds and things that no phrase holds
    _Rule("冲", "衝", r"(?:(?<=冲)|(?=冲冲冲)|(?<=冲冲))@(?=冲冲|冲[！，。」”]|[！。」”])", firm=True),
    _Rule("冲", "沖", r"@(?=马桶|厕|凉|茶|咖啡|泡|奶粉|洗|干净|不[散掉淡]|都冲不)"),
    _Rule("冲", "沖", r"(?<=[水沙浪流])@(?=[进走到毁垮])", firm=True),
    _Rule("借", "藉", r"@(?=[由此](?!书|人|款|钱))", firm=True),
    _Rule("卷", "捲",
          r"(?<=[被风席铁翻])@(?=[、入走进起上门夹致])|(?<=[蛋虾春菜司肉皮果])@(?=[、，。；礼的和与及等]|$)"),
    _Rule("并", "並",
          r"(?<=[媒配整结符综融组集契]合)@(?![购吞入到成])|@(?=入[住选围境学])|@(?=线上)|(?<=[汇调完修]整)@",
          firm=True),
    _Rule("并", "併", r"(?<=整)@(?=[、，。；的为成后]|经|案|计|$)"),
    _Rule("并", "併", r"@(?=发[重肺脑败感症心肾])", firm=True),
    _Rule("并", "併", r"@(?=废?校|联(?![合系手])|案)"),
    # 乾 of dried fruit and hands, 颱 of the storm, which is no way to stand on a stage (台风稳健)
    _Rule("干", "乾", r"(?<=水果)@|(?<=[果肉鱼笋莓蕉梅枣])@(?=[、，。；…等]|$)|@(?=洗手)|(?<=待)@(?=的)", firm=True),
    _Rule("台", "臺", r"@(?=风[稳优])|(?<=健)@(?=风)", firm=True),
    _Rule("台", "颱",
          r"(?<=[中轻])@(?=[^\W\d_A-Za-z]{2,3}(?:已|将|恐|逼近|来袭|登陆|外围|过境|带来|路径|暴风))", firm=True),
    _Rule("台", "颱", r"@(?=风)|(?<=防)@(?=[前期准整措应工])", firm=True),
    # 製 of things made, 制 of what is held back and of systems
    _Rule("制", "制", r"(?<=防)@|(?<=[^主]管)@(?=作[业为以])|(?<=[去持得]自)@|(?<=自)@(?=能力)", firm=True),
    _Rule("制", "製", r"@(?=[拍播酒茶布])|(?<=[布木铁钢银铜皮竹纸璃陶瓷胶])@(?![度约裁服止定造式动订限宪])"),
    _Rule("谷", "穀", r"(?<=[收缴晒碾打脱售囤])@(?![底歌地口])"),
    # 誌 of signals and diaries, 志 of volunteers
    _Rule("志", "志", r"(?<=[一每半全]日)@(?=工)|(?<=日日)@(?=工)|(?<=在地)@(?=工)", firm=True),
    _Rule("志", "誌", r"(?<=[口通光]号)@|(?<=日)@(?![工愿趣向气])", firm=True),
    _Rule("签", "籤", r"@(?=[运诗筒])|(?<=运)@"),
    _Rule("喂", "餵", r"@(?=[养食奶药饱猪鸡鸭牛羊狗猫鱼鸟马给过])"),
    _Rule("朴", "朴", r"@(?=[^\W\d实素拙厚质门讷直野][^\W\d])"),
    _Rule("郁", "郁", rf"(?<=[{_FREQUENT}])@(?=[^\W\d])"),
    _Rule("钟", "鍾", rf"(?<=[{_FREQUENT}])@(?=[^\W\d声楼头点表])|@(?=老(?!旧|式|表|化|店|楼)|小姐|先生|女士)"),
    _Rule("杯", "盃", r"(?<=[捧夺])@", firm=True),
    _Rule("折", "摺", r"@(?=[床凳椅伞扇])"),
    _Rule("折", "摺", r"(?<!曲)@(?=起(?!伏|诉))"),
    _Rule("出", "齣",
          r"(?<=[一这那每首几两三])@(?=(?![一门场生来去手现台院国口])[^\W\d_A-Za-z]{0,5}(?:戏|剧|笑片|电影))",
          firm=True),
    # forms that are the usual ones where nothing else decides
    _Rule("径", "逕", r"@", alone=True),
    _Rule("钟", "鐘", r"@"),
    _Rule("岳", "岳", r"@"),
    _Rule("仑", "崙", r"@"),
)


def decided(text: str, open_: Iterable[int], words: Words) -> Iterator[Decided]:
    """What the rules decide of the characters at these positions of a simplified text; the first rule that fits."""
    for at in open_:
        for rule in _BY_CHARACTER.get(text[at], ()):
            if _compiled(rule).match(text, at) and not (rule.alone and not (words.at(at) and words.at(at + 1))):
                yield Decided(at, rule.form, rule.firm, text[max(0, at - 2) : at + 3].strip())
                break


@cache
def _compiled(rule: _Rule) -> re.Pattern[str]:
    return re.compile(rule.pattern.replace("@", rule.character))


_BY_CHARACTER = {
    one: [rule for rule in _RULES if rule.character == one] for one in dict.fromkeys(rule.character for rule in _RULES)
}
