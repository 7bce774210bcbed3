"""Words that stand beside names: titles before and after them, verbs of saying, what may precede."""

from __future__ import annotations

TITLES = (
    "先生", "女士", "小姐", "夫人", "教授", "老师", "同志", "同学", "博士", "硕士", "院士", "医生", "医师",
    "大夫", "护士", "记者", "主播", "编辑", "作家", "诗人", "画家", "导演", "演员", "歌手", "律师", "法官",
    "检察官", "警官", "将军", "总统", "主席", "总理", "书记", "部长", "省长", "市长", "县长", "区长", "镇长",
    "乡长", "村长", "里长", "局长", "处长", "科长", "厅长", "司长", "院长", "校长", "馆长", "所长", "站长",
    "社长", "团长", "队长", "会长", "议长", "委员", "委员长", "董事长", "理事长", "秘书长", "主任", "经理",
    "总裁", "总监", "议员", "代表", "大使", "教练", "选手", "队员", "球员", "馆员", "讲师", "学者", "专家",
    "学家", "育家", "研究员", "工程师", "设计师", "摄影师", "摄影", "通讯员", "发言人", "负责人", "创办人",
    "主持人", "候选人", "当事人", "联系人", "发稿人", "主人", "总编", "主编", "主委", "执行长", "参谋", "司令",
    "班长", "组长", "股长", "课长", "总干事", "干事", "志工", "师傅", "村民", "居民", "市民", "农民", "工人",
    "次长", "顾问", "评论家", "主秘", "老总", "局座", "父亲", "母亲", "妻子", "丈夫", "儿子", "女儿", "哥哥",
    "弟弟", "姐姐", "妹妹", "名叫", "叫做", "笔者", "文", "摄", "图",
)
"""Titles, offices, callings and kin, before or after a name."""
STRONG_SAYING = (
    "表示", "指出", "认为", "强调", "介绍", "透露", "告诉", "坦言", "呼吁", "建议", "回忆", "说", "称", "讲",
    "写道", "说明", "提到", "感叹", "补充", "解释", "回应", "率", "出任", "担任", "当选", "毕业", "生于",
    "致词", "一行", "出席",
)
"""What only a person does."""
ALLOWED_AFTER = (
    "表示", "指出", "认为", "强调", "介绍", "透露", "告诉", "坦言", "呼吁", "建议", "回忆", "说", "称", "讲",
    "谈", "写道", "问", "答", "笑", "曾", "也", "还", "则", "是", "等", "率", "出席", "出任", "担任", "当选",
    "获", "带", "说明", "提到", "感叹", "补充", "解释", "回应", "宣布", "告知", "出生", "毕业", "生于", "任",
    "在", "今", "昨", "致词", "主持", "陪同", "的", "一行", "报道", "报导",
)
"""What may follow a name."""
ALLOWED_BEFORE = (
    "和", "与", "及", "由", "对", "向", "请", "为", "给", "让", "跟", "同", "被", "把", "叫", "是", "以及",
    "包括",
)
"""What may stand before a name."""
AFTER_SURNAME = tuple(title for title in TITLES if len(title) > 1 and title not in ("名叫", "叫做", "笔者", "摄影"))
"""Titles that follow a surname alone (`游院长`)."""
ENDS_BEFORE = frozenset("会局部院府科处司厅社团队室所系县市区镇乡村组名员长者人家手师士生学行")
"""Last characters of organisations and callings: a name may follow where a word ends with one."""
COMMON_WORDS = frozenset("于后党干万向同布家出并采面几云种和从方时")
"""Surnames that are everyday words too: a name with one of them needs more evidence."""
NEVER_AFTER_COMMON = frozenset("会中上下前后日月年内外今昨明本当壁甲里")
"""What follows those words as words (于会中, 于年内)."""
NEVER_GIVEN = frozenset("的了是在和与及或这我你他她它们但就都再很更被把让对该每各某")
"""Characters that given names do not have."""
PLACE_ENDS = frozenset("区县市镇乡村里路街省州")
"""Last characters of places in lists (后壁区、佳里区)."""
